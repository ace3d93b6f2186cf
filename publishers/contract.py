"""What every channel offers and what travels to it; plain values only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Limits:
    """What a channel can carry; `None` means nobody reaches the limit.

    Characters are counted on NFC text. Composer, review page and publisher read these numbers.
    """

    title: int | None = None
    summary: int | None = None
    text: int | None = None
    pictures: int | None = None


@dataclass(frozen=True)
class Picture:
    """One finished picture file: its bytes, and what a reader who cannot see it is told.

    `name` is the format it was drawn in, or "photo-1", "photo-2" … for a photograph.
    """

    name: str
    mime: str
    width: int
    height: int
    alt: str
    digest: str
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Outgoing:
    """One publication on its way out: the words and media that were approved.

    `key` is this publication's own and never changes between attempts: a channel that can, uses it
    to recognise what it already has. `text` is Markdown for the website and plain text elsewhere.
    """

    key: str
    unit_code: str
    unit_name: str
    title: str
    summary: str
    text: str
    pictures: tuple[Picture, ...] = ()
    campaign: str | None = None


@dataclass(frozen=True)
class Sent:
    """The channel took it. `live` is False while the channel still works on showing it.

    `at` is the channel's own moment (aware, UTC) when it gives one; otherwise ours is used.
    """

    remote_id: str
    permalink: str | None = None
    live: bool = True
    at: datetime | None = None


@dataclass(frozen=True)
class Health:
    """Answer to "would a post get through now?"; `message` tells a person what to do when not."""

    ok: bool
    message: str


class Publisher(Protocol):
    """One open channel. `send` raises one of the four errors of `publishers.errors`."""

    def send(self, outgoing: Outgoing) -> Sent:
        """Publish once; never try again by itself."""

    def look(self, outgoing: Outgoing) -> Sent | None:
        """Ask the service whether it has this publication; None when it cannot tell."""

    def check(self) -> Health:
        """Tell whether a post would get through now; sends nothing visible."""


class Shelf(Protocol):
    """Where the product's own website keeps its pages, as the application lends it."""

    def put(self, outgoing: Outgoing, *, slug: str, html: str) -> Sent:
        """Keep the page, or find that this key is already kept: either way it stands there once."""

    def find(self, key: str) -> Sent | None:
        """Return the page kept under this key."""


@dataclass(frozen=True)
class Doors:
    """What the application lends to publishers that live inside it; `base_url` is its address."""

    shelf: Shelf
    folder: Path
    base_url: str


Config = Mapping[str, str]


@dataclass(frozen=True)
class Kind:
    """A kind of channel, before any is connected.

    `digital` is the default of the counting rule; `counted` is False where nothing real is
    published. `open` is None where a person releases by hand and brings proof. `formats` are the
    picture formats it shows best, best first. `config_keys` maps each setting to its label.
    `shape` fits the words to the channel exactly as `send` does, so that the preview is the send.
    """

    name: str
    title: str
    mark: str
    digital: bool
    limits: Limits
    formats: tuple[str, ...]
    shape: Callable[[Outgoing], Outgoing]
    open: Callable[[Config, Doors], Publisher] | None
    counted: bool = True
    config_keys: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_hand(self) -> bool:
        """Whether a person releases here."""
        return self.open is None

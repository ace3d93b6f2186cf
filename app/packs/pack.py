"""What a campaign brings: the values of one `pack.toml`, and at the same time its schema.

Every field is one key of the file; `campaigns/_example/pack.toml` explains them to the person who
writes a pack, and a test holds the two together. Days are written as `app.packs.day` reads them.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Strict

Whole = Annotated[int, Strict()]
Phase = Literal["prepare", "teaser", "launch", "rhythm", "big_day", "recap"]
Channel = Literal["website", "facebook", "zalo", "telegram", "notice_board"]
ProductType = Literal["news_brief", "article", "infographic"]
Value = str | Whole | tuple[dict[str, str | Whole], ...]

PHASES: dict[Phase, str] = {
    "prepare": "Chuẩn bị",
    "teaser": "Báo trước",
    "launch": "Phát động",
    "rhythm": "Nhịp hằng tuần",
    "big_day": "Ngày lớn",
    "recap": "Tổng kết",
}


class Part:
    """One table of the file; a key that is not a field is a problem."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Source(Part):
    """Where facts of the pack come from; other tables name it by `id`."""

    id: str
    title: str
    address: str = ""


@dataclass(frozen=True)
class Anchor(Part):
    """The day all others are counted from."""

    name: str
    day: str


@dataclass(frozen=True)
class Window(Part):
    """From the first to the last day of the campaign, both included."""

    begins: str
    ends: str
    source: str


@dataclass(frozen=True)
class Span(Part):
    """A named stretch of days inside or before the window, both ends included."""

    name: str
    begins: str
    ends: str
    source: str


@dataclass(frozen=True)
class Anniversary(Part):
    """What is commemorated on the anchor day: the ordinal is its year minus `base_year`."""

    name: str
    base_year: Whole
    source: str


@dataclass(frozen=True)
class Paired(Part):
    """Another campaign or commemoration that runs with this one."""

    name: str
    note: str
    source: str


@dataclass(frozen=True)
class Message(Part):
    """A key message; `detail` says in plain words what stands behind it."""

    text: str
    source: str
    detail: str = ""
    years: tuple[Whole, ...] = ()


@dataclass(frozen=True)
class Slogan(Part):
    """A slogan, to be picked and not typed."""

    text: str
    source: str


@dataclass(frozen=True)
class Palette(Part):
    """The colours of everything drawn for the campaign, by what they do; each is `#RRGGBB`."""

    field: str
    field_deep: str
    on_field: str
    accent: str
    strong: str
    paper: str
    ink: str


@dataclass(frozen=True)
class PairedTheme(Part):
    """The theme of a paired campaign in one year."""

    name: str
    theme: str
    source: str


@dataclass(frozen=True)
class Year(Part):
    """What one year has of its own; whatever is left out stays as in the rest of the pack."""

    source: str
    theme: str | None = None
    name: str | None = None
    begins: str | None = None
    ends: str | None = None
    paired: tuple[PairedTheme, ...] = ()


@dataclass(frozen=True)
class Duty(Part):
    """What one of the participants has to do."""

    who: str
    text: str
    source: str


@dataclass(frozen=True)
class Asset(Part):
    """A file the pack brings along; `file` is relative to the pack's folder."""

    file: str
    title: str


@dataclass(frozen=True)
class PlanRow(Part):
    """One product the campaign asks for: when, what, from which template, with which words."""

    key: str
    phase: Phase
    day: str
    title: str
    product: ProductType
    template: str
    channels: tuple[Channel, ...]
    text: str
    at: str = "11:30"
    values: dict[str, Value] = field(default_factory=dict)


@dataclass(frozen=True)
class Content(Part):
    """Everything `pack.toml` says."""

    slug: str
    name: str
    summary: str
    basis: str
    basis_source: str
    hashtags: tuple[str, ...]
    anchor: Anchor
    window: Window
    launch: Span
    palette: Palette
    sources: tuple[Source, ...]
    messages: tuple[Message, ...]
    plan: tuple[PlanRow, ...]
    anniversary: Anniversary | None = None
    peaks: tuple[Span, ...] = ()
    paired: tuple[Paired, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    duties: tuple[Duty, ...] = ()
    assets: tuple[Asset, ...] = ()
    years: dict[str, Year] = field(default_factory=dict)


@dataclass(frozen=True)
class Pack:
    """A pack as it was read: its content, where it lies, and a digest of every file in it."""

    content: Content
    folder: Path
    digest: str

    @property
    def slug(self) -> str:
        """The folder's name, by which the pack is opened."""
        return self.content.slug

    @property
    def name(self) -> str:
        """The campaign's name where no year is given."""
        return self.content.name

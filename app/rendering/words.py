"""What a product says in words, for each kind of channel."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from app.rendering import jinja
from app.rendering.context import Context
from app.rendering.slots import Values

PARTS = ("title", "summary", "text", "alt")
CHANNEL_KINDS = ("website", "facebook", "zalo", "telegram", "notice_board", "rehearsal")


@dataclass(frozen=True)
class Words:
    """Title, summary, text (Markdown on the website, plain text elsewhere) and what a reader who
    cannot see the picture is told."""

    title: str
    summary: str
    text: str
    alt: str = ""


class HasWords(Protocol):
    """A template, as far as its words are concerned."""

    @property
    def words(self) -> Mapping[str, Mapping[str, str]]: ...

    @property
    def derived(self) -> Mapping[str, str]: ...


def words(template: HasWords, values: Values, context: Context, channel_kind: str) -> Words:
    """Return the words for one kind of channel; kinds the template does not single out get the
    website's. Raises WordsFailed."""
    known = jinja.names(values, context, template.derived)
    sources = {**template.words[""], **template.words.get(channel_kind, {})}
    made = {part: _tidy(jinja.text(sources.get(part, ""), known)) for part in PARTS}
    return Words(**made)


def _tidy(text: str) -> str:
    """Close the gaps that conditions leave: no trailing spaces, at most one empty line."""
    text = "\n".join(re.sub(r"(?<=\S) {2,}", " ", line).rstrip() for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip()

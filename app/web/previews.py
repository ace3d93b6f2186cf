"""What a product would look and sound like from values that are still being typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.errors import HasProblems, LoaError
from app.models.channel import Channel
from app.models.product import Product
from app.rendering import slots
from app.rendering.slots import Values
from app.rendering.studio import Drawn
from app.rendering.template import Template
from app.rendering.words import words
from app.workflow.facts import facts_of
from app.workflow.tools import Tools
from publishers import CHANNELS
from publishers.contract import Kind, Outgoing
from publishers.wording import length, over_limits, without_markdown

WIDTH = 720  # pixels of a preview: twice what the page gives it


@dataclass(frozen=True)
class Count:
    """How much of a limit a text uses; `most` None when nobody reaches the limit."""

    what: str
    used: int
    most: int | None

    @property
    def left(self) -> int | None:
        """Characters left; below 0 when there are too many."""
        return None if self.most is None else self.most - self.used

    @property
    def tight(self) -> bool:
        """Whether it is time to say how many are left: from 70 % of the limit."""
        return self.most is not None and self.used * 10 >= self.most * 7


@dataclass(frozen=True)
class Said:
    """The words of one channel as they would be sent."""

    channel: Channel
    kind: Kind
    title: str
    summary: str
    text: str  # as it is sent
    shown: str  # as a person reads it: the website's Markdown without its signs
    counts: tuple[Count, ...]
    problems: tuple[str, ...]


def drawn(
    template: Template, raw: Mapping[str, Any], product: Product, format_name: str, tools: Tools
) -> Drawn:
    """Return a narrow picture of one format; empty required slots show the template's examples.

    Raises HasProblems, TextTooLong and the like, each naming the slot.
    """
    values = trial_values(template, raw)
    photos = {name: tools.photo(name) for name in slots.photos(template, values)}
    facts = facts_of(product)
    studio = tools.studio
    return studio.draw(template.folder, values, facts, format_name, photos, width=WIDTH)


def said(
    template: Template,
    raw: Mapping[str, Any],
    product: Product,
    channels: list[Channel],
) -> list[Said]:
    """Return the words of each channel, counted by the channel's own limits.

    Raises HasProblems, WordsFailed.
    """
    values = trial_values(template, raw)
    return [_said(template, values, product, channel) for channel in channels]


def trial_values(template: Template, raw: Mapping[str, Any]) -> Values:
    """Return the values of a draft, examples in place of what is still required."""
    return slots.with_examples(template, slots.read_values(template, raw, partial=True))


def empty_labels(template: Template, raw: Mapping[str, Any]) -> list[str]:
    """Return the labels of required slots that are still empty; none when values are wrong."""
    try:
        values = slots.read_values(template, raw, partial=True)
    except HasProblems:
        return []
    return [slot.label for slot in slots.missing(template, values)]


def message_of(error: LoaError) -> str:
    """Return what a drawing or a reading complains about, as one text for one line."""
    if isinstance(error, HasProblems):
        return " ".join(problem.message for problem in error.problems)
    return str(error)


def _said(template: Template, values: Values, product: Product, channel: Channel) -> Said:
    kind = CHANNELS[channel.kind]
    context = facts_of(product)
    made = words(template, values, context, channel.kind)
    outgoing = kind.shape(
        Outgoing(
            key=str(product.id),
            unit_code=context.unit.code,
            unit_name=context.unit.name,
            title=made.title,
            summary=made.summary,
            text=made.text,
        )
    )
    return Said(
        channel=channel,
        kind=kind,
        title=outgoing.title,
        summary=outgoing.summary,
        text=outgoing.text,
        shown=without_markdown(outgoing.text) if kind.name == "website" else outgoing.text,
        counts=counts(outgoing, kind),
        problems=tuple(over_limits(outgoing, kind.limits)),
    )


def counts(outgoing: Outgoing, kind: Kind) -> tuple[Count, ...]:
    """Return how long the texts are: the text always, title and summary where they are limited."""
    limits = kind.limits
    found = [Count("Lời đăng", length(outgoing.text), limits.text)]
    if limits.summary is not None:
        found.insert(0, Count("Tóm tắt", length(outgoing.summary), limits.summary))
    if limits.title is not None:
        found.insert(0, Count("Tiêu đề", length(outgoing.title), limits.title))
    return tuple(found)

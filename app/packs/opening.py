"""A pack in one year: every day worked out, every text filled in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time

from app.errors import BadInput
from app.packs import day
from app.packs.day import Frame
from app.packs.fill import filled, filled_value, shown
from app.packs.pack import (
    Channel,
    Content,
    Message,
    Pack,
    Palette,
    Phase,
    PlanRow,
    ProductType,
    Span,
    Value,
    Year,
)


@dataclass(frozen=True)
class Stretch:
    """Days from `begins_on` to `ends_on`, both included."""

    name: str
    begins_on: date
    ends_on: date


@dataclass(frozen=True)
class Planned:
    """One product to be made. `key` is unique in the campaign and never changes between openings.

    `values` may be put into the template's slots as they are (dates are ISO); `text` is a
    suggestion an editor reads and rewrites.
    """

    key: str
    phase: Phase
    due: date
    at: time
    offset: int
    title: str
    product: ProductType
    template: str
    channels: tuple[Channel, ...]
    values: dict[str, Value]
    text: str


@dataclass(frozen=True)
class PairedCampaign:
    """What runs with the campaign, with its theme of the year when that is known."""

    name: str
    theme: str | None


@dataclass(frozen=True)
class Opening:
    """A campaign ready to be opened. `theme` is None as long as none has been announced."""

    slug: str
    year: int
    name: str
    theme: str | None
    begins_on: date
    ends_on: date
    anchor_on: date
    anchor_name: str
    launch: Stretch
    peaks: tuple[Stretch, ...]
    paired: tuple[PairedCampaign, ...]
    anniversary: int | None
    lunar_year: str
    hashtag: str
    hashtags: tuple[str, ...]
    messages: tuple[Message, ...]
    slogans: tuple[str, ...]
    palette: Palette
    planned: tuple[Planned, ...]
    digest: str


def opened(pack: Pack, year: int) -> Opening:
    """Return the campaign of one year, its plan in the order of days.

    The pack has passed `app.packs.check.check`. For Tết the year is the one mùng 1 falls in; its
    window may begin in December before. Raises BadInput when the year is out of reach or a day
    does not exist in it.
    """
    if not day.FIRST_YEAR <= year <= day.LAST_YEAR:
        raise BadInput(f"Năm phải từ {day.FIRST_YEAR} đến {day.LAST_YEAR}.")
    try:
        return _opened(pack, year)
    except day.NotADay as error:
        raise BadInput(f"Gói {pack.slug}: {error}") from error


def own_year(content: Content, year: int) -> Year:
    """Return what the pack says of this year alone; nothing when it does not name it."""
    return content.years.get(str(year), Year(source=""))


def _opened(pack: Pack, year: int) -> Opening:
    content, own = pack.content, own_year(pack.content, year)
    anchor_on = day.anchor(content.anchor.day, year)
    begins_on = day.on(own.begins or content.window.begins, Frame(year, anchor_on))
    counted_from = Frame(year, anchor_on, begins_on)
    ends_on = day.on(own.ends or content.window.ends, counted_from)
    ordinal = anniversary(content, anchor_on)
    hashtags = tuple(filled(tag, {"year": str(year)}) for tag in content.hashtags)
    known = {
        "year": str(year),
        "name": own.name or content.name,
        "anniversary": str(ordinal or ""),
        "lunar_year": day.lunar_year(year),
        "begins": shown(begins_on),
        "ends": shown(ends_on),
        "hashtag": hashtags[0],
    }
    return Opening(
        slug=content.slug,
        year=year,
        name=known["name"],
        theme=own.theme,
        begins_on=begins_on,
        ends_on=ends_on,
        anchor_on=anchor_on,
        anchor_name=content.anchor.name,
        launch=_stretch(content.launch, counted_from),
        peaks=tuple(_stretch(span, counted_from) for span in content.peaks),
        paired=_paired(content, own),
        anniversary=ordinal,
        lunar_year=known["lunar_year"],
        hashtag=hashtags[0],
        hashtags=hashtags,
        messages=_of_the_year(content.messages, year),
        slogans=tuple(filled(slogan.text, known) for slogan in content.slogans),
        palette=content.palette,
        planned=_in_order(_planned(row, counted_from, known) for row in content.plan),
        digest=pack.digest,
    )


def anniversary(content: Content, anchor_on: date) -> int | None:
    """Return the ordinal of the anchor day, whatever day it is read on: 1929 → 98 in 2027."""
    return anchor_on.year - content.anniversary.base_year if content.anniversary else None


def _stretch(span: Span, counted_from: Frame) -> Stretch:
    return Stretch(
        name=span.name,
        begins_on=day.on(span.begins, counted_from),
        ends_on=day.on(span.ends, counted_from),
    )


def _paired(content: Content, own: Year) -> tuple[PairedCampaign, ...]:
    themes = {paired.name: paired.theme for paired in own.paired}
    return tuple(
        PairedCampaign(name=paired.name, theme=themes.get(paired.name)) for paired in content.paired
    )


def _of_the_year(messages: Iterable[Message], year: int) -> tuple[Message, ...]:
    return tuple(message for message in messages if not message.years or year in message.years)


def _planned(row: PlanRow, counted_from: Frame, known: Mapping[str, str]) -> Planned:
    due = day.on(row.day, counted_from)
    days = {"due": due.isoformat(), "anchor": counted_from.anchor.isoformat()}
    return Planned(
        key=row.key,
        phase=row.phase,
        due=due,
        at=time.fromisoformat(row.at),
        offset=(due - counted_from.anchor).days,
        title=filled(row.title, known),
        product=row.product,
        template=row.template,
        channels=row.channels,
        values={slot: filled_value(value, {**known, **days}) for slot, value in row.values.items()},
        text=filled(row.text, known),
    )


def _in_order(planned: Iterable[Planned]) -> tuple[Planned, ...]:
    return tuple(sorted(planned, key=lambda one: (one.due, one.at, one.key)))

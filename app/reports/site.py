"""What the public website shows: published, not taken down, and nothing of drafts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, defer

from app.errors import NotFound
from app.models.article import Article
from app.models.campaign import Campaign
from app.models.media import Media
from app.models.unit import Unit, UnitVersion, unit_by_code, valid_on
from app.rendering import clean
from app.reports import alphabet
from app.reports.story import Picture, Story, story_of

PAGE = 12
PAGES = 10_000  # beyond this nobody pages, but a machine might
FEED = 30
SITEMAP = 10_000  # the newest; sitemaps.org allows 50,000, which would keep a thread for a second
_NEWEST_FIRST = (Article.published_at.desc(), Article.id.desc())


class TakenDown(NotFound):
    """The article was there and has been taken down."""


@dataclass(frozen=True)
class Page:
    """One page of a list, newest first; `number` counts from 1."""

    stories: tuple[Story, ...]
    number: int
    has_older: bool


@dataclass(frozen=True)
class UnitLink:
    """A unit as others name it."""

    id: int
    code: str
    name: str
    short_name: str


@dataclass(frozen=True)
class UnitPage:
    """A unit, whom it belongs to, and who belongs to it."""

    unit: UnitLink
    above: UnitLink | None
    below: tuple[UnitLink, ...]


@dataclass(frozen=True)
class Drive:
    """A campaign as the public sees it; `theme` None means not announced yet."""

    key: str
    name: str
    theme: str | None
    hashtag: str
    begins_on: date
    ends_on: date
    messages: tuple[str, ...]
    peaks: tuple[tuple[str, date, date], ...]
    unit_code: str
    unit_name: str


@dataclass(frozen=True)
class FeedRow:
    """One entry of a feed; `bytes` is the length of its card, None when there is no card."""

    story: Story
    bytes: int | None


def newest(
    session: Session, number: int = 1, *, unit_id: int | None = None, campaign: str | None = None
) -> Page:
    """Return a page of articles: of all units, of one unit, or of one campaign.

    Raises NotFound for a page that does not exist; the first always does.
    """
    if not 1 <= number <= PAGES:
        raise NotFound("trang", number)
    rows = session.scalars(
        _published(unit_id, campaign)
        .options(defer(Article.html))
        .offset((number - 1) * PAGE)
        .limit(PAGE + 1)
    ).all()
    if not rows and number > 1:
        raise NotFound("trang", number)
    stories = tuple(story_of(row, with_html=False) for row in rows[:PAGE])
    return Page(stories, number, len(rows) > PAGE)


def article(session: Session, slug: str) -> Story:
    """Return one article with its text. Raises NotFound, TakenDown."""
    row = session.scalar(select(Article).where(Article.slug == slug))
    if row is None:
        raise NotFound("bài", slug)
    if row.taken_down_at is not None:
        raise TakenDown("bài", slug)
    return story_of(row, with_html=True)


def read_next(session: Session, story: Story, most: int = 4) -> list[Story]:
    """Return what to read after an article: its campaign's newest, else the newest of all."""
    page = newest(session, campaign=story.campaign) if story.campaign else newest(session)
    others = [one for one in page.stories if one.key != story.key]
    if not others and story.campaign:
        others = [one for one in newest(session).stories if one.key != story.key]
    return others[:most]


def picture(session: Session, slug: str, digest: str) -> Picture:
    """Return a picture of a published article. Raises NotFound for any other picture."""
    story = article(session, slug)
    for one in story.pictures:
        if one.digest == digest:
            return one
    raise NotFound("ảnh", digest[:12])


def feed(
    session: Session, *, unit_id: int | None = None, campaign: str | None = None
) -> list[FeedRow]:
    """Return the newest articles with their text."""
    rows = session.scalars(_published(unit_id, campaign).limit(FEED))
    stories = [story_of(row, with_html=True) for row in rows]
    cards = {story.card.digest for story in stories if story.card}
    lengths = select(Media.digest, Media.bytes).where(Media.digest.in_(cards))
    sizes = {digest: size for digest, size in session.execute(lengths)}  # noqa: C416 - dict() takes a result for a mapping
    return [
        FeedRow(story, sizes.get(story.card.digest) if story.card else None) for story in stories
    ]


def roots(session: Session, today: date) -> list[UnitLink]:
    """Return the units that belong to no other: those whose website this is."""
    return _links(session, UnitVersion.parent_id.is_(None), today)


def unit(session: Session, code: str, today: date) -> UnitPage:
    """Return a unit by code and its neighbours in the tree. Raises NotFound."""
    row = unit_by_code(session, code)
    version = row.on(today)
    above = session.get(Unit, version.parent_id) if version.parent_id else None
    return UnitPage(
        unit=_link(row.code, version),
        above=_link(above.code, above.on(today)) if above else None,
        below=tuple(_links(session, UnitVersion.parent_id == row.id, today)),
    )


def drive(session: Session, key: str, today: date) -> Drive:
    """Return the campaign of a key such as "thang-cong-nhan-2027", as opened first.

    Raises NotFound.
    """
    slug, _, year = key.rpartition("-")
    if not slug or len(year) != 4 or not (year.isascii() and year.isdigit()):
        raise NotFound("chiến dịch", key)
    wanted = select(Campaign, Unit).join(Unit, Unit.id == Campaign.unit_id)
    found = session.execute(
        wanted.where(Campaign.slug == slug, Campaign.year == int(year))
        .order_by(Campaign.id)
        .limit(1)
    ).first()
    if found is None:
        raise NotFound("chiến dịch", key)
    campaign, owner = found
    return _drive(campaign, owner, today)


def drives(session: Session, unit_ids: Sequence[int], today: date) -> list[Drive]:
    """Return the campaigns of these units that run today, else the next one, else the last."""
    rows = session.execute(
        select(Campaign, Unit)
        .join(Unit, Unit.id == Campaign.unit_id)
        .where(Campaign.unit_id.in_(unit_ids))
        .order_by(Campaign.begins_on, Campaign.id)
    ).all()
    found = [_drive(campaign, owner, today) for campaign, owner in rows]
    every = {one.key: one for one in reversed(found)}
    inside = sorted(every.values(), key=lambda one: one.begins_on)
    running = [one for one in inside if one.begins_on <= today <= one.ends_on]
    coming = [one for one in inside if one.begins_on > today]
    return running or coming[:1] or inside[-1:]


def addresses(session: Session) -> list[tuple[str, datetime]]:
    """Return slug and last change of the newest articles, for the sitemap."""
    wanted = select(Article.slug, Article.changed_at).where(Article.taken_down_at.is_(None))
    rows = session.execute(wanted.order_by(*_NEWEST_FIRST).limit(SITEMAP))
    return [(slug, changed_at) for slug, changed_at in rows]


def speakers(session: Session) -> tuple[list[str], list[str]]:
    """Return the codes of units and the keys of campaigns that have published something."""
    of_unit = _any_published(Article.unit_id == Unit.id)
    units = session.scalars(select(Unit.code).where(of_unit.exists()).order_by(Unit.code))
    opened = session.execute(select(Campaign.slug, Campaign.year).distinct())
    keys = sorted(f"{slug}-{year}" for slug, year in opened)
    # One look by index for each: a DISTINCT would read every article.
    spoken = [key for key in keys if session.scalar(_any_published(Article.campaign == key))]
    return list(units), spoken


def _any_published(where: ColumnElement[bool]) -> Select[int]:
    return select(Article.id).where(where, Article.taken_down_at.is_(None)).limit(1)


def _published(unit_id: int | None, campaign: str | None) -> Select[Article]:
    wanted = select(Article).where(Article.taken_down_at.is_(None)).order_by(*_NEWEST_FIRST)
    if unit_id is not None:
        wanted = wanted.where(Article.unit_id == unit_id)
    if campaign is not None:
        wanted = wanted.where(Article.campaign == campaign)
    return wanted


def _links(session: Session, where: ColumnElement[bool], today: date) -> list[UnitLink]:
    named = valid_on(today).join(Unit, Unit.id == UnitVersion.unit_id).add_columns(Unit.code)
    links = [_link(code, version) for version, code in session.execute(named.where(where))]
    return sorted(links, key=lambda link: alphabet.place(link.name))


def _link(code: str, version: UnitVersion) -> UnitLink:
    return UnitLink(version.unit_id, code, clean.line(version.name), clean.line(version.short_name))


def _drive(campaign: Campaign, owner: Unit, today: date) -> Drive:
    name, year = clean.line(campaign.name), str(campaign.year)
    return Drive(
        key=f"{campaign.slug}-{year}",
        name=name if year in name else f"{name} {year}",
        theme=clean.line(campaign.theme) if campaign.theme else None,
        hashtag=clean.line(campaign.hashtag),
        begins_on=campaign.begins_on,
        ends_on=campaign.ends_on,
        messages=tuple(clean.line(message) for message in campaign.messages),
        peaks=tuple(
            (
                clean.line(peak["name"]),
                date.fromisoformat(peak["begins_on"]),
                date.fromisoformat(peak["ends_on"]),
            )
            for peak in campaign.peaks
        ),
        unit_code=owner.code,
        unit_name=clean.line(owner.on(today).name),
    )

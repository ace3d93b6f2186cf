"""A published article as plain values, cleaned of characters that no page may hold."""

from dataclasses import dataclass
from datetime import date, datetime

from app import clock
from app.models.article import Article
from app.rendering import clean

CARD = "link"  # drawn for services that show a link, 1200 × 630


@dataclass(frozen=True)
class Picture:
    """One picture of an article."""

    name: str
    digest: str
    mime: str
    width: int
    height: int
    alt: str

    @property
    def is_photo(self) -> bool:
        """A photograph may be cropped; a drawn picture holds words and may not."""
        return self.name.startswith("photo")

    @property
    def is_tall(self) -> bool:
        """Higher than wide."""
        return self.height > self.width


@dataclass(frozen=True)
class Story:
    """One article; `html` is empty in lists, `changed_at` is its last change of any kind."""

    key: str
    slug: str
    title: str
    summary: str
    html: str
    unit_code: str
    unit_name: str
    unit_short_name: str
    campaign: str | None
    published_at: datetime
    changed_at: datetime
    pictures: tuple[Picture, ...]

    @property
    def published_on(self) -> date:
        """The local day of publication."""
        return clock.local_day(self.published_at)

    @property
    def card(self) -> Picture | None:
        """What other services show of it: the card drawn for links, else the first picture."""
        return next((one for one in self.pictures if one.name == CARD), self.first)

    @property
    def first(self) -> Picture | None:
        """The picture the channel shows best."""
        return self.pictures[0] if self.pictures else None

    @property
    def wide(self) -> Picture | None:
        """The picture for a wide frame: a photograph, else the card."""
        return next((one for one in self.pictures if one.is_photo), self.card)

    @property
    def body(self) -> tuple[Picture, ...]:
        """The pictures of the page itself: the card only when there is nothing else."""
        return tuple(one for one in self.pictures if one.name != CARD) or self.pictures


def story_of(article: Article, *, with_html: bool) -> Story:
    """Return the values of a row; its unit is called what it was called on that day."""
    unit = article.unit.on(clock.local_day(article.published_at))
    return Story(
        key=article.key,
        slug=article.slug,
        title=clean.line(article.title),
        summary=clean.line(article.summary),
        html=clean.lines(article.html) if with_html else "",
        unit_code=article.unit.code,
        unit_name=clean.line(unit.name),
        unit_short_name=clean.line(unit.short_name),
        campaign=article.campaign,
        published_at=article.published_at,
        changed_at=article.changed_at,
        pictures=tuple(
            Picture(**(fields | {"alt": clean.line(fields["alt"])})) for fields in article.pictures
        ),
    )

"""The digital share and what stands beside it (counting rule, sections 3 and 4)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from sqlalchemy import ColumnElement, Select, case, extract, func, select, type_coerce
from sqlalchemy.orm import Session

from app import clock
from app.database import UTCDateTime
from app.models.campaign import Campaign
from app.models.channel import Channel
from app.models.ledger import EntryKind, LedgerEntry
from app.models.product import Product
from app.models.publication import Publication, PublicationState
from app.models.unit import subtree, subtree_in
from app.reports.period import Period

RULE_VERSION = 1
METHOD = (
    "Mỗi sản phẩm tính một lần, vào kỳ của lần phát hành đầu tiên, cho đơn vị sở hữu; là sản phẩm "
    "số nếu trong kỳ có ít nhất một lượt phát hành trên nền tảng số."
)
_SIGN = case((LedgerEntry.kind == EntryKind.COUNTED, 1), else_=-1)
TARGET = Decimal(50)  # per cent by 2028; a target of a unit and a term comes later


@dataclass(frozen=True)
class Scope:
    """Whose numbers: a unit and everything below it, perhaps only one campaign of a year."""

    unit_id: int
    campaign: tuple[str, int] | None = None  # slug and year


@dataclass(frozen=True)
class Counted:
    """Both counters of one scope and period.

    `by_month` maps the first of each month to (digital, all) products; `publications` maps a kind
    of channel to its count; `publications_by_month` the first of a month to such a mapping.
    """

    digital: int
    total: int
    digital_only: int
    mixed: int
    traditional_only: int
    publications: dict[str, int]
    by_month: dict[date, tuple[int, int]]
    publications_by_month: dict[date, dict[str, int]]
    uncertain: int

    @property
    def share(self) -> Decimal | None:
        """Per cent with one decimal, half up; None where there are no products, never 0 or 100."""
        if self.total == 0:
            return None
        exact = Decimal(100 * self.digital) / self.total
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def met(self) -> bool | None:
        """Whether the target is met, on whole numbers; None where the share is."""
        return None if self.total == 0 else self.digital * 100 >= TARGET * self.total

    @property
    def wanting(self) -> int:
        """How many of the products would have to be digital as well to meet the target."""
        needed = -(-int(TARGET) * self.total // 100)
        return max(0, needed - self.digital)


@dataclass(frozen=True)
class CountedPublication:
    """One line behind a number: the release and where it can be seen."""

    publication_id: int
    title: str
    unit_id: int
    channel: str
    channel_kind: str
    released_at: datetime
    permalink: str | None


def counted(session: Session, scope: Scope, period: Period) -> Counted:
    """Return both counters for the tree as it stood on the last day of the period.

    Units that ended during the period count under their last parent.
    """
    released = _products(scope, period)
    digital = Product.first_digital_on <= period.last
    traditional = Product.id.in_(_traditional(period))
    row = session.execute(
        released.with_only_columns(
            func.count(Product.id),
            func.count(case((digital, 1))),
            func.count(case((digital & ~traditional, 1))),
            func.count(case((digital & traditional, 1))),
        )
    ).one()
    total, all_digital, digital_only, mixed = row
    per_month = _publications_by_month(session, scope, period)
    return Counted(
        digital=all_digital,
        total=total,
        digital_only=digital_only,
        mixed=mixed,
        traditional_only=total - all_digital,
        publications=_summed(per_month),
        by_month=_products_by_month(session, released, digital),
        publications_by_month=per_month,
        uncertain=_uncertain(session, scope),
    )


def counted_publications(
    session: Session,
    scope: Scope,
    period: Period,
    *,
    channel_kind: str | None = None,
    most: int | None = None,
    skip: int = 0,
) -> tuple[list[CountedPublication], int]:
    """Return some of the publications behind a number, newest first, and how many there are: what
    is counted and not reversed."""
    reversed_ids = select(LedgerEntry.publication_id).where(LedgerEntry.kind == EntryKind.REVERSED)
    lines = (
        select(
            Publication.id,
            Product.title,
            Publication.unit_id,
            Channel.name,
            Channel.kind,
            type_coerce(Publication.released_at, UTCDateTime),  # what counts has been released
            Publication.permalink,
        )
        .join(LedgerEntry, LedgerEntry.publication_id == Publication.id)
        .join(Product, Product.id == Publication.product_id)
        .join(Channel, Channel.id == Publication.channel_id)
        .where(
            *_entries(scope, period),
            LedgerEntry.kind == EntryKind.COUNTED,
            Publication.id.not_in(reversed_ids),
        )
        .order_by(Publication.released_at.desc(), Publication.id.desc())
    )
    if channel_kind:
        lines = lines.where(LedgerEntry.channel_kind == channel_kind)
    count = session.scalar(lines.with_only_columns(func.count(Publication.id)).order_by(None)) or 0
    rows = session.execute(lines.limit(most).offset(skip))
    return [CountedPublication(*row) for row in rows], count


def _products(scope: Scope, period: Period) -> Select[int]:
    """Select the products whose first release lies in the period."""
    below = subtree_in(scope.unit_id, period.first, period.last)
    found = select(Product.id).where(
        Product.unit_id.in_(select(below.c.id)),
        Product.first_release_on.between(period.first, period.last),
    )
    if scope.campaign:
        found = found.where(Product.campaign_id.in_(_campaigns(scope.campaign)))
    return found


def _entries(scope: Scope, period: Period) -> Iterator[ColumnElement[bool]]:
    below = subtree_in(scope.unit_id, period.first, period.last)
    yield LedgerEntry.unit_id.in_(select(below.c.id))
    yield LedgerEntry.released_on.between(period.first, period.last)
    if scope.campaign:
        yield LedgerEntry.campaign_id.in_(_campaigns(scope.campaign))


def _campaigns(campaign: tuple[str, int]) -> Select[int]:
    slug, number = campaign
    return select(Campaign.id).where(Campaign.slug == slug, Campaign.year == number)


def _traditional(period: Period) -> Select[int]:
    """Select the products with a release outside digital platforms up to the end of the period."""
    return (
        select(LedgerEntry.product_id)
        .where(LedgerEntry.digital.is_(False), LedgerEntry.released_on <= period.last)
        .group_by(LedgerEntry.product_id)
        .having(func.sum(_SIGN) > 0)
    )


def _products_by_month(
    session: Session, released: Select[int], digital: ColumnElement[bool]
) -> dict[date, tuple[int, int]]:
    months = (
        extract("year", Product.first_release_on),
        extract("month", Product.first_release_on),
    )
    rows = session.execute(
        released.with_only_columns(*months, func.count(case((digital, 1))), func.count(Product.id))
        .group_by(*months)
        .order_by(*months)
    )
    return {date(int(y), int(m), 1): (some, every) for y, m, some, every in rows}


def _publications_by_month(
    session: Session, scope: Scope, period: Period
) -> dict[date, dict[str, int]]:
    months = (extract("year", LedgerEntry.released_on), extract("month", LedgerEntry.released_on))
    rows = session.execute(
        select(*months, LedgerEntry.channel_kind, func.sum(_SIGN))
        .where(*_entries(scope, period))
        .group_by(*months, LedgerEntry.channel_kind)
        .order_by(*months, LedgerEntry.channel_kind)
    )
    found: dict[date, dict[str, int]] = {}
    for y, m, kind, net in rows:
        if net:
            found.setdefault(date(int(y), int(m), 1), {})[kind] = int(net)
    return found


def _summed(per_month: dict[date, dict[str, int]]) -> dict[str, int]:
    whole: dict[str, int] = {}
    for kinds in per_month.values():
        for kind, count in kinds.items():
            whole[kind] = whole.get(kind, 0) + count
    return dict(sorted(whole.items()))


def _uncertain(session: Session, scope: Scope) -> int:
    """What is shown beside the total as "cần kiểm tra": nobody knows yet whether it counts."""
    below = subtree(scope.unit_id, clock.local_day(clock.now()))
    found = select(func.count(Publication.id)).where(
        Publication.unit_id.in_(select(below.c.id)),
        Publication.state == PublicationState.UNCERTAIN,
    )
    return session.scalar(found) or 0

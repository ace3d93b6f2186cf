"""The products behind a number: each counted once, with where it was released."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.models.campaign import Campaign
from app.models.ledger import EntryKind, LedgerEntry
from app.models.product import Product
from app.models.publication import Publication
from app.models.unit import subtree_in
from app.reports.kpi import Scope
from app.reports.period import Period


@dataclass(frozen=True)
class Released:
    """One counted product and its counted publications, the earliest first."""

    product_id: int
    unit_id: int
    title: str
    first_release_on: date
    publications: tuple[Publication, ...]


def released_products(
    session: Session,
    scope: Scope,
    period: Period,
    *,
    digital: bool | None = None,
    most: int | None = None,
    skip: int = 0,
) -> tuple[list[Released], int]:
    """Return some of the products whose first release lies in the period, the newest first, and
    how many there are.

    `digital` keeps those that count as digital in this period, or those that do not (counting
    rule, section 3).
    """
    below = subtree_in(scope.unit_id, period.first, period.last)
    found = select(Product).where(
        Product.unit_id.in_(select(below.c.id)),
        Product.first_release_on.between(period.first, period.last),
    )
    if scope.campaign:
        slug, year = scope.campaign
        same = select(Campaign.id).where(Campaign.slug == slug, Campaign.year == year)
        found = found.where(Product.campaign_id.in_(same))
    if digital is True:
        found = found.where(Product.first_digital_on <= period.last)
    if digital is False:
        found = found.where(
            or_(Product.first_digital_on.is_(None), Product.first_digital_on > period.last)
        )
    count = session.scalar(found.with_only_columns(func.count(Product.id))) or 0
    newest = found.order_by(Product.first_release_on.desc(), Product.id.desc())
    products = session.scalars(newest.limit(most).offset(skip)).all()
    behind = _publications(session, [product.id for product in products])
    shown = [
        Released(
            product.id,
            product.unit_id,
            product.title,
            product.first_release_on,
            tuple(behind.get(product.id, ())),
        )
        for product in products
        if product.first_release_on
    ]
    return shown, count


def _publications(session: Session, product_ids: list[int]) -> dict[int, list[Publication]]:
    reversed_ids = select(LedgerEntry.publication_id).where(LedgerEntry.kind == EntryKind.REVERSED)
    rows = session.scalars(
        select(Publication)
        .join(LedgerEntry, LedgerEntry.publication_id == Publication.id)
        .where(
            Publication.product_id.in_(product_ids),
            LedgerEntry.kind == EntryKind.COUNTED,
            Publication.id.not_in(reversed_ids),
        )
        .order_by(Publication.released_at)
    )
    found: dict[int, list[Publication]] = {}
    for publication in rows:
        found.setdefault(publication.product_id, []).append(publication)
    return found

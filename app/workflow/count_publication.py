"""Count a publication that is live: one ledger entry, and the product's two dates."""

from datetime import date, datetime

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app import clock
from app.models.ledger import EntryKind, LedgerEntry
from app.models.product import Product
from app.models.publication import Publication


def count_if_live(session: Session, publication: Publication, now: datetime) -> bool:
    """Write the ledger entry once the channel shows the publication; return whether it counts.

    The only place that decides it: rehearsals never count, what is not live does not count yet.
    The day is the local day of the release, never of the schedule.
    """
    if not (publication.live and publication.released_at and publication.channel.counted):
        return False
    day = clock.local_day(publication.released_at)
    session.add(_entry(publication, EntryKind.COUNTED, day, now))
    product = publication.product
    product.first_release_on = min(day, product.first_release_on or day)
    if publication.channel.digital:
        product.first_digital_on = min(day, product.first_digital_on or day)
    return True


def reverse(session: Session, publication: Publication, now: datetime) -> None:
    """Take a counted publication out again by a reversing entry; the first entry stays.

    The product's dates become the earliest of what is left (counting rule, section 4).
    """
    first = session.scalars(
        select(LedgerEntry).where(
            LedgerEntry.publication_id == publication.id, LedgerEntry.kind == EntryKind.COUNTED
        )
    ).one()
    session.add(_entry(publication, EntryKind.REVERSED, first.released_on, now))
    session.flush()
    product = publication.product
    product.first_release_on = session.scalar(_earliest(product))
    product.first_digital_on = session.scalar(_earliest(product).where(LedgerEntry.digital))


def _entry(publication: Publication, kind: EntryKind, day: date, now: datetime) -> LedgerEntry:
    return LedgerEntry(
        publication_id=publication.id,
        kind=kind,
        unit_id=publication.unit_id,
        product_id=publication.product_id,
        campaign_id=publication.product.campaign_id,
        channel_kind=publication.channel.kind,
        digital=publication.channel.digital,
        released_on=day,
        at=now,
    )


def _earliest(product: Product) -> Select[date | None]:
    reversed_ids = select(LedgerEntry.publication_id).where(
        LedgerEntry.product_id == product.id, LedgerEntry.kind == EntryKind.REVERSED
    )
    return select(func.min(LedgerEntry.released_on)).where(
        LedgerEntry.product_id == product.id,
        LedgerEntry.kind == EntryKind.COUNTED,
        LedgerEntry.publication_id.not_in(reversed_ids),
    )

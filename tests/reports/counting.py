"""Releases as rows: what a report reads, without the long way that leads there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import reading, writing
from app.models.channel import Channel
from app.models.product import Product, ProductState
from app.models.publication import Publication, PublicationState
from app.models.unit import unit_by_code
from app.reports import kpi
from app.reports.period import Period
from app.workflow.count_publication import count_if_live, reverse

TRADITIONAL = {"notice_board", "loudspeaker", "leaflet"}
NEVER = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Release:
    """One release: when (ISO, local time), on what kind of channel, and whether it held."""

    at: str
    kind: str = "website"
    valid: bool = True


def a_product(title: str, releases: Iterable[Release], unit: str = "A") -> int:
    """Put a product of a unit and its releases into the tables; return the product's id."""
    with writing() as session:
        unit_id = unit_by_code(session, unit).id
        product = Product(
            unit_id=unit_id,
            template="bai-ngan",
            product_type="news_brief",
            title=title,
            values={},
            plan={},
            state=ProductState.APPROVED,
            created_at=NEVER,
            changed_at=NEVER,
        )
        session.add(product)
        session.flush()
        for release in releases:
            _publish(session, product, release)
        return product.id


def counted(unit: str, period: Period) -> kpi.Counted:
    """Return the numbers of a unit and everything below it."""
    with reading() as session:
        return kpi.counted(session, kpi.Scope(unit_by_code(session, unit).id), period)


def dates(product_id: int) -> list[str | None]:
    """Return the two dates of a product (counting rule, section 4)."""
    with reading() as session:
        product = session.get_one(Product, product_id)
    both = (product.first_release_on, product.first_digital_on)
    return [day.isoformat() if day else None for day in both]


def _publish(session: Session, product: Product, release: Release) -> None:
    moment = datetime.fromisoformat(release.at).replace(tzinfo=clock.LOCAL)
    publication = Publication(
        key=uuid4().hex,
        product=product,
        unit_id=product.unit_id,
        channel=_channel(session, product.unit_id, release.kind),
        fingerprint="",
        by_hand=False,
        state=PublicationState.PUBLISHED,
        due_at=moment,
        expires_at=moment,
        released_at=moment,
        live=True,
    )
    session.add(publication)
    session.flush()
    count_if_live(session, publication, NEVER)
    if not release.valid:
        publication.move(PublicationState.VOIDED)
        reverse(session, publication, NEVER)


def _channel(session: Session, unit_id: int, kind: str) -> Channel:
    found = session.scalar(select(Channel).where(Channel.unit_id == unit_id, Channel.kind == kind))
    return found or Channel(
        unit_id=unit_id,
        name=kind,
        kind=kind,
        digital=kind not in TRADITIONAL,
        counted=True,
        by_hand=False,
        sealed_config="",
    )


def noon(day: date) -> str:
    """Return the moment of a release at noon of a day."""
    return f"{day.isoformat()}T12:00:00"

"""The products of one unit: lists, and what one product has behind it."""

from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from app.models.channel import Channel, ChannelState
from app.models.product import Product, ProductState
from app.models.publication import Publication, PublicationState
from app.models.review import Review
from publishers.wording import folded

OUT = "released"
NEWEST = 2000  # a list is searched among so many; older ones are reached through their campaign


@dataclass(frozen=True)
class Filter:
    """What a list of products shows: a state or "released", a campaign, words of the title."""

    state: str = ""
    campaign_id: int | None = None
    text: str = ""


def products_of(
    session: Session, unit_id: int, wanted: Filter, *, most: int, skip: int = 0
) -> tuple[list[Product], int]:
    """Return some of the unit's products, the last changed first, and how many there are."""
    found = _filtered(unit_id, wanted)
    if wanted.text.strip():
        words = folded(wanted.text.strip())
        rows = session.scalars(_newest(found).limit(NEWEST))
        matching = [one for one in rows if words in folded(one.title)]
        return matching[skip : skip + most], len(matching)
    count = session.scalar(found.with_only_columns(func.count(Product.id))) or 0
    return list(session.scalars(_newest(found).limit(most).offset(skip))), count


def counts_by_state(session: Session, unit_id: int) -> dict[str, int]:
    """Return how many products of the unit stand in each state, "released" being one."""
    rows = session.execute(
        select(Product.state, Product.first_release_on.is_not(None), func.count(Product.id))
        .where(Product.unit_id == unit_id)
        .group_by(Product.state, Product.first_release_on.is_not(None))
    )
    counts: dict[str, int] = {}
    for state, released, count in rows:
        name = OUT if released and state is ProductState.APPROVED else state.value
        counts[name] = counts.get(name, 0) + count
    return counts


def channels_of(session: Session, unit_id: int) -> list[Channel]:
    """Return the unit's channels by name, those that work first."""
    return list(
        session.scalars(
            select(Channel)
            .where(Channel.unit_id == unit_id)
            .order_by(Channel.state != ChannelState.OPEN, Channel.name)
        )
    )


def publications_of(session: Session, product_id: int) -> list[Publication]:
    """Return what has become of the product on its channels, the newest first."""
    return list(
        session.scalars(
            select(Publication)
            .where(Publication.product_id == product_id)
            .order_by(Publication.due_at.desc(), Publication.id.desc())
        )
    )


def reviews_of(session: Session, product_id: int) -> list[Review]:
    """Return every word on the product, the newest first."""
    return list(
        session.scalars(
            select(Review)
            .where(Review.product_id == product_id)
            .order_by(Review.at.desc(), Review.id.desc())
        )
    )


def free_channels(channels: list[Channel], publications: list[Publication]) -> list[Channel]:
    """Return the open channels on which none of these publications stands any more."""
    standing = {
        one.channel_id
        for one in publications
        if one.state
        in (
            PublicationState.SCHEDULED,
            PublicationState.SENDING,
            PublicationState.UNCERTAIN,
            PublicationState.PUBLISHED,
        )
    }
    return [one for one in channels if one.id not in standing and one.state is ChannelState.OPEN]


def _filtered(unit_id: int, wanted: Filter) -> Select[Product]:
    found = select(Product).where(Product.unit_id == unit_id)
    if wanted.state == OUT:
        found = found.where(
            Product.first_release_on.is_not(None), Product.state == ProductState.APPROVED
        )
    elif wanted.state == ProductState.APPROVED:
        found = found.where(
            Product.first_release_on.is_(None), Product.state == ProductState.APPROVED
        )
    elif wanted.state in set(ProductState):
        found = found.where(Product.state == ProductState(wanted.state))
    if wanted.campaign_id is not None:
        found = found.where(Product.campaign_id == wanted.campaign_id)
    return found


def _newest(found: Select[Product]) -> Select[Product]:
    return found.order_by(Product.changed_at.desc(), Product.id.desc())

"""Which finished picture stands for a product, and who may see a file."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.media import Media
from app.models.product import Product
from app.models.publication import Publication, PublicationState

# What is recognised best when it is small.
_ORDER = ("photo-1", "square", "portrait", "link", "story")
OUT = (PublicationState.PUBLISHED, PublicationState.TAKEN_DOWN, PublicationState.VOIDED)


def pictures_of(session: Session, products: Iterable[Product]) -> dict[int, Media]:
    """Return for each product the picture that stands for it, if one has been drawn: the media in
    review or approved, else the newest."""
    wanted = {product.id: product.fingerprint for product in products}
    chosen: dict[int, Media] = {}
    for media in session.scalars(
        select(Media).where(Media.product_id.in_(wanted)).order_by(Media.id)
    ):
        before = chosen.get(media.product_id)
        if before is None or _rank(media, wanted) >= _rank(before, wanted):
            chosen[media.product_id] = media
    return chosen


def media_of(session: Session, product: Product) -> list[Media]:
    """Return the pictures of the product's fingerprint, in the order of formats."""
    found = session.scalars(
        select(Media).where(
            Media.product_id == product.id, Media.fingerprint == product.fingerprint
        )
    ).all()
    return sorted(found, key=lambda one: -_format_rank(one))


def holders(session: Session, digest: str) -> list[tuple[int, bool]]:
    """Return (unit, whether it is out) of every product that shows this file."""
    rows = session.execute(
        select(Media.product_id, Media.fingerprint, Product.unit_id)
        .join(Product, Product.id == Media.product_id)
        .where(Media.digest == digest)
    ).all()
    return [
        (unit_id, _is_out(session, product_id, fingerprint))
        for product_id, fingerprint, unit_id in rows
    ]


def _is_out(session: Session, product_id: int, fingerprint: str) -> bool:
    released = select(Publication.id).where(
        Publication.product_id == product_id,
        Publication.fingerprint == fingerprint,
        Publication.state.in_(OUT),
    )
    return session.scalar(released.limit(1)) is not None


def _rank(media: Media, wanted: dict[int, str | None]) -> tuple[bool, int, int]:
    current = media.fingerprint == wanted[media.product_id]
    return (current, _format_rank(media), media.id)


def _format_rank(media: Media) -> int:
    return -_ORDER.index(media.name) if media.name in _ORDER else -len(_ORDER)

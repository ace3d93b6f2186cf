"""Throw a draft away that nobody has judged and nothing has left of."""

from sqlalchemy import delete, exists, or_, select

from app import clock
from app.database import writing
from app.errors import IllegalMove
from app.models.audit import note
from app.models.media import Media
from app.models.product import Product
from app.models.publication import Publication
from app.models.review import Review
from app.workflow.draft_product import editable


def discard(product_id: int, *, by: int | None = None) -> None:
    """Remove a product and what was drawn for it.

    Raises IllegalMove once it was reviewed or scheduled: that stays for ever; NotFound,
    NotPermitted.
    """
    now = clock.now()
    with writing() as session:
        product = editable(session, product_id, by, now)
        used = select(Product.id).where(
            Product.id == product_id,
            or_(
                exists().where(Review.product_id == product_id),
                exists().where(Publication.product_id == product_id),
            ),
        )
        if session.scalar(used) is not None:
            raise IllegalMove("Bài đã qua duyệt hoặc đã hẹn giờ, không xóa được nữa.")
        note(session, now, by, "discard", product, title=product.title)
        session.execute(delete(Media).where(Media.product_id == product_id))
        session.delete(product)

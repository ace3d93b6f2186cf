"""Take a publication off the schedule before anything has left."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from app import clock
from app.database import writing
from app.errors import BadInput, IllegalMove, NotFound
from app.models.audit import note
from app.models.editor import Role, require
from app.models.product import Product
from app.models.publication import PUBLICATION_WORDS, Publication, PublicationState

# Nothing has left, and nothing will unless a person or the clock says so.
WAITING = (PublicationState.SCHEDULED, PublicationState.MISSED, PublicationState.FAILED)


def withdraw(publication_id: int, reason: str, *, by: int | None = None) -> None:
    """Withdraw one publication, for a reason that is kept.

    Raises IllegalMove once it is on its way, NotFound, NotPermitted, BadInput without a reason.
    """
    if not reason.strip():
        raise BadInput("Ghi lý do rút lịch.")
    now = clock.now()
    with writing() as session:
        publication = session.get(Publication, publication_id)
        if publication is None:
            raise NotFound("lượt đăng", publication_id)
        if by is not None:
            roles = {Role.EDITOR, Role.APPROVER}
            require(session, by, roles, publication.unit_id, clock.local_day(now))
        if not _withdraw(session, [publication_id], reason):
            word = PUBLICATION_WORDS[publication.state]
            raise IllegalMove(f"Lượt đăng đang ở trạng thái “{word}”, không rút được nữa.")
        note(session, now, by, "withdraw", publication, reason=reason)


def withdraw_all_of(session: Session, product: Product, reason: str, now: datetime) -> int:
    """Withdraw whatever of a product has not left, inside the caller's transaction."""
    waiting = session.scalars(
        select(Publication.id).where(
            Publication.product_id == product.id,
            Publication.state.in_(WAITING),
            Publication.live.is_(False),
        )
    ).all()
    if waiting and (count := _withdraw(session, list(waiting), reason)):
        note(session, now, None, "withdraw_all", product, reason=reason, publications=count)
        return count
    return 0


def _withdraw(session: Session, ids: list[int], reason: str) -> int:
    """One conditional update: whoever marked a row `sending` first has won it."""
    done = session.execute(
        update(Publication)
        .where(Publication.id.in_(ids), Publication.state.in_(WAITING))
        .values(state=PublicationState.WITHDRAWN, reason=reason, token=None, lease_until=None)
        .returning(Publication.id)
    )
    return len(done.all())

"""Find what stands still: free it, call it missed, or say openly that nobody knows."""

import logging
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.sql.dml import ReturningUpdate

from app.database import reading, writing
from app.errors import LoaError
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome
from app.workflow.compose_outgoing import compose
from app.workflow.open_channel import open_channel
from app.workflow.record_outcome import settle
from app.workflow.tools import Tools
from publishers.contract import Sent
from publishers.errors import PublishError

log = logging.getLogger(__name__)

LOST = (
    "Chưa biết bài đã lên hay chưa: Loa dừng đúng lúc đang gửi. "
    "Loa không tự gửi lại, để trang không bị đăng hai lần."
)
LATE = "Đến giờ mà Loa không chạy, nay đã quá muộn để tự đăng."


def sweep_stuck(now: datetime) -> int:
    """Make rows uncertain whose lease ran out while sending; return how many.

    Something may have left, so they are never sent again by themselves. A lease that ran out
    before sending needs nothing here: the row is free and the next claim takes it.
    """
    stuck = (
        update(Publication)
        .where(
            Publication.state == PublicationState.SENDING,
            or_(Publication.lease_until.is_(None), Publication.lease_until < now),
        )
        .values(state=PublicationState.UNCERTAIN, reason=LOST, lease_until=None)
        .returning(Publication.id)
    )
    return _moved(stuck)


def miss(now: datetime) -> int:
    """Make rows missed that are found later than their channel's tolerance; return how many.

    No flood of stale posts after an outage: a person decides about each.
    """
    late = (
        update(Publication)
        .where(
            Publication.state == PublicationState.SCHEDULED,
            Publication.by_hand.is_(False),
            Publication.expires_at <= now,
            or_(Publication.lease_until.is_(None), Publication.lease_until < now),
        )
        .values(state=PublicationState.MISSED, reason=LATE, token=None, lease_until=None)
        .returning(Publication.id)
    )
    return _moved(late)


def reconcile(tools: Tools, now: datetime) -> int:
    """Ask the channels about uncertain publications; return how many were found published.

    Only a proof settles one. Not found proves nothing, and leaves it to a person; nor does a
    channel that answers with nonsense keep the others from being asked.
    """
    with reading() as session:
        uncertain = session.scalars(
            select(Publication.id).where(Publication.state == PublicationState.UNCERTAIN)
        ).all()
    return sum(_look(publication_id, tools, now) for publication_id in uncertain)


def _look(publication_id: int, tools: Tools, now: datetime) -> bool:
    try:
        found = _found(publication_id, tools)
    except (LoaError, PublishError) as error:
        log.warning("publication %s could not be looked up: %s", publication_id, error)
        return False
    except Exception:  # one broken answer must not hide the other publications
        log.exception("publication %s could not be looked up", publication_id)
        return False
    if found is None:
        return False
    with writing() as session:
        publication = session.scalar(
            select(Publication)
            .where(
                Publication.id == publication_id,
                Publication.state == PublicationState.UNCERTAIN,
            )
            .with_for_update(of=Publication)
        )
        if publication is None:
            return False
        settle(session, publication, found, Outcome.PUBLISHED, now)
        return True


def _found(publication_id: int, tools: Tools) -> Sent | None:
    with reading() as session:
        publication = session.get_one(Publication, publication_id)
        outgoing = compose(session, publication, tools)
        publisher = open_channel(publication.channel, tools)
    return publisher.look(outgoing)


def _moved(statement: ReturningUpdate[int]) -> int:
    with reading() as session:  # most ticks find nothing: look before taking the write lock
        if (
            session.scalar(select(Publication.id).where(*statement._where_criteria).limit(1))
            is None
        ):
            return 0
    with writing() as session:
        return len(session.scalars(statement).all())

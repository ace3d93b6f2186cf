"""Take a published post back: from the page, or from the count as well."""

from datetime import datetime, timedelta

from sqlalchemy import update

from app import clock
from app.database import writing
from app.errors import BadInput, NotFound
from app.models.article import Article
from app.models.audit import note
from app.models.editor import Role, require
from app.models.publication import Publication, PublicationState
from app.workflow.count_publication import reverse

MIN_LIVE = timedelta(hours=24)  # counting rule, section 2: shorter than this it was no publication


def take_down(publication_id: int, reason: str, *, by: int) -> None:
    """Take the page off our website; what stood there for a day stays counted.

    Raises IllegalMove, NotFound, NotPermitted, BadInput without a reason.
    """
    _take_back(publication_id, reason, PublicationState.TAKEN_DOWN, by)


def void(publication_id: int, reason: str, *, by: int) -> None:
    """Take it off our website and out of the count: it should never have been published.

    Raises IllegalMove, NotFound, NotPermitted, BadInput without a reason.
    """
    _take_back(publication_id, reason, PublicationState.VOIDED, by)


def _take_back(publication_id: int, reason: str, to: PublicationState, by: int) -> None:
    if not reason.strip():
        raise BadInput("Ghi lý do, để sổ còn giữ.")
    now = clock.now()
    with writing() as session:
        publication = session.get(Publication, publication_id)
        if publication is None:
            raise NotFound("lượt đăng", publication_id)
        require(session, by, {Role.APPROVER}, publication.unit_id, clock.local_day(now))
        counted = publication.live and publication.channel.counted and not _reversed(publication)
        publication.move(to)
        publication.reason = reason.strip()
        if counted and (to is PublicationState.VOIDED or not _stood_long_enough(publication, now)):
            publication.live = False
            reverse(session, publication, now)
        session.execute(
            update(Article)
            .where(Article.key == publication.key, Article.taken_down_at.is_(None))
            .values(taken_down_at=now, changed_at=now)
        )
        note(session, now, by, to.value, publication, reason=reason.strip())


def _reversed(publication: Publication) -> bool:
    """A taken-down post that did not stand long enough has been reversed already."""
    return publication.state is PublicationState.TAKEN_DOWN and not publication.live


def _stood_long_enough(publication: Publication, now: datetime) -> bool:
    return publication.released_at is not None and now - publication.released_at >= MIN_LIVE

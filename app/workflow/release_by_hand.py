"""Channels without a publisher: a person releases with a photo, a second person accepts it."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import reading, writing
from app.errors import BadInput, IllegalMove, NotFound, NotPermitted, ReviewIsStale
from app.models.audit import note
from app.models.editor import Role, require
from app.models.product import ProductState
from app.models.publication import PUBLICATION_WORDS, Publication, PublicationState
from app.models.receipt import Outcome, Receipt
from app.models.review import Review, Verdict
from app.workflow.count_publication import count_if_live
from app.workflow.tools import Tools


def release(
    publication_id: int, photo: bytes, released_at: datetime, tools: Tools, *, by: int
) -> None:
    """Say that it hangs there since `released_at` (aware), with a photo as proof.

    It counts once a second person accepts the proof. Raises BadInput (a moment in the future or
    before the approval, not a picture), IllegalMove, NotFound, NotPermitted.
    """
    now = clock.now()
    if released_at > now:
        raise BadInput("Thời điểm phát hành ở tương lai. Ghi lúc đã dán thật.")
    with reading() as session:  # a photo is opened and kept only for who may bring it
        _releasable(session, publication_id, released_at, by, now)
    proof = tools.storage.put(tools.studio.take_photo(photo).data)
    with writing() as session:
        publication = _releasable(session, publication_id, released_at, by, now)
        publication.move(PublicationState.PUBLISHED)
        publication.attempts += 1
        publication.released_at, publication.remote_id = released_at, f"proof:{proof}"
        publication.reason = ""
        session.add(_receipt(publication, Outcome.RELEASED_BY_HAND, now, by, proof=proof))
        note(session, now, by, "release", publication, proof=proof)


def accept(publication_id: int, *, by: int) -> None:
    """Accept the proof: the publication is live and counted.

    Raises NotPermitted for the person who released it, IllegalMove, NotFound.
    """
    now = clock.now()
    with writing() as session:
        publication = _awaiting(session, publication_id, by, now)
        publication.live = True
        session.add(_receipt(publication, Outcome.ACCEPTED, now, by))
        count_if_live(session, publication, now)
        note(session, now, by, "accept", publication)


def send_back(publication_id: int, reason: str, *, by: int) -> None:
    """Refuse the proof with a reason: the release has to be shown again.

    Raises BadInput without a reason, NotPermitted, IllegalMove, NotFound.
    """
    if not reason.strip():
        raise BadInput("Ghi lý do để người dán biết cần chụp lại gì.")
    now = clock.now()
    with writing() as session:
        publication = _awaiting(session, publication_id, by, now)
        publication.move(PublicationState.SCHEDULED)
        publication.released_at = publication.remote_id = None
        publication.reason = reason.strip()
        session.add(_receipt(publication, Outcome.SENT_BACK, now, by, message=reason.strip()))
        note(session, now, by, "send_back", publication, reason=reason.strip())


def _releasable(
    session: Session, publication_id: int, released_at: datetime, by: int, now: datetime
) -> Publication:
    publication = _by_hand(session, publication_id)
    roles = {Role.EDITOR, Role.APPROVER}
    require(session, by, roles, publication.unit_id, clock.local_day(now))
    if publication.state is not PublicationState.SCHEDULED:
        word = PUBLICATION_WORDS[publication.state]
        raise IllegalMove(f"Lượt phát hành đang ở trạng thái “{word}”, không ghi nhận lần nữa.")
    _require_approved_before(session, publication, released_at)
    return publication


def _by_hand(session: Session, publication_id: int) -> Publication:
    publication = session.get(Publication, publication_id)
    if publication is None:
        raise NotFound("lượt đăng", publication_id)
    if not publication.by_hand:
        raise IllegalMove(f"Kênh {publication.channel.name} do Loa đăng, không phát hành bằng tay.")
    return publication


def _require_approved_before(
    session: Session, publication: Publication, released_at: datetime
) -> None:
    """A valid publication was approved before it was released (counting rule, section 2)."""
    product = publication.product
    if product.state is not ProductState.APPROVED or (
        product.fingerprint != publication.fingerprint
    ):
        raise ReviewIsStale
    approved_at = session.scalar(
        select(Review.at)
        .where(
            Review.product_id == product.id,
            Review.fingerprint == publication.fingerprint,
            Review.verdict == Verdict.APPROVED,
        )
        .order_by(Review.at)
        .limit(1)
    )
    if approved_at is None or released_at < approved_at.replace(second=0, microsecond=0):
        raise BadInput("Thời điểm phát hành ở trước khi bài được duyệt. Ghi lại cho đúng.")


def _awaiting(session: Session, publication_id: int, by: int, now: datetime) -> Publication:
    publication = _by_hand(session, publication_id)
    if publication.state is not PublicationState.PUBLISHED or publication.live:
        raise IllegalMove("Lượt phát hành này không có bằng chứng nào đang chờ nhận.")
    roles = {Role.EDITOR, Role.APPROVER}
    require(session, by, roles, publication.unit_id, clock.local_day(now))
    released_by = session.scalar(
        select(Receipt.by_id)
        .where(
            Receipt.publication_id == publication_id,
            Receipt.outcome == Outcome.RELEASED_BY_HAND,
        )
        .order_by(Receipt.id.desc())
        .limit(1)
    )
    if released_by == by:
        raise NotPermitted("Bằng chứng cần người thứ hai nhận. Nhờ một đồng nghiệp xem ảnh.")
    return publication


def _receipt(
    publication: Publication,
    outcome: Outcome,
    now: datetime,
    by: int,
    *,
    message: str = "",
    proof: str | None = None,
) -> Receipt:
    return Receipt(
        publication_id=publication.id,
        attempt=publication.attempts,
        outcome=outcome,
        at=now,
        message=message,
        by_id=by,
        proof_digest=proof,
    )

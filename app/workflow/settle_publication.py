"""What only a person can know: whether it is on the page, and whether to send it after all."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import writing
from app.errors import BadInput, IllegalMove, NotFound
from app.models.audit import note
from app.models.editor import Role, require
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome, Receipt
from app.workflow.record_outcome import settle
from app.workflow.schedule_publication import stands
from publishers.contract import Sent

_ROLES = {Role.EDITOR, Role.APPROVER, Role.ADMINISTRATOR}


def found(publication_id: int, permalink: str, *, by: int) -> None:
    """The person saw the post on the page, at this address: it is published and counts.

    Raises BadInput for no web address, IllegalMove unless uncertain, NotFound, NotPermitted.
    """
    if not permalink.startswith(("http://", "https://")):
        raise BadInput("Dán đường dẫn của bài trên trang, bắt đầu bằng http:// hoặc https://.")
    now = clock.now()
    with writing() as session:
        publication = _decided(session, publication_id, by)
        if publication.state is not PublicationState.UNCERTAIN:
            raise IllegalMove("Lượt đăng này không còn chờ ai xem trang.")
        sent = Sent(
            remote_id=publication.remote_id or f"seen:{publication.key}",
            permalink=permalink,
            at=publication.sent_at,
        )
        settle(session, publication, sent, Outcome.SETTLED, now)
        note(session, now, by, "found", publication, permalink=permalink)


def send_again(publication_id: int, *, by: int) -> None:
    """The person looked and it is not there, or mended what was wrong: send it now.

    Raises IllegalMove unless it is uncertain, failed or missed, or when the product has been put
    on the channel anew since; NotFound, NotPermitted.
    """
    now = clock.now()
    with writing() as session:
        publication = _decided(session, publication_id, by)
        was = publication.state
        if was not in (
            PublicationState.UNCERTAIN,
            PublicationState.FAILED,
            PublicationState.MISSED,
        ):
            raise IllegalMove("Chỉ gửi lại được lượt chưa rõ kết quả, không đăng được hoặc lỡ giờ.")
        product_id, channel_id = publication.product_id, publication.channel_id
        if stands(session, product_id, channel_id, besides=publication.id):
            raise IllegalMove("Bài này đã có lượt đăng khác trên kênh. Gửi lại là đăng hai lần.")
        publication.move(PublicationState.SCHEDULED)
        publication.expires_at = now + (publication.expires_at - publication.due_at)
        publication.due_at, publication.next_attempt_at = now, None
        publication.token = publication.lease_until = None
        publication.attempts, publication.reason = 0, ""
        session.add(
            Receipt(
                publication_id=publication.id,
                attempt=0,
                outcome=Outcome.SETTLED,
                at=now,
                message=f"Người phụ trách cho gửi lại (trước đó: {was.value}).",
                by_id=by,
            )
        )
        note(session, now, by, "send_again", publication, was=was.value)


def _decided(session: Session, publication_id: int, by: int) -> Publication:
    publication = session.scalar(
        select(Publication).where(Publication.id == publication_id).with_for_update(of=Publication)
    )
    if publication is None:
        raise NotFound("lượt đăng", publication_id)
    require(session, by, _ROLES, publication.unit_id, clock.local_day(clock.now()))
    return publication

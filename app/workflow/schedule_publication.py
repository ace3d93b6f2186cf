"""Put an approved product on a channel at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import select, true
from sqlalchemy.orm import Session

from app import clock
from app.database import writing
from app.errors import AlreadyThere, BadInput, IllegalMove, NotFound
from app.models.audit import note
from app.models.channel import Channel, ChannelState
from app.models.editor import Role, require
from app.models.product import PRODUCT_WORDS, Product, ProductState
from app.models.publication import Publication, PublicationState
from app.workflow.compose_outgoing import check_limits
from app.workflow.tools import Tools

FARTHEST = timedelta(days=400)
# A second publication of the same product on the same channel needs the first to be out of the way.
_STANDS = (
    PublicationState.SCHEDULED,
    PublicationState.SENDING,
    PublicationState.UNCERTAIN,
    PublicationState.PUBLISHED,
)


def schedule(
    product_id: int,
    channel_id: int,
    due_at: datetime | None,
    *,
    tools: Tools,
    by: int | None = None,
) -> int:
    """Schedule on one channel and return the publication's id; as `schedule_on`."""
    return schedule_on(product_id, [channel_id], due_at, tools=tools, by=by)[0]


def schedule_on(
    product_id: int,
    channel_ids: Sequence[int],
    due_at: datetime | None,
    *,
    tools: Tools,
    by: int | None = None,
) -> list[int]:
    """Schedule on all of these channels or, when one refuses, on none; return the publications'
    ids. `due_at` (aware) None means now.

    Raises IllegalMove unless the product is approved, AlreadyThere when it already stands on a
    channel, BadInput for a time in the past or too far away or words over a channel's limits,
    NotFound, NotPermitted.
    """
    now = clock.now()
    with writing() as session:
        product = session.get(Product, product_id)
        if product is None:
            raise NotFound("bài", product_id)
        if by is not None:
            roles = {Role.EDITOR, Role.APPROVER}
            require(session, by, roles, product.unit_id, clock.local_day(now))
        check_time(due_at, now)
        channels = [_channel_of(session, product, one) for one in dict.fromkeys(channel_ids)]
        for channel in channels:
            check_limits(session, product, channel, tools)
        return [
            _schedule(session, product, channel, max(due_at or now, now), by)
            for channel in channels
        ]


def schedule_wishes(session: Session, product: Product, now: datetime, by: int | None) -> list[int]:
    """Schedule what the editor wished, inside the transaction of the approval.

    A wished moment that has passed means at once: the approver sees that on the review page.
    """
    wished = product.plan.get("due_at")
    due_at = max(datetime.fromisoformat(wished), now) if wished else now
    return [
        _schedule(session, product, channel, due_at, by)
        for channel in wished_channels(session, product)
        if not stands(session, product.id, channel.id)
    ]


def wished_channels(session: Session, product: Product) -> Sequence[Channel]:
    """Return the channels the editor wished, in the order they were connected."""
    wished = select(Channel).where(Channel.id.in_(product.plan["channels"])).order_by(Channel.id)
    return session.scalars(wished).all()


def check_time(due_at: datetime | None, now: datetime) -> None:
    """Raise BadInput unless the moment (None: at once) is one a post can be scheduled for."""
    if due_at and due_at < now - timedelta(minutes=5):
        raise BadInput("Giờ đăng đã qua. Chọn giờ khác, hoặc để trống để đăng ngay.")
    if due_at and due_at > now + FARTHEST:
        raise BadInput("Giờ đăng xa hơn một năm. Kiểm tra lại ngày.")


def stands(
    session: Session, product_id: int, channel_id: int, *, besides: int | None = None
) -> bool:
    """Tell whether the product is on the channel or on its way there, by another publication."""
    standing = select(Publication.id).where(
        Publication.product_id == product_id,
        Publication.channel_id == channel_id,
        Publication.id != besides if besides is not None else true(),
        Publication.state.in_(_STANDS),
    )
    return session.scalar(standing.limit(1)) is not None


def _channel_of(session: Session, product: Product, channel_id: int) -> Channel:
    channel = session.get(Channel, channel_id)
    if channel is None:
        raise NotFound("kênh", channel_id)
    if channel.unit_id != product.unit_id:
        raise BadInput("Kênh được chọn không phải của đơn vị.")
    return channel


def _schedule(
    session: Session, product: Product, channel: Channel, due_at: datetime, by: int | None
) -> int:
    if product.state is not ProductState.APPROVED or product.fingerprint is None:
        word = PRODUCT_WORDS[product.state]
        raise IllegalMove(f"Bài đang ở trạng thái “{word}”, cần duyệt trước khi hẹn giờ.")
    if channel.state is ChannelState.PAUSED:
        raise IllegalMove(f"Kênh {channel.name} đang tạm dừng: {channel.state_reason}")
    if stands(session, product.id, channel.id):
        raise AlreadyThere("lịch đăng bài này trên kênh", channel.name)
    publication = Publication(
        key=uuid4().hex,
        product_id=product.id,
        unit_id=product.unit_id,
        channel_id=channel.id,
        fingerprint=product.fingerprint,
        by_hand=channel.by_hand,
        due_at=due_at,
        expires_at=due_at + timedelta(minutes=channel.tolerance_minutes),
        scheduled_by=by,
    )
    session.add(publication)
    note(session, clock.now(), by, "schedule", publication, due_at=due_at.isoformat())
    return publication.id

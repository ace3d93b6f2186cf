"""Publish what is due: lend it out, mark it before a byte leaves, send, record and count."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import ColumnElement, and_, or_, select, update

from app import clock
from app.database import reading, writing
from app.errors import LoaError, ReviewIsStale
from app.models.channel import Channel, ChannelState
from app.models.product import ProductState
from app.models.publication import Publication, PublicationState
from app.workflow.compose_outgoing import compose
from app.workflow.open_channel import open_channel
from app.workflow.record_outcome import put_back, record, set_aside
from app.workflow.tools import Tools
from publishers.contract import Outgoing, Publisher
from publishers.errors import PublishError, Refused, TryLater

BATCH = 50


@dataclass(frozen=True)
class Intent:
    """A publication whose `sending` mark is committed, ready to leave."""

    publisher: Publisher
    outgoing: Outgoing


def hand_out(
    carry: Callable[[int, str], object], now: datetime, lease: timedelta, most: int = BATCH
) -> bool:
    """Lend out what is due and hand each claim to the queue. Return True if there may be more."""
    claims = claim(now, lease, most)
    for publication_id, token in claims:
        carry(publication_id, token)
    return bool(claims)


def is_due(now: datetime) -> ColumnElement[bool]:
    """Tell of a row whether it is to leave now: in time, through a channel that is open."""
    open_channels = select(Channel.id).where(Channel.state == ChannelState.OPEN)
    return and_(
        Publication.channel_id.in_(open_channels),
        Publication.state == PublicationState.SCHEDULED,
        Publication.by_hand.is_(False),
        Publication.due_at <= now,
        Publication.expires_at > now,
        or_(Publication.next_attempt_at.is_(None), Publication.next_attempt_at <= now),
    )


def claim(now: datetime, lease: timedelta, most: int = BATCH) -> list[tuple[int, str]]:
    """Lend due rows to this caller by one conditional update; return (id, token), oldest first.

    A row whose lease lapsed before it was sent is free again and gets a new token.
    """
    token = uuid4().hex
    due = (
        select(Publication.id)
        .where(
            is_due(now),
            or_(Publication.lease_until.is_(None), Publication.lease_until < now),
        )
        .order_by(Publication.due_at, Publication.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    lend = (
        update(Publication)
        .where(Publication.id.in_(due.scalar_subquery()))
        .values(token=token, lease_until=now + lease)
        .returning(Publication.id)
        .execution_options(synchronize_session=False)
    )
    with reading() as session:  # most ticks find nothing: look before taking the write lock
        if session.scalar(due.limit(1)) is None:
            return []
    with writing() as session:
        return [(publication_id, token) for publication_id in sorted(session.scalars(lend))]


def publish(publication_id: int, token: str, tools: Tools) -> None:
    """Send one claimed publication, unless the claim has passed to someone else."""
    if not begin(publication_id, token, clock.now(), tools.lease):
        return
    try:
        intent = prepare(publication_id, tools)
    except LoaError as error:  # nothing has left: a person mends it and sends again
        set_aside(publication_id, token, Refused(str(error)), clock.now())
        return
    try:
        sent = intent.publisher.send(intent.outgoing)
    except TryLater as error:
        put_back(publication_id, token, error, clock.now())
    except PublishError as error:
        set_aside(publication_id, token, error, clock.now())
    else:
        record(publication_id, token, sent, clock.now())


def begin(publication_id: int, token: str, now: datetime, lease: timedelta) -> bool:
    """Commit the intent before the first byte leaves; False when the claim no longer holds."""
    mark = (
        update(Publication)
        .where(
            Publication.id == publication_id,
            Publication.token == token,
            Publication.state == PublicationState.SCHEDULED,
            Publication.lease_until > now,
        )
        .values(
            state=PublicationState.SENDING,
            attempts=Publication.attempts + 1,
            sent_at=now,
            lease_until=now + lease,
        )
        .returning(Publication.id)
    )
    with writing() as session:
        return session.scalar(mark) is not None


def prepare(publication_id: int, tools: Tools) -> Intent:
    """Return what is to be sent and through what, as plain values.

    Raises ReviewIsStale when the product is no longer what was approved, NotFound for lost media.
    """
    with reading() as session:
        publication = session.get_one(Publication, publication_id)
        product = publication.product
        if (
            product.state is not ProductState.APPROVED
            or product.fingerprint != publication.fingerprint
        ):
            raise ReviewIsStale
        outgoing = compose(session, publication, tools)
        return Intent(open_channel(publication.channel, tools), outgoing)

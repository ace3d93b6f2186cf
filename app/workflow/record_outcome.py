"""Write down how an attempt ended; every outcome holds only for the attempt that has the token."""

import logging
import random
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.database import writing
from app.models.channel import ChannelState
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome, Receipt
from app.workflow.count_publication import count_if_live
from publishers.contract import Sent
from publishers.errors import NotAllowed, OutcomeUnknown, PublishError, Refused, TryLater

log = logging.getLogger(__name__)

MOST_ATTEMPTS = 8
LONGEST_WAIT = timedelta(hours=6)
OUTCOMES: dict[type[PublishError], tuple[PublicationState, Outcome]] = {
    Refused: (PublicationState.FAILED, Outcome.REFUSED),
    NotAllowed: (PublicationState.FAILED, Outcome.NOT_ALLOWED),
    OutcomeUnknown: (PublicationState.UNCERTAIN, Outcome.UNKNOWN),
}


def record(publication_id: int, token: str, sent: Sent, now: datetime) -> None:
    """Write receipt, state and ledger entry in one transaction.

    A late answer with the right token still settles a row that has become uncertain meanwhile.
    """
    with writing() as session:
        publication = _held(session, publication_id, token)
        if publication is None:
            log.warning("late answer for publication %s: settled meanwhile", publication_id)
            return
        settle(session, publication, sent, Outcome.PUBLISHED, now)


def settle(
    session: Session, publication: Publication, sent: Sent, outcome: Outcome, now: datetime
) -> None:
    """Make a publication published by what is known of it, inside the caller's transaction."""
    publication.move(PublicationState.PUBLISHED)
    publication.remote_id, publication.permalink = sent.remote_id, sent.permalink
    publication.live, publication.released_at = sent.live, sent.at or now
    publication.lease_until, publication.reason = None, ""
    session.add(_receipt(publication, outcome, now, sent=sent))
    count_if_live(session, publication, now)


def put_back(publication_id: int, token: str, error: TryLater, now: datetime) -> None:
    """Schedule the next attempt after the service's own wait, or ours; give up after eight."""
    with writing() as session:
        publication = _held(session, publication_id, token)
        if publication is None:
            return
        session.add(_receipt(publication, Outcome.TRY_LATER, now, error=error))
        publication.token = publication.lease_until = None
        publication.reason = error.message
        if publication.attempts >= MOST_ATTEMPTS:
            publication.move(PublicationState.FAILED)
            return
        wait = error.after or _backoff(publication.attempts)
        tolerance = timedelta(minutes=publication.channel.tolerance_minutes)
        publication.move(PublicationState.SCHEDULED)
        publication.next_attempt_at = now + wait
        publication.expires_at = max(publication.expires_at, now + wait + tolerance)


def set_aside(publication_id: int, token: str, error: PublishError, now: datetime) -> None:
    """Keep a refusal or an unknown outcome for a person; NotAllowed also pauses the channel."""
    state, outcome = _meaning(error)
    with writing() as session:
        publication = _held(session, publication_id, token)
        if publication is None:
            return
        session.add(_receipt(publication, outcome, now, error=error))
        publication.lease_until, publication.reason = None, error.message
        if publication.state is not state:
            publication.move(state)
        if isinstance(error, NotAllowed):
            channel = publication.channel
            channel.state, channel.state_reason = ChannelState.PAUSED, error.message


def _meaning(error: PublishError) -> tuple[PublicationState, Outcome]:
    """Return what becomes of the row; an error of no known kind proves nothing."""
    for kind, meaning in OUTCOMES.items():
        if isinstance(error, kind):
            return meaning
    return OUTCOMES[OutcomeUnknown]


def _held(session: Session, publication_id: int, token: str) -> Publication | None:
    """Return the row if this attempt is still the one that may settle it."""
    return session.scalar(
        select(Publication)
        .where(
            Publication.id == publication_id,
            Publication.token == token,
            Publication.state.in_((PublicationState.SENDING, PublicationState.UNCERTAIN)),
        )
        .with_for_update(of=Publication)
    )


def _backoff(attempts: int) -> timedelta:
    """Double from half a minute, with a fifth of jitter so that many do not come back at once."""
    seconds: float = 30 * 2 ** (attempts - 1) * random.uniform(0.8, 1.2)  # noqa: S311 - no secret
    return min(timedelta(seconds=seconds), LONGEST_WAIT)


def _receipt(
    publication: Publication,
    outcome: Outcome,
    now: datetime,
    *,
    sent: Sent | None = None,
    error: PublishError | None = None,
) -> Receipt:
    return Receipt(
        publication_id=publication.id,
        attempt=publication.attempts,
        outcome=outcome,
        at=now,
        remote_id=sent.remote_id if sent else None,
        permalink=sent.permalink if sent else None,
        message=error.message if error else "",
        detail=error.detail if error else "",
    )

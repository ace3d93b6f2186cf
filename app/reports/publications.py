"""What happened to one publication, in the order in which it happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.audit import AuditEntry
from app.models.editor import Editor
from app.models.ledger import EntryKind, LedgerEntry
from app.models.publication import Publication
from app.models.receipt import Outcome, Receipt
from app.models.review import Review, Verdict

SENT = "sent"

# Decisions that leave no receipt of their own.
_DECISIONS = ("schedule", "withdraw", "taken_down", "voided")


@dataclass(frozen=True)
class Event:
    """One step: `what` is an outcome or a decision, `who` the person behind it."""

    at: datetime
    what: str
    who: str = ""
    message: str = ""
    detail: str = ""
    attempt: int = 0
    proof: int | None = None  # the receipt that holds a photo


@dataclass(frozen=True)
class Story:
    """One publication with everything known of it."""

    publication: Publication
    events: tuple[Event, ...]
    approval: Review | None
    author: str
    counted_on: datetime | None
    reversed_on: datetime | None
    others: tuple[Publication, ...]


def story_of(session: Session, publication: Publication) -> Story:
    """Return everything known of the publication, its events from first to last."""
    product = publication.product
    entries = {
        entry.kind: entry.at
        for entry in session.scalars(
            select(LedgerEntry).where(LedgerEntry.publication_id == publication.id)
        )
    }
    return Story(
        publication=publication,
        events=tuple(sorted(_events(session, publication), key=lambda event: event.at)),
        approval=session.scalar(
            select(Review)
            .where(
                Review.product_id == product.id,
                Review.fingerprint == publication.fingerprint,
                Review.verdict == Verdict.APPROVED,
            )
            .order_by(Review.at)
            .limit(1)
        ),
        author=_name(session, product.created_by),
        counted_on=entries.get(EntryKind.COUNTED),
        reversed_on=entries.get(EntryKind.REVERSED),
        others=tuple(
            session.scalars(
                select(Publication)
                .where(Publication.product_id == product.id, Publication.id != publication.id)
                .order_by(Publication.due_at.desc())
            )
        ),
    )


def last_proof(session: Session, publication_id: int) -> Receipt | None:
    """Return the receipt with the last photo brought as proof."""
    return session.scalar(
        select(Receipt)
        .where(
            Receipt.publication_id == publication_id,
            Receipt.outcome == Outcome.RELEASED_BY_HAND,
        )
        .order_by(Receipt.id.desc())
        .limit(1)
    )


def _events(session: Session, publication: Publication) -> Iterator[Event]:
    for entry in session.scalars(
        select(AuditEntry).where(
            AuditEntry.subject == Publication.__tablename__,
            AuditEntry.subject_id == publication.id,
            AuditEntry.verb.in_(_DECISIONS),
        )
    ):
        reason = str(entry.facts.get("reason", ""))
        yield Event(entry.at, entry.verb, _name(session, entry.by_id), reason)
    if publication.sent_at:
        yield Event(publication.sent_at, SENT)
    for receipt in session.scalars(select(Receipt).where(Receipt.publication_id == publication.id)):
        yield Event(
            at=receipt.at,
            what=receipt.outcome.value,
            who=_name(session, receipt.by_id),
            message=receipt.message,
            detail=receipt.detail,
            attempt=receipt.attempt,
            proof=receipt.id if receipt.proof_digest else None,
        )


def _name(session: Session, editor_id: int | None) -> str:
    editor = session.get(Editor, editor_id) if editor_id else None
    return editor.name if editor else ""

"""Who decided what, and when; rows are only added."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base


class AuditEntry(Base):
    """One decision; `by_id` is None for the command line and the worker."""

    __tablename__ = "audit_entry"
    __table_args__ = (Index("audit_entry_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by_id: Mapped[int | None] = mapped_column(ForeignKey("editor.id"))
    verb: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[int]
    facts: Mapped[dict[str, Any]]


def note(
    session: Session, at: datetime, by: int | None, verb: str, subject: Base, **facts: Any
) -> None:
    """Add a line to the audit log in the transaction of the decision itself."""
    session.flush()
    session.add(
        AuditEntry(
            at=at,
            by_id=by,
            verb=verb,
            subject=subject.__tablename__,
            subject_id=subject.id,  # type: ignore[attr-defined]  # every noun has one
            facts=facts,
        )
    )

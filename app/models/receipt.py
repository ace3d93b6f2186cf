"""What a channel, or a person with proof, answered to one attempt."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Outcome(StrEnum):
    """How one attempt, one look or one decision ended."""

    PUBLISHED = "published"
    REFUSED = "refused"
    NOT_ALLOWED = "not_allowed"
    TRY_LATER = "try_later"
    UNKNOWN = "unknown"
    RELEASED_BY_HAND = "released_by_hand"
    ACCEPTED = "accepted"
    SENT_BACK = "sent_back"
    SETTLED = "settled"


class Receipt(Base):
    """One answer, kept for ever: never a token, never changed."""

    __tablename__ = "receipt"
    __table_args__ = (Index("receipt_publication", "publication_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    attempt: Mapped[int]
    outcome: Mapped[Outcome]
    at: Mapped[datetime]
    remote_id: Mapped[str | None]
    permalink: Mapped[str | None]
    message: Mapped[str] = mapped_column(default="")
    detail: Mapped[str] = mapped_column(default="")
    by_id: Mapped[int | None] = mapped_column(ForeignKey("editor.id"))
    proof_digest: Mapped[str | None]  # the photo brought as proof, in storage

"""An approver's word on exactly those media."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.editor import Editor


class Verdict(StrEnum):
    """What was said."""

    APPROVED = "approved"
    RETURNED = "returned"


class Review(Base):
    """Who said what of which fingerprint; never changed, never deleted."""

    __tablename__ = "review"
    __table_args__ = (Index("review_product", "product_id", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    by_id: Mapped[int] = mapped_column(ForeignKey("editor.id"))
    fingerprint: Mapped[str]
    verdict: Mapped[Verdict]
    note: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]

    by: Mapped[Editor] = relationship(lazy="joined")

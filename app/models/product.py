"""A template with its slots filled, on its way to approval: what is counted in the share."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.campaign import Campaign
from app.models.moves import check_move
from app.models.unit import Unit


class ProductState(StrEnum):
    """Where a product is on its way; `approved` belongs to one fingerprint."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    RETURNED = "returned"


PRODUCT_WORDS = {
    ProductState.DRAFT: "Bản nháp",
    ProductState.IN_REVIEW: "Chờ duyệt",
    ProductState.APPROVED: "Đã duyệt",
    ProductState.RETURNED: "Trả lại",
}

# An edit makes any product a draft again; approval never survives it.
PRODUCT_MOVES = {
    ProductState.DRAFT: frozenset({ProductState.DRAFT, ProductState.IN_REVIEW}),
    ProductState.IN_REVIEW: frozenset(
        {ProductState.DRAFT, ProductState.APPROVED, ProductState.RETURNED}
    ),
    ProductState.RETURNED: frozenset({ProductState.DRAFT, ProductState.IN_REVIEW}),
    ProductState.APPROVED: frozenset({ProductState.DRAFT}),
}


class Product(Base):
    """One finished piece of communication of exactly one unit.

    `plan` is what the editor wishes: `{"channels": [channel ids], "due_at": ISO instant or None,
    "kinds": [kinds of channel the pack suggests]}`; approval turns it into publications. The two
    release dates are derived from valid publications and are enough to answer every period
    (counting rule, section 4).
    """

    __tablename__ = "product"
    __table_args__ = (
        UniqueConstraint("campaign_id", "plan_key"),
        Index("product_unit_state", "unit_id", "state"),
        Index("product_unit_released", "unit_id", "first_release_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    plan_key: Mapped[str | None]  # which row of the pack's content plan this fills
    template: Mapped[str]
    product_type: Mapped[str]
    title: Mapped[str]
    values: Mapped[dict[str, Any]]
    suggestion: Mapped[str] = mapped_column(default="")  # the pack's words, to read and rewrite
    plan: Mapped[dict[str, Any]]
    state: Mapped[ProductState] = mapped_column(default=ProductState.DRAFT)
    fingerprint: Mapped[str | None]  # of the media in review or approved
    due_on: Mapped[date | None]
    created_by: Mapped[int | None] = mapped_column(ForeignKey("editor.id"))
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    first_release_on: Mapped[date | None]
    first_digital_on: Mapped[date | None]

    unit: Mapped[Unit] = relationship(lazy="joined")
    campaign: Mapped[Campaign | None] = relationship(lazy="joined")

    def become_draft(self, now: datetime) -> None:
        """Take back review and approval: what they spoke of is no longer what is there."""
        self.move(ProductState.DRAFT)
        self.fingerprint = None
        self.changed_at = now

    def move(self, to: ProductState) -> None:
        """Change the state. Raises IllegalMove."""
        check_move(PRODUCT_MOVES, self.state, to, PRODUCT_WORDS)
        self.state = to

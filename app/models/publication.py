"""One product, on one channel, at one time: the row that is the truth about a post."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.channel import Channel
from app.models.moves import check_move
from app.models.product import Product


class PublicationState(StrEnum):
    """Where a publication is; the table of the design, section 2."""

    SCHEDULED = "scheduled"
    SENDING = "sending"
    PUBLISHED = "published"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"
    TAKEN_DOWN = "taken_down"
    VOIDED = "voided"


S = PublicationState

PUBLICATION_WORDS = {
    S.SCHEDULED: "Đã hẹn giờ",
    S.SENDING: "Đang gửi",
    S.PUBLISHED: "Đã đăng",
    S.UNCERTAIN: "Chưa rõ kết quả",
    S.FAILED: "Không đăng được",
    S.MISSED: "Lỡ giờ",
    S.WITHDRAWN: "Đã rút lịch",
    S.TAKEN_DOWN: "Đã gỡ",
    S.VOIDED: "Không tính",
}

PUBLICATION_MOVES = {
    # published directly from scheduled: released by hand, with proof
    S.SCHEDULED: frozenset({S.SENDING, S.MISSED, S.WITHDRAWN, S.PUBLISHED}),
    S.SENDING: frozenset({S.PUBLISHED, S.SCHEDULED, S.FAILED, S.UNCERTAIN}),
    S.UNCERTAIN: frozenset({S.PUBLISHED, S.SCHEDULED, S.FAILED, S.WITHDRAWN}),
    S.FAILED: frozenset({S.SCHEDULED, S.WITHDRAWN}),
    S.MISSED: frozenset({S.SCHEDULED, S.WITHDRAWN}),
    S.PUBLISHED: frozenset({S.TAKEN_DOWN, S.VOIDED, S.SCHEDULED}),
    S.TAKEN_DOWN: frozenset({S.VOIDED}),
    S.WITHDRAWN: frozenset(),
    S.VOIDED: frozenset(),
}


class Publication(Base):
    """A due row. `token` and `lease_until` say who holds it; `key` is what the channel knows it by.

    `expires_at` is the moment after which being late is a question for a person.
    """

    __tablename__ = "publication"
    __table_args__ = (
        Index("publication_due", "state", "due_at"),
        Index("publication_lease", "state", "lease_until"),
        Index("publication_product", "product_id"),
        Index("publication_unit_released", "unit_id", "released_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    channel_id: Mapped[int] = mapped_column(ForeignKey("channel.id"))
    fingerprint: Mapped[str]
    by_hand: Mapped[bool]
    state: Mapped[PublicationState] = mapped_column(default=PublicationState.SCHEDULED)
    due_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    next_attempt_at: Mapped[datetime | None]
    lease_until: Mapped[datetime | None]
    token: Mapped[str | None]
    attempts: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]  # when the last attempt began to leave
    remote_id: Mapped[str | None]
    permalink: Mapped[str | None]
    live: Mapped[bool] = mapped_column(default=False)
    released_at: Mapped[datetime | None]  # confirmed by the channel or stated on proof
    reason: Mapped[str] = mapped_column(default="")
    scheduled_by: Mapped[int | None] = mapped_column(ForeignKey("editor.id"))

    product: Mapped[Product] = relationship(lazy="joined")
    channel: Mapped[Channel] = relationship(lazy="joined")

    def move(self, to: PublicationState) -> None:
        """Change the state. Raises IllegalMove."""
        check_move(PUBLICATION_MOVES, self.state, to, PUBLICATION_WORDS)
        self.state = to

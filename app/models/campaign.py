"""A campaign opened from a pack by one unit for one year."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Campaign(Base):
    """What the pack said on the day it was opened; later changes of the pack do not move it."""

    __tablename__ = "campaign"
    __table_args__ = (
        UniqueConstraint("unit_id", "slug", "year"),
        Index("campaign_of_year", "slug", "year"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    slug: Mapped[str]
    year: Mapped[int]
    name: Mapped[str]
    theme: Mapped[str | None]  # None: "chưa công bố"
    hashtag: Mapped[str]
    begins_on: Mapped[date]
    ends_on: Mapped[date]  # the last day, inclusive
    anchor_on: Mapped[date]
    messages: Mapped[list[Any]]
    palette: Mapped[dict[str, Any]]
    peaks: Mapped[list[Any]]  # [{"name", "begins_on", "ends_on"}]
    pack_digest: Mapped[str]
    opened_at: Mapped[datetime]

"""A campaign opened from a pack by one unit for one year."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base
from app.models.unit import subtree


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


def same_below(session: Session, campaign: Campaign, day: date) -> Sequence[Campaign]:
    """Return this campaign and the same one of every unit that is below on that day."""
    below = subtree(campaign.unit_id, day)
    same = select(Campaign).where(
        Campaign.slug == campaign.slug,
        Campaign.year == campaign.year,
        Campaign.unit_id.in_(select(below.c.id)),
    )
    return session.scalars(same).all()

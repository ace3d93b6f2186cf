"""A page of the product's own public website."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from app.database import Base
from app.models.unit import Unit


class Article(Base):
    """What the website publisher put on the shelf; `key` makes a second put harmless."""

    __tablename__ = "article"
    __table_args__ = (
        Index("article_newest", "published_at"),
        Index("article_unit", "unit_id", "published_at"),
        Index("article_campaign", "campaign", "published_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(unique=True)
    slug: Mapped[str] = mapped_column(unique=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    campaign: Mapped[str | None]  # "thang-cong-nhan-2027"
    title: Mapped[str]
    summary: Mapped[str]
    html: Mapped[str]  # sanitised
    pictures: Mapped[list[Any]]  # [{"name", "digest", "mime", "width", "height", "alt"}]
    published_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    taken_down_at: Mapped[datetime | None]

    unit: Mapped[Unit] = relationship(lazy="joined")

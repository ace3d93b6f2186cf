"""One publication counted; corrections are further rows, nothing is ever updated."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class EntryKind(StrEnum):
    """+1 or −1."""

    COUNTED = "counted"
    REVERSED = "reversed"


class LedgerEntry(Base):
    """A count with its facts as they were on that day; unique per publication and kind."""

    __tablename__ = "ledger_entry"
    __table_args__ = (
        UniqueConstraint("publication_id", "kind", name="ledger_entry_once"),
        Index("ledger_entry_unit_day", "unit_id", "released_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    kind: Mapped[EntryKind]
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey("campaign.id"))
    channel_kind: Mapped[str]
    digital: Mapped[bool]
    released_on: Mapped[date]  # the local day: Asia/Ho_Chi_Minh
    at: Mapped[datetime]

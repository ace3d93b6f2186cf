"""A configured destination: "Fanpage của xưởng 2", "Bảng tin nhà ăn"."""

from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from app.database import Base
from app.errors import NotFound
from publishers.wording import to_nfc


class ChannelState(StrEnum):
    """Whether publications may leave through it."""

    OPEN = "open"
    PAUSED = "paused"  # a service said no: a person has to mend it


class Channel(Base):
    """One destination of one unit; its secrets are sealed."""

    __tablename__ = "channel"
    __table_args__ = (UniqueConstraint("unit_id", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    name: Mapped[str]
    kind: Mapped[str]
    digital: Mapped[bool]
    counted: Mapped[bool]
    by_hand: Mapped[bool]
    sealed_config: Mapped[str]
    tolerance_minutes: Mapped[int] = mapped_column(default=60)
    state: Mapped[ChannelState] = mapped_column(default=ChannelState.OPEN)
    state_reason: Mapped[str] = mapped_column(default="")


def channel_by_name(session: Session, unit_id: int, name: str) -> Channel:
    """Return the unit's channel of this name, however it was typed. Raises NotFound."""
    named = Channel.name == to_nfc(name).strip()
    channel = session.scalar(select(Channel).where(Channel.unit_id == unit_id, named))
    if channel is None:
        raise NotFound("kênh", name)
    return channel

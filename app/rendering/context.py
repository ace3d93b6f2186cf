"""Who speaks and in which campaign: what texts and drawings know besides the slots."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from app.rendering.brand import Brand


@dataclass(frozen=True)
class UnitFacts:
    """The unit that publishes. `short_name` is used where the full name cannot fit."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True)
class CampaignFacts:
    """The campaign of the product. `theme` is None while it is not announced ("chưa công bố").

    `hashtag` is written with its `#`; `ends_on` is the last day, included.
    """

    name: str
    theme: str | None
    hashtag: str
    year: int
    starts_on: date
    ends_on: date

    @cached_property
    def days(self) -> int:
        """How many days the campaign lasts, first and last included."""
        return (self.ends_on - self.starts_on).days + 1


@dataclass(frozen=True)
class Context:
    """Everything a text or a drawing may use besides its slots.

    `palette` is the campaign's colours by role (see `app.rendering.palette`); they stand over
    those of the unit's brand, and these over the template's.
    """

    unit: UnitFacts
    campaign: CampaignFacts | None = None
    palette: Mapping[str, str] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)


# Who speaks where no unit does: previews and `loa render`. Invented, like every example value.
EXAMPLE = Context(
    unit=UnitFacts("AD", "Công đoàn KCN Ánh Dương", "CĐ KCN Ánh Dương"),
    campaign=CampaignFacts(
        name="Tháng Công nhân",
        theme="Kết nối công nhân – Vững bước kỷ nguyên mới",
        hashtag="#ThángCôngNhân2027",
        year=2027,
        starts_on=date(2027, 5, 1),
        ends_on=date(2027, 5, 31),
    ),
)

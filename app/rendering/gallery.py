"""Templates as the plain values other programs read (`template list --json`)."""

from datetime import date
from typing import Any

from app.rendering.context import CampaignFacts, Context, UnitFacts
from app.rendering.template import Template

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


def listed(template: Template) -> dict[str, Any]:
    """Return name, kind, formats and slots, ready for JSON."""
    return {
        "name": template.name,
        "kind": template.kind,
        "formats": list(template.formats),
        "slots": [
            {"name": slot.name, "type": slot.type, "required": slot.required}
            for slot in template.slots
        ],
    }


def shown(template: Template) -> dict[str, Any]:
    """Return what `listed` does, and the example values."""
    return {**listed(template), "example": template.example}

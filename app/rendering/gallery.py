"""Templates as the plain values other programs read (`template list --json`)."""

from typing import Any

from app.rendering import context
from app.rendering.template import Template

EXAMPLE = context.EXAMPLE


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

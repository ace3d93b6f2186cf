"""Colours by what they do, so that a campaign can bring its own without touching a template."""

import re
from collections.abc import Mapping

# Defaults of the product, not official colours of any union.
DEFAULT: Mapping[str, str] = {
    "field": "#0C53AC",
    "field_deep": "#083F88",
    "on_field": "#FFFFFF",
    "accent": "#FFCD00",
    "strong": "#DA251D",
    "paper": "#FBF5E9",
    "ink": "#1B1F24",
}
HEX = re.compile(r"#[0-9A-Fa-f]{6}")
ROLES = (*DEFAULT, "soft", "muted")


def colours(*overrides: Mapping[str, str]) -> dict[str, str]:
    """Return the colour of every role, later mappings over earlier ones over the defaults.

    Roles nobody draws with are left out: a pack may know more of them than a template.
    """
    found = dict(DEFAULT)
    for override in overrides:
        found |= {role: value.upper() for role, value in override.items() if role in DEFAULT}
    found["soft"] = mix(found["field"], found["on_field"], 0.75)
    found["muted"] = mix(found["ink"], found["paper"], 0.30)
    return found


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` of the way from the first to the second."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)

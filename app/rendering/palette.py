"""Colours by what they do, so that a campaign can bring its own without touching a template."""

import re
from collections.abc import Mapping

from app import contrast
from app.rendering import legible

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
mix = legible.blend


def colours(*overrides: Mapping[str, str]) -> dict[str, str]:
    """Return the colour of every role, later mappings over earlier ones over the defaults.

    Roles nobody draws with are left out: a pack may know more of them than a template.
    """
    found = dict(DEFAULT)
    for override in overrides:
        found |= {role: value.upper() for role, value in override.items() if role in DEFAULT}
    found["soft"] = _between(found["field"], found["on_field"], 0.75)
    found["muted"] = mix(found["ink"], found["paper"], 0.30)
    return found


def readable(*overrides: Mapping[str, str]) -> dict[str, str]:
    """Return what `colours` does, moved as little as needed for words to be read (4.5:1)."""
    found = colours(*overrides)
    if not legible.broken(found):
        return found
    white, black = "#FFFFFF", "#000000"  # one of them can be read on any colour
    if contrast.ratio(found["on_field"], found["field"]) < contrast.LEAST:
        reads = [contrast.ratio(light, found["field"]) for light in (white, black)]
        found["on_field"] = white if reads[0] >= reads[1] else black
    dark = black if found["on_field"] != black else white
    found["field_deep"] = legible.toward(found["field_deep"], found["field"], found["on_field"])
    found["accent"] = legible.toward(found["accent"], found["on_field"], found["field"])
    found["strong"] = legible.toward(found["strong"], dark, found["on_field"])
    darkest = black if contrast.ratio(black, found["paper"]) >= contrast.LEAST else white
    found["ink"] = legible.toward(found["ink"], darkest, found["paper"])
    return colours(found)


def _between(ground: str, words: str, share: float) -> str:
    """Return words less loud than full ones, and still readable on the ground."""
    return legible.toward(mix(ground, words, share), words, ground)

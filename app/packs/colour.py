"""Whether text can be read on a campaign's colours."""

import re
from collections.abc import Mapping

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3, text of ordinary size
PAIRS = (  # what stands on what, in `app.packs.pack.Palette`
    ("on_field", "field"),
    ("on_field", "field_deep"),
    ("on_field", "strong"),
    ("accent", "field"),
    ("accent", "field_deep"),
    ("ink", "paper"),
)
_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


def is_colour(value: str) -> bool:
    """Tell whether this is `#RRGGBB`."""
    return _HEX.fullmatch(value) is not None


def unreadable(palette: Mapping[str, str]) -> list[tuple[str, str, float]]:
    """Return each (text, ground, ratio) under READABLE; a pair with a colour missing is out."""
    measured = (
        (text, ground, contrast(palette[text], palette[ground]))
        for text, ground in PAIRS
        if text in palette and ground in palette
    )
    return [(text, ground, ratio) for text, ground, ratio in measured if ratio < READABLE]


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two `#RRGGBB` colours, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

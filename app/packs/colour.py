"""Whether text can be read on a campaign's colours."""

import re
from collections.abc import Mapping

from app import contrast

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
    """Return each (text, ground, ratio) nobody can read; pairs with a colour missing are out."""
    measured = (
        (text, ground, contrast.ratio(palette[text], palette[ground]))
        for text, ground in PAIRS
        if text in palette and ground in palette
    )
    return [(text, ground, ratio) for text, ground, ratio in measured if ratio < contrast.LEAST]

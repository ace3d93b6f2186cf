"""The colours of tokens.css, recomputed by the WCAG 2.2 formula on every ground they stand on."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "app/web/static/tokens.css"
TEXT, MARK = 4.5, 3.0
PAPER = ("ground", "surface", "sunken")
TINTS = (*PAPER, "brand-soft", "sun-soft")
ROLES = {  # role: the least ratio, and what it may stand on
    "ink": (TEXT, TINTS),
    "ink-soft": (TEXT, TINTS),
    "ink-faint": (TEXT, PAPER),
    "brand-text": (TEXT, TINTS),
    "on-brand": (TEXT, ("brand", "brand-press")),
    "on-deep": (TEXT, ("brand-deep",)),
    "on-deep-soft": (TEXT, ("brand-deep",)),
    "on-good": (TEXT, ("good",)),
    "good-text": (TEXT, (*PAPER, "good-soft")),
    "on-care": (TEXT, ("care",)),
    "care-text": (TEXT, (*PAPER, "care-soft")),
    "care-line": (MARK, (*PAPER, "care-soft")),
    "on-bad": (TEXT, ("bad",)),
    "bad-text": (TEXT, (*PAPER, "bad-soft")),
    "quiet-text": (TEXT, ("quiet-soft",)),
    "edge": (MARK, ("ground", "surface")),
    "on-sun": (TEXT, ("sun",)),
    "focus": (MARK, TINTS),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_read_where_it_stands(role: str, theme: str) -> None:
    colours = _themes()[theme]
    least, grounds = ROLES[role]
    weak = {
        ground: round(_ratio(colours[role], colours[ground]), 2)
        for ground in grounds
        if _ratio(colours[role], colours[ground]) < least
    }
    assert weak == {}


def test_black_on_white_is_twenty_one() -> None:
    assert round(_ratio("#000000", "#ffffff"), 1) == 21.0


def _themes() -> dict[str, dict[str, str]]:
    light, dark, *_ = TOKENS.read_text(encoding="utf-8").split("@media")
    pattern = r"--([\w-]+):\s*(#[0-9a-f]{6})"
    first = dict(re.findall(pattern, light))
    return {"light": first, "dark": first | dict(re.findall(pattern, dark))}


def _ratio(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

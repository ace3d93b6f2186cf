"""Measure and paint one line of text on its baseline."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import skia

from app.rendering.scene import fonts

# Below this size optical alignment is less than a pixel.
_OPTICAL = 28


@dataclass(frozen=True)
class Ink:
    """How letters look: face, size, tracking in sizes, colour as ARGB."""

    face: str
    size: float
    tracking: float
    colour: int


@lru_cache(maxsize=8192)
def width(text: str, face: str, tracking: float) -> float:
    """Return the width of a line at size 1, without the tracking after its last letter."""
    if not text:
        return 0.0
    paragraph = _paragraph(text, Ink(face, 100, tracking, 0))
    return float(paragraph.MaxIntrinsicWidth) / 100 - tracking


@dataclass(frozen=True)
class GlyphBox:
    """Where the ink of one letter lies at size 1: from the line's start, up and down from its
    baseline."""

    left: float
    right: float
    top: float
    bottom: float


@lru_cache(maxsize=1024)
def glyph_boxes(text: str, face: str, tracking: float) -> tuple[GlyphBox, ...]:
    """Return the box of each letter of a line."""
    boxes = []
    for index, character in enumerate(text):
        end = width(text[: index + 1], face, tracking)
        start = end - width(character, face, 0)
        left, top, right, bottom = fonts.ink(face, character)
        boxes.append(GlyphBox(start + left, start + right, -top, bottom))
    return tuple(boxes)


def paint(
    canvas: Any, text: str, x: float, baseline: float, ink: Ink, align: str = "left"
) -> float:
    """Paint a line whose ink starts, ends or is centred at x; return its width."""
    wide = width(text, ink.face, ink.tracking) * ink.size
    if align == "left" and ink.size >= _OPTICAL and text:
        x -= fonts.ink(ink.face, text[0])[0] * ink.size
    elif align == "right":
        x -= wide
    elif align == "center":
        x -= wide / 2
    # The layout puts half of the tracking before the first letter.
    x -= ink.tracking * ink.size / 2
    paragraph = _paragraph(text, ink)
    paragraph.paint(canvas, x, baseline - paragraph.AlphabeticBaseline)
    return wide


def _paragraph(text: str, ink: Ink) -> Any:
    style = skia.textlayout.TextStyle()
    style.setFontFamilies(fonts.families(ink.face))
    style.setFontSize(ink.size)
    style.setColor(ink.colour)
    if ink.tracking:
        style.setLetterSpacing(ink.tracking * ink.size)
    whole = skia.textlayout.ParagraphStyle()
    whole.setTextStyle(style)
    builder = skia.textlayout.ParagraphBuilder.make(whole, fonts.collection(), _unicode())
    builder.pushStyle(style)
    builder.addText(text)
    paragraph = builder.Build()
    paragraph.layout(100_000)
    return paragraph


@cache
def _unicode() -> Any:
    return skia.Unicodes.ICU.Make()

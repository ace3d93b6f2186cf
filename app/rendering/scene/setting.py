"""Measure and paint one line of text on its baseline."""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import skia

from app.rendering.scene import fonts
from app.rendering.scene.emphasis import runs

# Below this size optical alignment is less than a pixel.
_OPTICAL = 28
_SOFT = 0.5  # sigma of a blur, in pixels of its radius


@dataclass(frozen=True)
class Drop:
    """A shadow: its colour as ARGB, where it falls, how soft it is."""

    colour: int
    dx: float
    dy: float
    blur: float


@dataclass(frozen=True)
class Ink:
    """How letters look: face, size, tracking in sizes, colour as ARGB.

    Marked words take `strong_face` and `strong_colour` where these are given. `outline` is the
    colour and width of a line round the letters.
    """

    face: str
    size: float
    tracking: float
    colour: int
    strong_face: str = ""
    strong_colour: int | None = None
    shadow: Drop | None = None
    outline: tuple[int, float] | None = None

    def of(self, *, marked: bool) -> tuple[str, int]:
        """Return face and colour of words, marked or not."""
        if not marked:
            return self.face, self.colour
        colour = self.colour if self.strong_colour is None else self.strong_colour
        return self.strong_face or self.face, colour


@lru_cache(maxsize=8192)
def width(text: str, face: str, tracking: float, strong: str = "") -> float:
    """Return the width of a line at size 1, without the tracking after its last letter."""
    if not text:
        return 0.0
    paragraph = _paragraph(text, Ink(face, 100, tracking, 0, strong))
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
def glyph_boxes(text: str, face: str, tracking: float, strong: str = "") -> tuple[GlyphBox, ...]:
    """Return the box of each letter of a line."""
    boxes = []
    begin = 0.0
    for run, is_marked in runs(text):
        own = (strong or face) if is_marked else face
        for index, character in enumerate(run):
            end = begin + width(run[: index + 1], own, tracking)
            start = end - width(character, own, 0)
            left, top, right, bottom = fonts.ink(own, character)
            boxes.append(GlyphBox(start + left, start + right, -top, bottom))
        begin += width(run, own, tracking) + tracking
    return tuple(boxes)


def paint(
    canvas: Any, text: str, x: float, baseline: float, ink: Ink, align: str = "left"
) -> float:
    """Paint a line whose ink starts, ends or is centred at x; return its width."""
    wide = width(text, ink.face, ink.tracking, ink.strong_face) * ink.size
    if align == "left" and ink.size >= _OPTICAL and text:
        first, is_marked = next(runs(text))
        x -= fonts.ink(ink.of(marked=is_marked)[0], first[0])[0] * ink.size
    elif align == "right":
        x -= wide
    elif align == "center":
        x -= wide / 2
    # The layout puts half of the tracking before the first letter.
    x -= ink.tracking * ink.size / 2
    if ink.shadow is not None:
        drop = ink.shadow
        _put(canvas, text, x + drop.dx, baseline + drop.dy, ink, _shade(drop))
    if ink.outline is not None:
        _put(canvas, text, x, baseline, ink, _line(*ink.outline))
    _put(canvas, text, x, baseline, ink)
    return wide


def _put(
    canvas: Any, text: str, x: float, baseline: float, ink: Ink, brush: Any | None = None
) -> None:
    paragraph = _paragraph(text, ink, brush)
    paragraph.paint(canvas, x, baseline - paragraph.AlphabeticBaseline)


def _shade(drop: Drop) -> Any:
    brush = skia.Paint(AntiAlias=True, Color=drop.colour)
    if drop.blur:
        brush.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, drop.blur * _SOFT))
    return brush


def _line(colour: int, wide: float) -> Any:
    # Half of a stroke lies inside the letter, under its fill.
    return skia.Paint(
        AntiAlias=True,
        Color=colour,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=2 * wide,
        StrokeJoin=skia.Paint.kRound_Join,
    )


def _paragraph(text: str, ink: Ink, brush: Any | None = None) -> Any:
    whole = skia.textlayout.ParagraphStyle()
    whole.setTextStyle(_style(ink, brush, marked=False))
    builder = skia.textlayout.ParagraphBuilder.make(whole, fonts.collection(), _unicode())
    for run, is_marked in runs(text):
        builder.pushStyle(_style(ink, brush, marked=is_marked))
        builder.addText(run)
        builder.pop()
    paragraph = builder.Build()
    paragraph.layout(100_000)
    return paragraph


def _style(ink: Ink, brush: Any | None, *, marked: bool) -> Any:
    face, colour = ink.of(marked=marked)
    style = skia.textlayout.TextStyle()
    style.setFontFamilies(fonts.families(face))
    style.setFontSize(ink.size)
    if brush is None:
        style.setColor(colour)
    else:
        style.setForegroundPaint(brush)
    if ink.tracking:
        style.setLetterSpacing(ink.tracking * ink.size)
    return style


@cache
def _unicode() -> Any:
    return skia.Unicodes.ICU.Make()

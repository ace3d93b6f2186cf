"""Draw the years of an organisation as rings out of a corner: radius is time, to scale."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import skia

from app.rendering import jinja
from app.rendering.scene import fonts, setting, shapes
from app.rendering.scene.layers import Layer, RingsLayer
from app.rendering.scene.stage import Stage

Draw = Callable[[Stage, Sequence[Layer]], None]
_THIN, _THICK = 0.286, 0.79  # strokes in the pitch of the rings: alone, and inside the number
_FACE, _TRACKING = "M900", -0.05
_QUARTER = (-90, 90)


@dataclass(frozen=True)
class Scale:
    """How years become radii."""

    first: int
    last: int
    inner: float
    pitch: float

    def radius(self, year: float) -> float:
        """Return the radius of a year's ring."""
        return self.inner + (year - self.first) * self.pitch


def draw_rings(stage: Stage, layer: RingsLayer) -> None:
    """Draw the rings, the number made of them and the lines of the milestones."""
    scale = _scale(stage, layer)
    marked = [int(row["year"]) for row in _milestones(stage, layer, scale)]
    plain = [year for year in range(scale.first, scale.last + 1) if year not in marked]
    pen = shapes.stroke(stage.colour(layer.colour), max(scale.pitch * _THIN, 1))
    _arcs(stage, layer, scale, plain, pen)
    _number(stage, layer, scale)
    pen = shapes.stroke(stage.colour(layer.marked), layer.line)
    _arcs(stage, layer, scale, marked, pen)
    dot = shapes.fill(stage.colour(layer.marked))
    for year in marked:
        y = layer.y - scale.radius(year)
        if layer.rule is not None:
            stage.canvas.drawLine(layer.rule, y, layer.x + 0.5, y, pen)
        stage.canvas.drawCircle(layer.x, y, layer.line * 2.35, dot)


def draw_labels(stage: Stage, layer: RingsLayer, draw: Draw) -> None:
    """Draw what is said of each milestone, in a cell around its rule down to the next one."""
    scale = _scale(stage, layer)
    label = stage.label(jinja.as_text(layer.milestones))
    left = layer.x if layer.rule is None else layer.rule
    foot = layer.y
    for index, row in enumerate(_milestones(stage, layer, scale)):
        top = layer.y - scale.radius(int(row["year"])) - layer.head
        at = (left, top)
        inside = stage.cell(layer.x - left, foot - top, label, at, item=row, index=index)
        stage.canvas.save()
        stage.canvas.translate(*at)
        draw(inside, layer.layers)
        stage.canvas.restore()
        foot = top


def taken(stage: Stage, layer: RingsLayer) -> Hashable:
    """Return what the rings take from the values: a picture of them is good for just these."""
    scale = _scale(stage, layer)
    years = tuple(int(row["year"]) for row in _milestones(stage, layer, scale))
    return scale, stage.text(layer.number), years


def kept(milestones: Sequence[Any], scale: Scale, *, apart: float) -> list[Any]:
    """Return the rows there is room for, oldest first.

    The scale is never bent: of two that stand too near each other the one later in the list is
    left out, and the oldest and the latest of all come before any other.
    """
    rows = [row for row in milestones if scale.first <= row["year"] <= scale.last]
    by_year = sorted(rows, key=lambda row: int(row["year"]))
    found: list[Any] = []
    for row in [*by_year[:1], *by_year[-1:], *rows]:
        radius = scale.radius(int(row["year"]))
        if all(abs(radius - scale.radius(int(one["year"]))) >= apart for one in found):
            found.append(row)
    return sorted(found, key=lambda row: int(row["year"]))


def _scale(stage: Stage, layer: RingsLayer) -> Scale:
    first, last = int(stage.value(layer.first)), int(stage.value(layer.last))
    pitch = (layer.outer - layer.inner) / max(last - first, 1)
    return Scale(first, last, layer.inner, pitch)


def _milestones(stage: Stage, layer: RingsLayer, scale: Scale) -> list[Any]:
    return kept(stage.value(layer.milestones), scale, apart=layer.apart)


def _arcs(stage: Stage, layer: RingsLayer, scale: Scale, years: Sequence[int], pen: Any) -> None:
    for year in years:
        box = shapes.around(layer.x, layer.y, scale.radius(year))
        stage.canvas.drawArc(box, *_QUARTER, False, pen)  # noqa: FBT003 - Skia's own


def _number(stage: Stage, layer: RingsLayer, scale: Scale) -> None:
    """Draw the number: every ring again, thicker, where its outline lets it through."""
    text = stage.text(layer.number)
    if not text or layer.number_at is None:
        return
    fonts.check_glyphs(text, _FACE, stage.label(layer.number))
    pen = shapes.stroke(stage.colour(layer.number_colour), scale.pitch * _THICK)
    stage.canvas.save()
    outline = _outline(text, layer.number_at, layer.number_width, layer.number_height)
    stage.canvas.clipPath(outline, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's own
    _arcs(stage, layer, scale, range(scale.first, scale.last + 1), pen)
    stage.canvas.restore()


def _outline(text: str, at: tuple[float, float], width: float, height: float | None) -> Any:
    """Return letters as one outline, their ink from `at` (on the baseline) over this width.

    Narrow figures would tower: with a height they stay below it.
    """
    boxes = setting.glyph_boxes(text, _FACE, _TRACKING)
    size = width / (boxes[-1].right - boxes[0].left)
    if height is not None:
        size = min(size, height / max(box.top for box in boxes))
    font = skia.Font(fonts.typefaces()[_FACE], size)
    whole = skia.Path()
    for character, box in zip(text, boxes, strict=True):
        glyph = font.getPath(font.textToGlyphs(character)[0])
        if glyph is not None:
            start = box.left - fonts.ink(_FACE, character)[0] - boxes[0].left
            whole.addPath(glyph, at[0] + start * size, at[1])
    return whole

"""Fill a box with a pattern: dots, rings, lines, waves, chevrons."""

import math
from collections.abc import Callable, Mapping
from typing import Any

import skia

from app.rendering.scene import shapes
from app.rendering.scene.pieces import PatternLayer
from app.rendering.scene.stage import Box, Stage


def draw_pattern(stage: Stage, layer: PatternLayer) -> None:
    """Draw the pattern inside its box; it is anchored to the box, not to the canvas."""
    box = stage.bled(stage.box(layer.x, layer.y, layer.width, layer.height))
    path = skia.Path()
    _KINDS[layer.kind](path, layer, box)
    colour = stage.colour(layer.colour)
    brush = shapes.fill(colour) if layer.kind == "dots" else shapes.stroke(colour, layer.weight)
    stage.canvas.save()
    stage.canvas.clipRect(skia.Rect.MakeLTRB(*box))
    stage.canvas.drawPath(path, brush)
    stage.canvas.restore()


def _dots(path: Any, layer: PatternLayer, box: Box) -> None:
    for x, y in _staggered(layer.step, box):
        path.addCircle(x, y, layer.weight)


def _rings(path: Any, layer: PatternLayer, box: Box) -> None:
    for x, y in _staggered(layer.step, box):
        for share in (0.22, 0.36, 0.5):
            path.addCircle(x, y, layer.step * share)


def _staggered(step: float, box: Box) -> list[tuple[float, float]]:
    left, top, right, bottom = box
    down = step * math.sqrt(3) / 2
    return [
        (left + (column + row % 2 / 2) * step, top + row * down)
        for row in range(int((bottom - top) / down) + 2)
        for column in range(int((right - left) / step) + 2)
    ]


def _lines(path: Any, layer: PatternLayer, box: Box) -> None:
    left, top, right, bottom = box
    middle = ((left + right) / 2, (top + bottom) / 2)
    reach = math.hypot(right - left, bottom - top) / 2
    along = math.cos(math.radians(layer.angle)), math.sin(math.radians(layer.angle))
    count = int(reach / layer.step) + 1
    for index in range(-count, count + 1):
        x = middle[0] - along[1] * index * layer.step
        y = middle[1] + along[0] * index * layer.step
        path.moveTo(x - along[0] * reach, y - along[1] * reach)
        path.lineTo(x + along[0] * reach, y + along[1] * reach)


def _waves(path: Any, layer: PatternLayer, box: Box) -> None:
    left, top, right, bottom = box
    step, half = layer.step, layer.step
    for row in range(int((bottom - top) / step) + 3):
        y = top + row * step
        path.moveTo(left - half, y)
        for index in range(int((right - left) / half) + 3):
            lift = step * 0.5 * (-1 if index % 2 else 1)
            path.rQuadTo(half / 2, lift, half, 0)


def _chevrons(path: Any, layer: PatternLayer, box: Box) -> None:
    left, top, right, bottom = box
    step = layer.step
    for row in range(int((bottom - top) / step) + 3):
        path.moveTo(left - step / 2, top + row * step)
        for index in range(int((right - left) / (step / 2)) + 3):
            path.rLineTo(step / 2, step / 2 * (-1 if index % 2 == 0 else 1))


_KINDS: Mapping[str, Callable[[Any, PatternLayer, Box], None]] = {
    "dots": _dots,
    "rings": _rings,
    "lines": _lines,
    "waves": _waves,
    "chevrons": _chevrons,
}

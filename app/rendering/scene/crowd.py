"""Draw people side by side: many of one tone, one that stands out."""

import random
from typing import Any

import skia

from app.rendering.scene import shapes
from app.rendering.scene.figures import CrowdLayer
from app.rendering.scene.stage import Stage

# A person one wide, from the middle of the shoulders' foot; y goes down.
_HEAD, _HEAD_AT = 0.225, -1.02
_SHOULDER, _ROUND = -0.70, 0.36
_APART = 1.06  # of the width, between neighbours
_BARE, _HELMET, _SCARF, _BUN = range(4)
_WORN = (_HELMET, _BARE, _SCARF, _HELMET, _BUN, _BARE)
_GAP = 0.055  # of the width: what keeps a head apart from what is worn, and people from each other


def draw_crowd(stage: Stage, layer: CrowdLayer) -> None:
    """Draw the rows from the furthest to the nearest; the same seed gives the same people."""
    chance = random.Random(layer.seed)  # noqa: S311 - a drawing, not a secret
    near, far = stage.colour(layer.near_colour), stage.colour(layer.far_colour)
    for row in reversed(range(layer.rows)):
        back = row / max(layer.rows - 1, 1)
        wide = layer.width + (layer.far - layer.width) * back
        # Rows stand closer the further they are.
        foot = stage.y(layer.y) - layer.rise * (1 - (1 - back) ** 1.5)
        _row(stage, layer, row, wide, foot, _between(near, far, back), chance)


def _row(
    stage: Stage,
    layer: CrowdLayer,
    row: int,
    wide: float,
    foot: float,
    colour: int,
    chance: random.Random,
) -> None:
    pitch = wide * _APART
    middle = stage.x(layer.x) + (pitch / 2 if row % 2 else 0)
    reach = int(stage.width / pitch) + 2
    for place in range(-reach, reach + 1):
        worn = chance.choice(_WORN)
        tall = wide * (1 + chance.uniform(-0.05, 0.05))
        x = middle + place * pitch
        if -wide < x < stage.width + wide:
            is_one = layer.one == (row, place)
            shown = stage.colour(layer.one_colour) if is_one else colour
            _person(stage.canvas, x, foot, tall, shown, _HELMET if is_one else worn)


def _person(canvas: Any, x: float, foot: float, wide: float, colour: int, worn: int) -> None:
    canvas.save()
    canvas.translate(x, foot)
    canvas.scale(wide, wide)
    paint = shapes.fill(colour)
    canvas.drawPath(_body(), paint)
    head = skia.Path()
    head.addCircle(0, _HEAD_AT, _HEAD)
    if worn == _BUN:
        head.addCircle(_HEAD * 0.95, _HEAD_AT - _HEAD * 0.72, _HEAD * 0.36)
    if worn in (_HELMET, _SCARF):
        head = skia.Op(head, _cut(worn), skia.PathOp.kDifference_PathOp)
        canvas.drawPath(_helmet() if worn == _HELMET else _scarf(), paint)
    canvas.drawPath(head, paint)
    canvas.restore()


def _body() -> Any:
    body = skia.Path()
    body.moveTo(-0.5, 0.6)
    body.lineTo(-0.5, _SHOULDER + _ROUND)
    body.cubicTo(-0.5, _SHOULDER + 0.06, -0.36, _SHOULDER, -0.16, _SHOULDER)
    body.lineTo(0, _SHOULDER + 0.13)  # the collar
    body.lineTo(0.16, _SHOULDER)
    body.cubicTo(0.36, _SHOULDER, 0.5, _SHOULDER + 0.06, 0.5, _SHOULDER + _ROUND)
    body.lineTo(0.5, 0.6)
    body.close()
    return body


def _cut(worn: int) -> Any:
    """Return the part of a head that what is worn hides, and a gap below it."""
    path = skia.Path()
    edge = _HEAD_AT - (0.02 if worn == _HELMET else 0.06)
    path.addRect(skia.Rect.MakeLTRB(-1, _HEAD_AT - 1, 1, edge + _GAP))
    return path


def _helmet() -> Any:
    path = skia.Path()
    edge = _HEAD_AT - 0.02
    r = _HEAD * 1.14
    path.arcTo(shapes.around(0, edge, r), 180, 180, True)  # noqa: FBT003 - Skia's own
    path.close()
    path.addRoundRect(skia.Rect.MakeLTRB(-r * 1.22, edge - 0.045, r * 1.22, edge), 0.02, 0.02)
    path.addRoundRect(skia.Rect.MakeLTRB(-0.045, edge - r * 1.1, 0.045, edge - r * 0.5), 0.03, 0.03)
    return path


def _scarf() -> Any:
    path = skia.Path()
    edge = _HEAD_AT - 0.06
    r = _HEAD * 1.08
    path.arcTo(shapes.around(0, edge + 0.02, r), 184, 172, True)  # noqa: FBT003 - Skia's own
    path.close()
    path.addPath(
        shapes.polygon((r * 0.7, edge - 0.06), (r * 1.5, edge + 0.1), (r * 1.12, edge + 0.2))
    )
    return path


def _between(near: int, far: int, share: float) -> int:
    parts = (
        round((near >> shift & 255) + ((far >> shift & 255) - (near >> shift & 255)) * share)
        for shift in (24, 16, 8, 0)
    )
    alpha, red, green, blue = parts
    return alpha << 24 | red << 16 | green << 8 | blue

"""Draw shares and series: a ring of ticks, upright bars."""

from collections.abc import Sequence

import skia

from app.rendering import numbers
from app.rendering.scene import setting, shapes
from app.rendering.scene.layers import BarsLayer, DonutLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Stage

_TICK = 0.653  # share of a tick in its pitch


def draw_donut(stage: Stage, layer: DonutLayer) -> None:
    """Draw the ticks of the share, then those of the rest."""
    share = min(max(float(stage.value(layer.share)), 0.0), 1.0)
    x, y, pitch = stage.x(layer.x), stage.y(layer.y), 360 / layer.ticks
    paths = (skia.Path(), skia.Path())
    for tick in range(layer.ticks):
        angle = -90 + tick * pitch
        piece = shapes.sector(x, y, layer.inner, layer.outer, angle, pitch * _TICK)
        paths[tick < round(layer.ticks * share)].addPath(piece)
    for path, colour in zip(paths, (layer.rest, layer.colour), strict=True):
        stage.canvas.drawPath(path, shapes.fill(stage.colour(colour)))


def draw_bars(stage: Stage, layer: BarsLayer) -> None:
    """Draw the bars of a series in their box, values above, labels below."""
    values: Sequence[numbers.Number] = list(stage.value(layer.values))
    labels = [str(label) for label in stage.value(layer.labels)]
    if not values:
        return
    x, y = stage.x(layer.x), stage.y(layer.y)
    pitch = layer.width / len(values)
    wide = min(pitch * 0.6, layer.widest)
    foot = y + layer.height - layer.axis * 1.5
    scale = (foot - y - layer.size * 1.5) / max(*(float(value) for value in values), 1.0)
    axis = min(layer.axis, *(_largest(label, pitch * 0.88) for label in labels))
    greatest = max(range(len(values)), key=lambda index: values[index])
    for index, (value, label) in enumerate(zip(values, labels, strict=True)):
        middle = x + (index + 0.5) * pitch
        high = max(float(value) * scale, 2)
        box = skia.Rect.MakeXYWH(middle - wide / 2, foot - high, wide, high)
        colour = layer.marked if index == greatest else layer.colour
        stage.canvas.drawRect(box, shapes.fill(stage.colour(colour)))
        ink = Ink("B700", layer.size, 0, stage.colour(layer.ink))
        above = foot - high - layer.size * 0.47
        setting.paint(stage.canvas, numbers.written(value), middle, above, ink, "center")
        small = Ink("B500", axis, 0, stage.colour(layer.muted))
        below = foot + layer.axis * 1.45
        setting.paint(stage.canvas, label, middle, below, small, "center")


def _largest(label: str, room: float) -> float:
    return room / max(setting.width(label, "B500", 0), 0.01)

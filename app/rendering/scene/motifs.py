"""Draw the round motifs: the ring of days, the rays of data, the voice about to speak."""

import math
from collections.abc import Sequence

import skia

from app.rendering.scene import setting, shapes
from app.rendering.scene.artwork import SunLayer, TrayLayer
from app.rendering.scene.layers import CircleLayer, Layer, RaysLayer, RingLayer, VoiceLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Disc, Stage

# Radius and stroke of the waves, and how much of them shows, in radii of the ring and percent.
_WAVES = ((0.985, 0.085, 10), (1.215, 0.055, 8), (1.42, 0.034, 6), (1.60, 0.018, 5))
_TOOTH = (0.645, 0.80)
_ROOT = (0.60, 0.655)
_LINE = (0.535, 0.011)
_CORE = 0.475
_DUTY = 0.54  # share of a tooth in its pitch
_DAYS = 31


def teeth(stage: Stage, layer: RingLayer) -> int:
    """Return how many teeth the ring has: the days of the campaign, where these read as days."""
    days = int(stage.value(layer.teeth) or _DAYS)
    return days if 20 <= days <= 62 else _DAYS


def draw_ring(stage: Stage, layer: RingLayer) -> None:
    """Draw waves, teeth, root, line and core, and the label of the marked tooth."""
    canvas, x, y, size = stage.canvas, layer.x, layer.y, layer.size
    for radius, width, percent in _WAVES:
        pen = shapes.stroke(_faint(stage.colour(layer.waves), percent), width * size)
        # Added, not laid over: the waves keep the hue of the field instead of going grey.
        if not stage.vector:  # a PDF has no such mixing
            pen.setBlendMode(skia.BlendMode.kPlus)
        canvas.drawCircle(x, y, radius * size, pen)
    pitch = 360 / teeth(stage, layer)
    plain = skia.Path()
    for day in range(1, teeth(stage, layer)):
        plain.addPath(_tooth(layer, layer.start + day * pitch, pitch))
    canvas.drawPath(plain, shapes.fill(stage.colour(layer.tooth)))
    marked = shapes.fill(stage.colour(layer.marked))
    canvas.drawPath(_tooth(layer, layer.start, pitch), marked)
    root = shapes.stroke(stage.colour(layer.tooth), (_ROOT[1] - _ROOT[0]) * size)
    canvas.drawCircle(x, y, sum(_ROOT) / 2 * size, root)
    line = shapes.stroke(stage.colour(layer.line), _LINE[1] * size)
    canvas.drawCircle(x, y, _LINE[0] * size, line)
    canvas.drawCircle(x, y, _CORE * size, shapes.fill(stage.colour(layer.core)))
    _label(stage, layer)


def note_disc(stage: Stage, layer: Layer) -> None:
    """Remember a round motif, so that texts can keep clear of it."""
    if isinstance(layer, RingLayer):
        stage.discs[layer.name] = Disc(layer.x, layer.y, _TOOTH[1] * layer.size)
    elif isinstance(layer, TrayLayer):
        stage.discs[layer.name] = Disc(layer.x, layer.y, 1.12 * layer.r)
    elif isinstance(layer, CircleLayer | SunLayer):
        stage.discs[layer.name] = Disc(layer.x, layer.y, layer.r)


def draw_rays(stage: Stage, layer: RaysLayer) -> None:
    """Draw one bar per value around a circle; the two greatest stand out."""
    values = [float(value) for value in stage.value(layer.values)]
    labels = list(stage.value(layer.labels))
    if not values or not any(values):
        return
    peaks = _peaks(values)
    pitch = 360 / len(values)
    scale = (layer.outer - layer.inner) / max(values)
    plain, marked = skia.Path(), skia.Path()
    for index, value in enumerate(values):
        angle = layer.start + (index - peaks[0]) * pitch
        outer = layer.inner + max(value * scale, 2)
        bar = shapes.sector(layer.x, layer.y, layer.inner, outer, angle, pitch * 0.585)
        (marked if index in peaks else plain).addPath(bar)
        if index in peaks:
            _ray_label(stage, layer, str(labels[index]), angle, outer)
    stage.canvas.drawPath(plain, shapes.fill(stage.colour(layer.colour)))
    stage.canvas.drawPath(marked, shapes.fill(stage.colour(layer.marked)))


def draw_voice(stage: Stage, layer: VoiceLayer) -> None:
    """Draw rounded bars like a voice about to speak."""
    paint = shapes.fill(stage.colour(layer.colour))
    hung = stage.hangs(layer)
    half = layer.height / 2
    x, y = stage.x(layer.x), stage.y(layer.y or 0)
    if hung is not None:
        y = hung - half if layer.above else hung + half
    for index in range(layer.bars):
        swell = 0.18 + 0.82 * math.sin(math.pi * index / (layer.bars - 1)) ** 1.2
        tone = abs(math.sin(1.93 * index) + 0.6 * math.sin(0.71 * index + 1)) / 1.6
        high = max(layer.bar, layer.height * swell * (0.25 + 0.75 * tone))
        box = skia.Rect.MakeXYWH(x + index * layer.pitch, y - high / 2, layer.bar, high)
        stage.canvas.drawRoundRect(box, layer.bar / 2, layer.bar / 2, paint)
    stage.extents[layer.name] = (y - half, y + half)


def _tooth(layer: RingLayer, angle: float, pitch: float) -> object:
    inner, outer = _TOOTH[0] * layer.size, _TOOTH[1] * layer.size
    return shapes.sector(layer.x, layer.y, inner, outer, angle, pitch * _DUTY)


def _faint(colour: int, percent: int) -> int:
    return (round(percent * 2.55) << 24) | (colour & 0xFFFFFF)


def _label(stage: Stage, layer: RingLayer) -> None:
    text = stage.text(layer.label)
    if text:
        size = max(0.046 * layer.size, 17)
        x, y = shapes.polar(layer.x, layer.y, 0.875 * layer.size, layer.start)
        ink = Ink("B700", size, 0, stage.colour(layer.marked))
        setting.paint(stage.canvas, text, x, y + size * 0.35, ink, "center")


def _peaks(values: Sequence[float]) -> list[int]:
    """Return the greatest value and the next one that is no neighbour, by their places."""
    order = sorted(range(len(values)), key=lambda index: -values[index])
    first = order[0]
    far = (i for i in order[1:] if min((i - first) % len(values), (first - i) % len(values)) > 2)
    second = next(far, None)
    return [first] if second is None else [first, second]


def _ray_label(stage: Stage, layer: RaysLayer, text: str, angle: float, outer: float) -> None:
    x, y = shapes.polar(layer.x, layer.y, outer + 24, angle)
    half = setting.width(text, "B700", 0) * layer.size / 2
    left, top, right, bottom = layer.keep
    if left <= x - half and x + half <= right and top <= y - 8 and y + 8 <= bottom:
        ink = Ink("B700", layer.size, 0, stage.colour(layer.marked))
        setting.paint(stage.canvas, text, x, y + 7, ink, "center")

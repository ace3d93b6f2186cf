"""Draw series as horizontal bars or a line, and how far one has come."""

import math
from collections.abc import Sequence
from itertools import pairwise

import skia

from app.errors import BadInput
from app.rendering import jinja, numbers
from app.rendering.errors import TextTooLong
from app.rendering.scene import setting, shapes
from app.rendering.scene.measures import LengthsLayer, ProgressLayer, TrendLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Stage

_NAME, _VALUE = "B600", "M800"
_VALUE_SIZE = 1.3  # of the name's
_PAD = 0.8  # between words and the ends of a bar, in sizes of the name
_DUTY = 0.78  # share of a bar in its pitch
_APART = 0.6  # between two labels of an axis, in sizes


def draw_lengths(stage: Stage, layer: LengthsLayer) -> None:
    """Draw bars with their names and values. Raises TextTooLong where a name has no room."""
    values, names = _series(stage, layer.values, layer.labels)
    if not values:
        return
    most = float(stage.value(layer.most) or 0) or max(*values, 1e-9)
    unit = stage.text(layer.unit)
    pitch = layer.height / len(values)
    high = min(pitch * _DUTY, layer.thickest)
    x, y = stage.x(layer.x), stage.y(layer.y)
    greatest = values.index(max(values))
    size = _bar_size(layer, values, names, unit, most)
    if size is None:
        longest = max(names, key=len)
        raise TextTooLong(stage.label(jinja.as_text(layer.labels)), max(len(longest) // 4, 1))
    for index, (value, name) in enumerate(zip(values, names, strict=True)):
        long = max(layer.width * min(value / most, 1), 2)
        top = y + index * pitch + (pitch - high) / 2
        colour = stage.colour(layer.marked if index == greatest else layer.colour)
        stage.canvas.drawRect(skia.Rect.MakeXYWH(x, top, long, high), shapes.fill(colour))
        said = numbers.written(_exact(value)) + unit
        inside = _words(name, said, size) <= long
        ink = stage.colour(layer.on_bar if inside else layer.ink)
        left = x + _PAD * size + (0 if inside else long)
        base = top + high / 2
        setting.paint(stage.canvas, name, left, base + size * 0.36, Ink(_NAME, size, 0, ink))
        strong = Ink(_VALUE, size * _VALUE_SIZE, -0.01, ink)
        below = base + size * _VALUE_SIZE * 0.36
        if inside:
            right = x + long - _PAD * size
            setting.paint(stage.canvas, said, right, below, strong, "right")
        else:
            left += setting.width(name, _NAME, 0) * size + _PAD * size
            setting.paint(stage.canvas, said, left, below, strong)


def draw_trend(stage: Stage, layer: TrendLayer) -> None:
    """Draw a line over its area, with the greatest and the last value. Raises BadInput."""
    values, labels = _series(stage, layer.values, layer.labels)
    if len(values) < 2:
        raise BadInput(
            f"Ô “{stage.label(jinja.as_text(layer.values))}” cần ít nhất hai kỳ để vẽ đường."
        )
    x, y = stage.x(layer.x), stage.y(layer.y)
    foot = y + layer.height - layer.axis * 2
    head = y + layer.size * 1.7
    most = max(*values, 1e-9)
    # Half a label hangs over each end of the axis.
    ends = [setting.width(label, "B500", 0) * layer.axis / 2 for label in (labels[0], labels[-1])]
    side = max(*ends, layer.stroke * 1.8)
    step = (layer.width - 2 * side) / (len(values) - 1)
    points = [
        (x + side + index * step, foot - (foot - head) * max(value, 0) / most)
        for index, value in enumerate(values)
    ]
    area = shapes.polygon((points[0][0], foot), *points, (points[-1][0], foot))
    colour = stage.colour(layer.colour)
    stage.canvas.drawPath(area, shapes.fill((0x24 << 24) | (colour & 0xFFFFFF)))
    rule = skia.Rect.MakeLTRB(x, foot - 1.5, x + layer.width, foot + 1.5)
    stage.canvas.drawRect(rule, shapes.fill(stage.colour(layer.ink)))
    line = skia.Path()
    line.moveTo(*points[0])
    for point in points[1:]:
        line.lineTo(*point)
    pen = shapes.stroke(colour, layer.stroke)
    pen.setStrokeJoin(skia.Paint.kRound_Join)
    stage.canvas.drawPath(line, pen)
    _trend_marks(stage, layer, values, points)
    _axis(stage, layer, labels, [across for across, _ in points], foot)


def draw_progress(stage: Stage, layer: ProgressLayer) -> None:
    """Draw how much is done, and the goal as a line across the bar."""
    share = min(max(float(stage.value(layer.share)), 0.0), 1.0)
    x, y = stage.x(layer.x), stage.y(layer.y)
    whole = skia.Rect.MakeXYWH(x, y, layer.width, layer.height)
    stage.canvas.drawRect(whole, shapes.fill(stage.colour(layer.rest)))
    done = skia.Rect.MakeXYWH(x, y, layer.width * share, layer.height)
    stage.canvas.drawRect(done, shapes.fill(stage.colour(layer.colour)))
    stage.extents[layer.name] = (y, y + layer.height)
    goal = stage.value(layer.goal)
    if goal is None:
        return
    at = x + layer.width * min(max(float(goal), 0.0), 1.0)
    over = layer.height * 0.35
    ink = stage.colour(layer.ink)
    tick = skia.Rect.MakeLTRB(at - 2, y - over, at + 2, y + layer.height + over)
    stage.canvas.drawRect(tick, shapes.fill(ink))
    text = stage.text(layer.goal_label)
    half = setting.width(text, _NAME, 0) * layer.size / 2
    middle = min(max(at, x + half), x + layer.width - half)
    baseline = y + layer.height + over + layer.size * 1.15
    setting.paint(stage.canvas, text, middle, baseline, Ink(_NAME, layer.size, 0, ink), "center")
    stage.extents[layer.name] = (y - over, baseline)


def _series(stage: Stage, values: str, labels: str) -> tuple[list[float], list[str]]:
    numbers_given = [float(value) for value in stage.value(values)]
    return numbers_given, [str(label) for label in stage.value(labels)]


def _exact(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _words(name: str, value: str, size: float) -> float:
    """Return the room name and value take beside each other, with air around them."""
    name_width = setting.width(name, _NAME, 0)
    return size * (name_width + setting.width(value, _VALUE, -0.01) * _VALUE_SIZE + 3 * _PAD)


def _bar_size(
    layer: LengthsLayer, values: Sequence[float], names: Sequence[str], unit: str, most: float
) -> float | None:
    """Return the largest size at which all words stand in their bars or behind them."""
    size = layer.size
    while size >= layer.floor:
        if all(
            _words(name, numbers.written(_exact(value)) + unit, size)
            <= max(layer.width * min(value / most, 1), layer.width * (1 - min(value / most, 1)))
            for value, name in zip(values, names, strict=True)
        ):
            return size
        size -= 0.5
    return None


def _trend_marks(
    stage: Stage, layer: TrendLayer, values: Sequence[float], points: Sequence[tuple[float, float]]
) -> None:
    """Mark the greatest value and the last one."""
    greatest = values.index(max(values))
    last = len(values) - 1
    for index in dict.fromkeys((greatest, last)):
        across, down = points[index]
        colour = stage.colour(layer.marked if index == greatest else layer.colour)
        stage.canvas.drawCircle(across, down, layer.stroke * 1.8, shapes.fill(colour))
        said = numbers.written(_exact(values[index]))
        ink = Ink(_VALUE, layer.size, -0.01, colour)
        half = setting.width(said, _VALUE, -0.01) * layer.size / 2
        left, right = stage.x(layer.x) + half, stage.x(layer.x) + layer.width - half
        near = index == last and last - greatest == 1 and greatest != last
        if near and abs(across - points[greatest][0]) < 3 * half:
            continue  # the greatest value stands right beside it
        middle = min(max(across, left), right)
        above = down - layer.stroke * 1.8 - layer.size * 0.4
        setting.paint(stage.canvas, said, middle, above, ink, "center")


def _axis(
    stage: Stage, layer: TrendLayer, labels: Sequence[str], places: Sequence[float], foot: float
) -> None:
    """Write the labels under the axis, every second or third where they would touch."""
    widths = [setting.width(label, "B500", 0) * layer.axis for label in labels]
    last = len(labels) - 1
    for stride in range(1, last + 2):
        # Counted from the end: the last one is what readers look for.
        kept = range(last, -1, -stride)
        near = (
            places[later] - places[earlier] - (widths[later] + widths[earlier]) / 2
            for later, earlier in pairwise(kept)
        )
        if min(near, default=math.inf) >= _APART * layer.axis:
            break
    ink = Ink("B500", layer.axis, 0, stage.colour(layer.muted))
    for index in kept:
        baseline = foot + layer.axis * 1.6
        setting.paint(stage.canvas, labels[index], places[index], baseline, ink, "center")

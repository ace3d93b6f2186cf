"""Draw a month: as a leaf of a calendar, and as half a sun whose rays are its days."""

import calendar
from collections.abc import Iterable
from datetime import date

from app.rendering.scene import fonts, setting, shapes
from app.rendering.scene.figures import DaysLayer, MonthLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Stage

_HEADS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
_HEAD_SIZE = 0.72  # of the numbers
_DISC = 0.46  # radius of a mark, in the lesser side of its cell
# Radius and stroke of the parts of the sun, in its size.
_CORE, _LINE, _ROOT = 0.80, (0.88, 0.018), (1.0, 0.061)
_RAY, _LONG, _DUTY = 1.27, 1.44, 0.558
_WAVES = ((1.72, 0.112), (2.06, 0.082), (2.38, 0.056), (2.68, 0.036), (2.96, 0.020))
_BEYOND = (0.051, 0.066)  # from the end of a ray to the middle of its number


def draw_month(stage: Stage, layer: MonthLayer) -> None:
    """Draw the heads of the weekdays and the days below them, the marked ones on discs."""
    month: date = stage.value(layer.month)
    marked = _of_month(month, stage.value(layer.dates))
    weeks = calendar.Calendar().monthdayscalendar(month.year, month.month)
    wide, high = layer.width / 7, layer.height / (len(weeks) + 1)
    x, y = stage.x(layer.x) + wide / 2, stage.y(layer.y) + high / 2
    for column, head in enumerate(_HEADS):
        ink = Ink("B600", layer.size * _HEAD_SIZE, 0, stage.colour(layer.faint))
        _middle(stage, head, x + column * wide, y, ink)
    for row, week in enumerate(weeks, 1):
        for column, day in enumerate(week):
            if day:
                at = (x + column * wide, y + row * high)
                _leaf_day(stage, layer, day, at, min(wide, high) if day in marked else 0)


def draw_days(stage: Stage, layer: DaysLayer) -> None:
    """Draw waves, core, line, root, and a ray with its number for each day of the month."""
    month: date = stage.value(layer.month)
    marked = _of_month(month, stage.value(layer.dates))
    canvas, x, y, size = stage.canvas, stage.x(layer.x), stage.y(layer.y), layer.size
    for radius, width in _WAVES:
        canvas.drawCircle(
            x, y, radius * size, shapes.stroke(stage.colour(layer.waves), width * size)
        )
    canvas.drawCircle(x, y, _CORE * size, shapes.fill(stage.colour(layer.core)))
    line = shapes.stroke(stage.colour(layer.marked), _LINE[1] * size)
    canvas.drawCircle(x, y, _LINE[0] * size, line)
    canvas.drawCircle(
        x, y, _ROOT[0] * size, shapes.stroke(stage.colour(layer.ray), _ROOT[1] * size)
    )
    days = calendar.monthrange(month.year, month.month)[1]
    pitch = layer.sweep / days
    for day in range(1, days + 1):
        _ray(stage, layer, day, layer.start + (day - 0.5) * pitch, pitch, is_marked=day in marked)


def _of_month(month: date, dates: Iterable[date]) -> set[int]:
    return {one.day for one in dates if (one.year, one.month) == (month.year, month.month)}


def _leaf_day(
    stage: Stage, layer: MonthLayer, day: int, at: tuple[float, float], disc: float
) -> None:
    """Draw the number of a day; `disc` is the room of its mark, 0 without one."""
    if disc:
        stage.canvas.drawCircle(*at, disc * _DISC, shapes.fill(stage.colour(layer.marked)))
    face, colour = ("B700", layer.on_marked) if disc else ("B500", layer.colour)
    _middle(stage, str(day), *at, Ink(face, layer.size, 0, stage.colour(colour)))


def _ray(
    stage: Stage, layer: DaysLayer, day: int, angle: float, pitch: float, *, is_marked: bool
) -> None:
    x, y, size = stage.x(layer.x), stage.y(layer.y), layer.size
    end = (_LONG if is_marked else _RAY) * size
    colour = stage.colour(layer.marked if is_marked else layer.ray)
    ray = shapes.sector(x, y, _ROOT[0] * size * 1.02, end, angle, pitch * _DUTY)
    stage.canvas.drawPath(ray, shapes.fill(colour))
    number = colour if is_marked else stage.colour(layer.number)
    ink = Ink("M800", layer.large, 0, number) if is_marked else Ink("M600", layer.small, 0, number)
    stage.canvas.save()
    stage.canvas.translate(*shapes.polar(x, y, end + _BEYOND[is_marked] * size, angle))
    stage.canvas.rotate(angle + 90)
    _middle(stage, str(day), 0, 0, ink)
    stage.canvas.restore()


def _middle(stage: Stage, text: str, x: float, y: float, ink: Ink) -> None:
    """Paint a line with the middle of its capitals at a point."""
    baseline = y + fonts.cap_height(ink.face) * ink.size / 2
    setting.paint(stage.canvas, text, x, baseline, ink, "center")

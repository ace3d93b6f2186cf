"""Outlines and paints the layers share; angles in degrees, 0 to the right, clockwise."""

import math
from collections.abc import Sequence
from typing import Any

import skia


def fill(colour: int) -> Any:
    """Return a paint that fills."""
    return skia.Paint(AntiAlias=True, Color=colour)


def stroke(colour: int, width: float, *, round_ends: bool = False) -> Any:
    """Return a paint that draws lines of this width."""
    cap = skia.Paint.kRound_Cap if round_ends else skia.Paint.kButt_Cap
    return skia.Paint(
        AntiAlias=True,
        Color=colour,
        Style=skia.Paint.kStroke_Style,
        StrokeWidth=width,
        StrokeCap=cap,
    )


def gradient(
    box: tuple[float, float, float, float],
    colours: Sequence[int],
    start: tuple[float, float],
    end: tuple[float, float],
    stops: Sequence[float] | None = None,
) -> Any:
    """Return a paint that runs through colours between two points given as fractions of a box."""
    left, top, right, bottom = box
    ends = [
        skia.Point(left + across * (right - left), top + down * (bottom - top))
        for across, down in (start, end)
    ]
    return shaded(skia.GradientShader.MakeLinear(ends, list(colours), stops))


def shaded(shader: Any) -> Any:
    """Return a paint that fills with a gradient."""
    # Opaque: the paint's own opacity would fade the gradient with it.
    paint = fill(0xFF000000)
    paint.setShader(shader)
    paint.setDither(True)  # without it the quiet gradient bands
    return paint


def around(x: float, y: float, r: float) -> Any:
    """Return the square around a circle."""
    return skia.Rect.MakeLTRB(x - r, y - r, x + r, y + r)


def polar(x: float, y: float, r: float, angle: float) -> tuple[float, float]:
    """Return the point at this angle and distance."""
    return x + r * math.cos(math.radians(angle)), y + r * math.sin(math.radians(angle))


def sector(x: float, y: float, inner: float, outer: float, middle: float, span: float) -> Any:
    """Return a piece of a ring, `span` wide around the angle `middle`."""
    path = skia.Path()
    path.arcTo(around(x, y, outer), middle - span / 2, span, True)  # noqa: FBT003 - Skia's own
    path.arcTo(around(x, y, inner), middle + span / 2, -span, False)  # noqa: FBT003 - Skia's own
    path.close()
    return path


def polygon(*points: tuple[float, float]) -> Any:
    """Return a closed outline through these points."""
    path = skia.Path()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    return path


def curve(start: tuple[float, float], *cubics: tuple[float, ...]) -> Any:
    """Return an outline from `start` through Bézier pieces: two handles and an end each."""
    path = skia.Path()
    path.moveTo(*start)
    for cubic in cubics:
        path.cubicTo(*cubic)
    return path


def through(points: Sequence[tuple[float, float]], *, closed: bool = False) -> Any:
    """Return a smooth line through these points, as a Catmull-Rom spline."""
    last = len(points) - 1
    path = skia.Path()
    path.moveTo(*points[0])
    for index in range(len(points) if closed else last):
        places = range(index - 1, index + 3)
        before, here, there, after = (
            points[place % (last + 1) if closed else min(max(place, 0), last)] for place in places
        )
        path.cubicTo(
            here[0] + (there[0] - before[0]) / 6,
            here[1] + (there[1] - before[1]) / 6,
            there[0] - (after[0] - here[0]) / 6,
            there[1] - (after[1] - here[1]) / 6,
            *there,
        )
    if closed:
        path.close()
    return path


def triangle(x: float, baseline: float, size: float, *, up: bool) -> Any:
    """Return a triangle standing on (or hanging to) a baseline, as wide as `size`."""
    top = baseline - size * 0.9
    if up:
        return polygon((x, baseline), (x + size / 2, top), (x + size, baseline))
    return polygon((x, top), (x + size, top), (x + size / 2, baseline))


def mark(canvas: Any, x: float, y: float, size: float, colour: int) -> None:
    """Paint Loa's own neutral mark, a horn cut out of a disc with two arcs of sound."""
    cx, cy, r = x + size * 0.42, y + size * 0.5, size * 0.42
    disc = skia.Path()
    disc.addCircle(cx, cy, r)
    corners = ((-52, -20), (-18, -20), (40, -56), (40, 56), (-18, 20), (-52, 20))
    horn = polygon(*((cx + a * r / 100, cy + b * r / 100) for a, b in corners))
    canvas.drawPath(skia.Op(disc, horn, skia.PathOp.kDifference_PathOp), fill(colour))
    for reach in (1.22, 1.5):
        pen = stroke(colour, r * 0.15, round_ends=True)
        canvas.drawArc(around(cx, cy, r * reach), -32, 64, False, pen)  # noqa: FBT003 - Skia's own

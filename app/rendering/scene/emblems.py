"""Draw what a greeting or a portrait stands on: woven tray, sun, quotation mark."""

from typing import Any

import skia

from app.rendering.scene import grain, shapes
from app.rendering.scene.artwork import QuoteLayer, SunLayer, TrayLayer
from app.rendering.scene.stage import Stage

_EDGE = (1.022, 1.112)  # the woven edge of a tray, in its radii
_HAIRLINES = ((1.22, 0.55), (1.40, 0.40), (1.60, 0.28))
_STRANDS = 96
_LEAN = 7.0  # degrees a strand leans from one side of the edge to the other
# Radius and stroke of the rings around a sun, in its radii, and how much of them shows.
_WIDENING = ((1.14, 0.052, 1.0), (1.32, 0.036, 0.80), (1.48, 0.023, 0.62), (1.62, 0.013, 0.45))


def draw_tray(stage: Stage, layer: TrayLayer) -> None:
    """Draw hairlines, the woven edge and the plain middle of a tray."""
    canvas, x, y, r = stage.canvas, layer.x, layer.y, layer.r
    hairline = stage.colour(layer.hairline)
    for radius, share in _HAIRLINES:
        canvas.drawCircle(x, y, r * radius, shapes.stroke(_thin(hairline, share), r * 0.004))
    canvas.drawCircle(x, y, r * _EDGE[1], shapes.fill(stage.colour(layer.ground)))
    _weave(stage, layer)
    colours = [stage.colour(colour) for colour in layer.colours]
    paint = shapes.fill(colours[0])
    if len(colours) > 1:
        paint = shapes.gradient((x - r, y - r, x + r, y + r), colours, (0, 0), (0, 1))
    canvas.drawCircle(x, y, r, paint)


def draw_sun(stage: Stage, layer: SunLayer) -> None:
    """Draw the disc, its grained foot and the rings around it."""
    canvas, x, y, r = stage.canvas, layer.x, layer.y, layer.r
    rings = stage.colour(layer.rings)
    for radius, width, share in _WIDENING:
        pen = shapes.stroke(_thin(rings, share), r * width)
        canvas.drawCircle(x, y, r * radius, pen)
    canvas.drawCircle(x, y, r, shapes.fill(stage.colour(layer.colour)))
    if layer.grain:
        disc = skia.Path()
        disc.addCircle(x, y, r)
        foot = (x + r * 0.3, y + r * 1.08)
        shade = stage.colour(layer.shade)
        grain.draw_grain(canvas, disc, (x, y - r * 0.26), foot, shade, strength=layer.grain)


def draw_quote(stage: Stage, layer: QuoteLayer) -> None:
    """Draw an opening quotation mark of two horns."""
    unit = layer.height / 86
    x, y = stage.x(layer.x), stage.y(layer.y)
    paint = shapes.fill(stage.colour(layer.colour))
    for shift in (0, 62):
        stage.canvas.save()
        stage.canvas.translate(x + shift * unit, y)
        stage.canvas.scale(unit, unit)
        stage.canvas.drawPath(_horn(), paint)
        stage.canvas.restore()


def _horn() -> Any:
    horn = shapes.curve((0, 46), (0, 22, 14, 6, 40, 0))
    horn.lineTo(44, 14)
    horn.cubicTo(32, 18, 26, 26, 26, 40)
    for corner in ((44, 40), (44, 86), (0, 86)):
        horn.lineTo(*corner)
    horn.close()
    return horn


def _weave(stage: Stage, layer: TrayLayer) -> None:
    """Draw strands that lean both ways and pass over and under each other in turn."""
    canvas, r = stage.canvas, layer.r
    canvas.save()
    canvas.translate(layer.x, layer.y)
    width = max(r * 0.0075, 1.2)
    gold = shapes.stroke(stage.colour(layer.weave), width)
    gap = shapes.stroke(stage.colour(layer.ground), width * 2.3)
    for side in (-1, 1):
        for strand in range(_STRANDS):
            canvas.drawLine(*_along(r, strand, side, 0, 1), gold)
    pitch = 360 / _STRANDS
    reach = int(_LEAN / pitch)
    for strand in range(_STRANDS):
        for step in range(-reach, reach + 1):
            at = 0.5 + step * pitch / (2 * _LEAN)  # how far out this strand meets that one
            over, side = (strand, 1) if step % 2 == 0 else (strand + step, -1)
            canvas.drawLine(*_along(r, over, side, at - 0.09, at + 0.09), gap)
            canvas.drawLine(*_along(r, over, side, at - 0.13, at + 0.13), gold)
    for radius in _EDGE:
        canvas.drawCircle(0, 0, r * radius, shapes.stroke(stage.colour(layer.weave), width))
    canvas.restore()


def _along(
    r: float, strand: int, side: int, start: float, end: float
) -> tuple[float, float, float, float]:
    """Return the ends of a piece of a strand, from 0 at the inner to 1 at the outer rim."""
    angle, (inner, outer) = strand * 360 / _STRANDS, _EDGE
    x0, y0 = shapes.polar(0, 0, r * inner, angle - side * _LEAN / 2)
    x1, y1 = shapes.polar(0, 0, r * outer, angle + side * _LEAN / 2)
    return (
        x0 + (x1 - x0) * start,
        y0 + (y1 - y0) * start,
        x0 + (x1 - x0) * end,
        y0 + (y1 - y0) * end,
    )


def _thin(colour: int, share: float) -> int:
    return (round((colour >> 24) * share) << 24) | (colour & 0xFFFFFF)

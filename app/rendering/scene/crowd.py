"""Draw people side by side, seen from behind: many of one tone, one that stands out."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import skia

from app.rendering.scene import shapes
from app.rendering.scene.figures import CrowdLayer
from app.rendering.scene.stage import Stage

# A person is one wide; the origin lies between the feet of the shoulders, y goes down.
_HEAD = (0.0, -0.97, 0.185, 0.235)  # middle, half width, half height
_EDGE = -1.0  # where a helmet or a scarf ends
_APART = 0.98  # of the width, between neighbours
_WORN = ("helmet", "short", "scarf", "helmet", "bun", "short", "tail")


@dataclass(frozen=True)
class Tones:
    """The colours of one person, as ARGB."""

    body: int
    skin: int
    hair: int
    worn: int


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
    light, dark = stage.colour(layer.light), stage.colour(layer.dark)
    many = Tones(
        body=colour,
        skin=_between(colour, light, 0.22),
        hair=_between(colour, dark, 0.55),
        worn=_between(colour, light, 0.36),
    )
    ones: list[float] = []
    for place in range(-reach, reach + 1):
        worn = chance.choice(_WORN)
        tall = 1 + chance.uniform(-0.06, 0.06)
        x = middle + place * pitch
        if layer.one == (row, place):
            ones.append(x)
        elif -wide < x < stage.width + wide:
            _person(stage.canvas, (x, foot), wide, tall, many, worn)
    own = stage.colour(layer.one_colour)
    skin = _between(own, stage.colour(layer.one_shade), 0.42)
    one = Tones(own, skin, stage.colour(layer.one_hair), light)
    for x in ones:
        _person(stage.canvas, (x, foot), wide, 1.06, one, "helmet")


def _person(
    canvas: Any, at: tuple[float, float], wide: float, tall: float, tones: Tones, worn: str
) -> None:
    canvas.save()
    canvas.translate(*at)
    canvas.scale(wide, wide * tall)
    canvas.drawPath(_neck(), shapes.fill(tones.skin))
    canvas.drawPath(_body(), shapes.fill(tones.body))
    canvas.drawPath(_ellipse(*_HEAD), shapes.fill(tones.skin))
    hair = shapes.fill(tones.hair)
    canvas.drawPath(_hair(), hair)
    _DRAWS[worn](canvas, hair, shapes.fill(tones.worn))
    canvas.restore()


def _body() -> Any:
    body = skia.Path()
    body.moveTo(-0.5, 0.6)
    body.lineTo(-0.5, -0.28)
    body.cubicTo(-0.5, -0.50, -0.40, -0.58, -0.24, -0.63)
    body.cubicTo(-0.18, -0.65, -0.14, -0.67, -0.12, -0.70)
    body.cubicTo(-0.06, -0.655, 0.06, -0.655, 0.12, -0.70)  # the collar
    body.cubicTo(0.14, -0.67, 0.18, -0.65, 0.24, -0.63)
    body.cubicTo(0.40, -0.58, 0.5, -0.50, 0.5, -0.28)
    body.lineTo(0.5, 0.6)
    body.close()
    return body


def _neck() -> Any:
    return shapes.polygon((-0.1, -0.9), (0.1, -0.9), (0.125, -0.62), (-0.125, -0.62))


def _ellipse(x: float, y: float, half_wide: float, half_high: float) -> Any:
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(x - half_wide, y - half_high, x + half_wide, y + half_high))
    return path


def _hair() -> Any:
    """Return hair down to the nape."""
    path = shapes.curve((-0.196, -0.99), (-0.196, -1.13, -0.11, -1.218, 0, -1.218))
    path.cubicTo(0.11, -1.218, 0.196, -1.13, 0.196, -0.99)
    path.cubicTo(0.185, -0.90, 0.15, -0.84, 0.115, -0.825)
    path.cubicTo(0.05, -0.80, -0.05, -0.80, -0.115, -0.825)
    path.cubicTo(-0.15, -0.84, -0.185, -0.90, -0.196, -0.99)
    path.close()
    return path


def _helmet(canvas: Any, _hair_paint: Any, worn: Any) -> None:
    dome = skia.Path()
    box = skia.Rect.MakeLTRB(-0.235, _EDGE - 0.27, 0.235, _EDGE + 0.27)
    dome.arcTo(box, 180, 180, True)  # noqa: FBT003 - Skia's own
    dome.close()
    canvas.drawPath(dome, worn)
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.275, _EDGE - 0.035, 0.275, _EDGE), 0.018, 0.018, worn
    )
    canvas.drawRoundRect(
        skia.Rect.MakeLTRB(-0.05, _EDGE - 0.3, 0.05, _EDGE - 0.15), 0.04, 0.04, worn
    )


def _scarf(canvas: Any, _hair_paint: Any, worn: Any) -> None:
    cloth = skia.Path()
    cloth.moveTo(-0.2, -0.94)
    cloth.cubicTo(-0.22, -1.14, -0.12, -1.225, 0, -1.225)
    cloth.cubicTo(0.12, -1.225, 0.22, -1.14, 0.2, -0.94)
    cloth.cubicTo(0.12, -0.90, 0.05, -0.82, 0.0, -0.70)
    cloth.cubicTo(-0.05, -0.82, -0.12, -0.90, -0.2, -0.94)
    cloth.close()
    canvas.drawPath(cloth, worn)


def _bun(canvas: Any, hair: Any, _worn: Any) -> None:
    canvas.drawPath(_ellipse(0, -1.22, 0.095, 0.085), hair)


def _tail(canvas: Any, hair: Any, worn: Any) -> None:
    tail = shapes.curve((-0.05, -0.92), (-0.10, -0.78, -0.07, -0.60, 0.0, -0.48))
    tail.cubicTo(0.07, -0.60, 0.10, -0.78, 0.05, -0.92)
    tail.close()
    canvas.drawPath(tail, hair)
    canvas.drawRoundRect(skia.Rect.MakeLTRB(-0.06, -0.90, 0.06, -0.865), 0.015, 0.015, worn)


def _short(_canvas: Any, _hair_paint: Any, _worn: Any) -> None:
    """Add nothing: short hair is drawn with the head."""


_DRAWS: dict[str, Callable[[Any, Any, Any], None]] = {
    "helmet": _helmet,
    "scarf": _scarf,
    "bun": _bun,
    "tail": _tail,
    "short": _short,
}


def _between(near: int, far: int, share: float) -> int:
    parts = (
        round((near >> shift & 255) + ((far >> shift & 255) - (near >> shift & 255)) * share)
        for shift in (24, 16, 8, 0)
    )
    alpha, red, green, blue = parts
    return alpha << 24 | red << 16 | green << 8 | blue

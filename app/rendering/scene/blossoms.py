"""Draw the flowers of the two Tết trees, đào and mai: petals, stamens, buds, leaves."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import skia

from app.rendering.scene import shapes
from app.rendering.scene.artwork import FlowerLayer, PetalsLayer
from app.rendering.scene.stage import Stage


@dataclass(frozen=True)
class Tint:
    """The colours of one kind of flower, as RGB; petals run from core over mid and edge to rim."""

    core: int
    mid: int
    edge: int
    rim: int
    heart: int
    filament: int
    anther: int
    sepal: int
    leaf: int
    leaf_dark: int


TINTS = {
    "dao": Tint(
        core=0xD93A5A,
        mid=0xF7A0AE,
        edge=0xFFDDE0,
        rim=0xFFF7F5,
        heart=0xB01E3F,
        filament=0xFFE9EC,
        anther=0xFFD24A,
        sepal=0x8E1B2F,
        leaf=0x7FA650,
        leaf_dark=0x4E7A35,
    ),
    "mai": Tint(
        core=0xF0990F,
        mid=0xFFC91A,
        edge=0xFFE372,
        rim=0xFFF3AE,
        heart=0xC8680B,
        filament=0xFFF3B8,
        anther=0xB8430A,
        sepal=0x6E8B2B,
        leaf=0x9BAA3C,
        leaf_dark=0x6B7F2A,
    ),
}
_SHADOW = 0x4A0508
_OVERLAP = (0, 2, 4, 1, 3)  # neighbours are not drawn in turn, so that no petal lies on all others


def dice(seed: int) -> random.Random:
    """Return chance that falls the same way every time."""
    return random.Random(seed)  # noqa: S311 - a drawing, not a secret


def draw_flower_layer(stage: Stage, layer: FlowerLayer) -> None:
    """Draw one flower, out of focus if it stands far behind."""
    box = shapes.around(layer.x, layer.y, layer.r * 1.3 + layer.blur * 3)
    paint = skia.Paint(Alphaf=layer.opacity / 100)
    if layer.blur and layer.soft:
        paint.setImageFilter(skia.ImageFilters.Blur(layer.blur, layer.blur))
    stage.canvas.saveLayer(box, paint)
    place = Flower(layer.x, layer.y, layer.r, layer.turn, layer.tilt, 0)
    # Out of focus its shadow would only soil it.
    draw_flower(stage.canvas, place, TINTS[layer.blossom], soft=layer.soft and not layer.blur)
    stage.canvas.restore()


def draw_petals(stage: Stage, layer: PetalsLayer) -> None:
    """Draw petals in the air, some of them out of focus."""
    chance, tint = dice(layer.seed), TINTS[layer.blossom]
    for _ in range(layer.count):
        x = layer.x + chance.random() * layer.width
        y = layer.y + chance.random() * layer.height
        length = chance.uniform(*layer.size)
        stage.canvas.save()
        stage.canvas.translate(x, y)
        stage.canvas.rotate(chance.uniform(0, 360))
        stage.canvas.scale(1, chance.uniform(0.4, 1))
        paint = _along(-length, (tint.mid, tint.edge))
        blur = chance.choice((0, 0, 0.06, 0.13)) * length
        if blur and layer.soft:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
        stage.canvas.drawPath(petal(length, length * 0.8), paint)
        stage.canvas.restore()


@dataclass(frozen=True)
class Flower:
    """One flower: where, how large, turned by `turn`, squeezed by `tilt` across `lean`."""

    x: float
    y: float
    r: float
    turn: float
    tilt: float
    lean: float


def draw_flower(canvas: Any, flower: Flower, tint: Tint, *, soft: bool) -> None:
    """Draw an open flower of five petals with its shadow."""
    chance = dice(int(flower.x * 7 + flower.y * 13))
    r = flower.r
    canvas.save()
    canvas.translate(flower.x, flower.y)
    canvas.rotate(flower.lean)
    canvas.scale(1, flower.tilt)
    canvas.rotate(flower.turn)
    if soft:
        canvas.drawCircle(0, r * 0.12, r * 0.86, _blurred(_SHADOW, 0.26, r * 0.16))
    for index in _OVERLAP:
        canvas.save()
        canvas.rotate(index * 72 + chance.uniform(-5, 5))
        canvas.scale(chance.uniform(0.94, 1.05), chance.uniform(0.94, 1.05))
        _petal_of(canvas, r, tint, soft=soft)
        canvas.restore()
    _stamens(canvas, r, tint, chance)
    canvas.restore()


def draw_bud(canvas: Any, x: float, y: float, r: float, tint: Tint, angle: float) -> None:
    """Draw a closed bud in its calyx, growing toward `angle`."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle + 90)
    canvas.scale(r, r)
    body = shapes.curve((0, 0.3), (-0.9, 0.1, -0.8, -1.1, 0, -1.55), (0.8, -1.1, 0.9, 0.1, 0, 0.3))
    canvas.drawPath(body, _along(-1.5, (tint.core, tint.mid, tint.edge), start=0.3))
    fold = shapes.curve(
        (0.05, 0.3), (0.5, -0.2, 0.3, -1, 0, -1.55), (0.8, -1.1, 0.9, 0.1, 0.05, 0.3)
    )
    canvas.drawPath(fold, shapes.fill(_see(tint.core, 0.35)))
    calyx = shapes.curve(
        (0, 0.55),
        (-0.7, 0.4, -0.75, -0.1, -0.5, -0.35),
        (-0.25, -0.05, -0.1, 0, 0, -0.4),
        (0.1, 0, 0.25, -0.05, 0.5, -0.35),
        (0.75, -0.1, 0.7, 0.4, 0, 0.55),
    )
    canvas.drawPath(calyx, shapes.fill(_see(tint.sepal)))
    canvas.restore()


def draw_leaf(canvas: Any, x: float, y: float, length: float, tint: Tint, angle: float) -> None:
    """Draw a young leaf growing toward `angle`."""
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    canvas.scale(length, length)
    upper = shapes.curve((0, 0), (0.25, -0.26, 0.7, -0.22, 1, 0.02), (0.7, 0, 0.3, 0, 0, 0))
    lower = shapes.curve((0, 0), (0.28, 0.22, 0.7, 0.2, 1, 0.02), (0.7, 0, 0.3, 0, 0, 0))
    canvas.drawPath(lower, shapes.fill(_see(tint.leaf_dark)))
    canvas.drawPath(upper, shapes.fill(_see(tint.leaf)))
    canvas.restore()


def petal(length: float, width: float, notch: float = 0.07) -> Any:
    """Return a petal that points up from the origin, its tip a little notched."""
    half, tip = width / 2, -length * (1 - notch)
    left = (
        (-half * 0.55, -length * 0.12, -half * 1.25, -length * 0.55, -half * 0.72, -length * 0.90),
        (-half * 0.45, -length * 1.06, -half * 0.12, -length * 1.02, 0, tip),
    )
    right = (
        (half * 0.12, -length * 1.02, half * 0.45, -length * 1.06, half * 0.72, -length * 0.90),
        (half * 1.25, -length * 0.55, half * 0.55, -length * 0.12, 0, 0),
    )
    return shapes.curve((0, 0), *left, *right)


def _petal_of(canvas: Any, r: float, tint: Tint, *, soft: bool) -> None:
    """Draw one petal of a flower of radius r: its shadow on the next, fill, fold and veins."""
    outline = petal(r, r * 0.98)
    if soft:
        canvas.drawPath(outline, _blurred(tint.heart, 0.30, r * 0.035))
    stops = [_see(colour) for colour in (tint.core, tint.mid, tint.edge, tint.rim)]
    shader = skia.GradientShader.MakeRadial(skia.Point(0, 0), r * 1.05, stops, [0, 0.32, 0.80, 1.0])
    canvas.drawPath(outline, skia.Paint(AntiAlias=True, Dither=True, Shader=shader))
    canvas.save()
    canvas.clipPath(outline, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's own
    fold = shapes.curve((0, 0), (r * 0.1, -r * 0.4, r * 0.2, -r * 0.7, r * 0.12, -r * 1.1))
    fold.lineTo(r, -r)
    fold.lineTo(r, 0)
    canvas.drawPath(fold, shapes.fill(_see(tint.core, 0.13)))
    for vein in range(-2, 3):
        line = skia.Path()
        line.moveTo(vein * r * 0.02, -r * 0.1)
        line.quadTo(vein * r * 0.10, -r * 0.45, vein * r * 0.17, -r * (0.86 - 0.05 * abs(vein)))
        canvas.drawPath(line, _line(tint.core, max(0.7, r * 0.010), 0.26))
    canvas.restore()
    canvas.drawPath(outline, _line(tint.mid, max(0.6, r * 0.008), 0.8))


def _stamens(canvas: Any, r: float, tint: Tint, chance: random.Random) -> None:
    canvas.drawCircle(0, 0, r * 0.16, shapes.fill(_see(tint.heart, 0.9)))
    if r <= 12:
        return
    for index in range(17):
        angle = index * 360 / 17 + chance.uniform(-8, 8)
        length = r * chance.uniform(0.30, 0.50)
        end = shapes.polar(0, 0, length, angle)
        thread = skia.Path()
        thread.moveTo(0, 0)
        thread.quadTo(*shapes.polar(0, 0, length * 0.6, angle + 8), *end)
        canvas.drawPath(thread, _line(tint.filament, max(0.9, r * 0.018), 0.95))
        canvas.drawCircle(*end, max(1.2, r * 0.036), shapes.fill(_see(tint.anther)))
    canvas.drawCircle(0, 0, r * 0.06, shapes.fill(_see(tint.filament)))


def _see(colour: int, opacity: float = 1) -> int:
    return (round(opacity * 255) << 24) | colour


def _line(colour: int, width: float, opacity: float) -> Any:
    return shapes.stroke(_see(colour, opacity), width, round_ends=True)


def _blurred(colour: int, opacity: float, sigma: float) -> Any:
    paint = shapes.fill(_see(colour, opacity))
    paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, sigma))
    return paint


def _along(end: float, colours: Sequence[int], start: float = 0) -> Any:
    """Return a paint that runs up through the colours."""
    ends = [skia.Point(0, start), skia.Point(0, end)]
    shader = skia.GradientShader.MakeLinear(ends, [_see(colour) for colour in colours])
    return skia.Paint(AntiAlias=True, Dither=True, Shader=shader)

"""Grow a flowering branch: wood along a curve, twigs on alternate sides, buds and flowers."""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import skia

from app.rendering.scene import shapes
from app.rendering.scene.artwork import BranchLayer
from app.rendering.scene.blossoms import (
    TINTS,
    Flower,
    Tint,
    dice,
    draw_bud,
    draw_flower,
    draw_leaf,
)
from app.rendering.scene.notation import Point
from app.rendering.scene.stage import Stage

_BARK, _DULL, _LIT = 0xFF3A1512, 0xCC2A0D0C, 0x8C8A4A34


@dataclass(frozen=True)
class Joint:
    """One place on the wood: where, its direction and its width."""

    x: float
    y: float
    angle: float
    width: float


@dataclass(frozen=True)
class Place:
    """Where a twig leaves the branch: at which joint, how far along (0 to 1), to which side."""

    joint: Joint
    along: float
    side: int


def draw_branch(stage: Stage, layer: BranchLayer) -> None:
    """Draw wood, then twigs with their buds and leaves, then the flowers, small ones first."""
    canvas, tint = stage.canvas, TINTS[layer.blossom]
    wood = _grown(layer.points, layer.wood, dice(layer.seed))
    _draw_wood(canvas, wood, dice(layer.seed + 1))
    flowers = [
        flower
        for number, place in enumerate(_places(wood, layer))
        for flower in _twig(canvas, place, layer, tint, number)
    ]
    for flower in sorted(flowers, key=lambda flower: flower.r):
        draw_flower(canvas, flower, tint, soft=layer.soft)


def _places(wood: Sequence[Joint], layer: BranchLayer) -> Iterator[Place]:
    chance = dice(layer.seed + 2)
    count = layer.twigs
    for index in range(count):
        share = (index + chance.uniform(-0.28, 0.28)) / max(count - 1, 1)
        along = min(max(layer.bare + (1 - layer.bare) * share, 0), 1)
        joint = wood[round(along * (len(wood) - 1))]
        yield Place(joint, along, 1 if index % 2 else -1)


def _twig(
    canvas: Any, place: Place, layer: BranchLayer, tint: Tint, number: int
) -> Iterator[Flower]:
    """Draw one twig and what is green on it; yield the flowers it bears."""
    chance, joint = dice(layer.seed * 1000 + number), place.joint
    small, large = layer.flowers
    shrink = 1.08 - 0.38 * place.along
    angle = joint.angle + place.side * chance.uniform(28, 62)
    length = chance.uniform(0.8, 2.1) * large * (1.15 - 0.4 * place.along)
    start = (joint.x, joint.y)
    bend = shapes.polar(*start, length * 0.55, angle - place.side * 14)
    end = shapes.polar(*start, length, angle)
    twig = _grown((start, bend, end), (max(3.2, joint.width * 0.42), 2.2), chance)
    _draw_wood(canvas, twig, chance)
    _green(canvas, twig, tint, chance, place.side, small)
    if chance.random() < 0.2 + 0.4 * place.along:
        draw_bud(canvas, *end, chance.uniform(0.30, 0.42) * small, tint, angle)
    else:
        yield _flower(*end, chance.uniform(small, large) * shrink, chance)
        if chance.random() < 0.4:  # flowers come in twos and threes
            beside = shapes.polar(*end, small * 1.15, angle + chance.uniform(70, 290))
            yield _flower(*beside, chance.uniform(0.8, 1.0) * small * shrink, chance)
    if chance.random() < 0.5 - 0.3 * place.along:
        near = (joint.x + chance.uniform(-4, 4), joint.y + chance.uniform(-4, 4))
        yield _flower(*near, chance.uniform(1.0, 1.25) * small * shrink, chance)


def _green(
    canvas: Any, twig: Sequence[Joint], tint: Tint, chance: random.Random, side: int, small: float
) -> None:
    """Draw a bud and a leaf or two on the side of a twig."""
    middle = twig[int(len(twig) * 0.55)]
    if chance.random() < 0.8:
        at = shapes.polar(middle.x, middle.y, small * 0.2, middle.angle + side * 70)
        draw_bud(canvas, *at, chance.uniform(0.22, 0.32) * small, tint, middle.angle + side * 48)
    for turn in (-34, 30):
        if chance.random() < 0.34:
            length = chance.uniform(0.55, 0.95) * small
            tip = twig[int(len(twig) * 0.8)]
            draw_leaf(canvas, tip.x, tip.y, length, tint, tip.angle + turn + chance.uniform(-9, 9))


def _flower(x: float, y: float, r: float, chance: random.Random) -> Flower:
    turn, tilt, lean = chance.uniform(0, 72), chance.uniform(0.70, 1.0), chance.uniform(-45, 45)
    return Flower(x, y, r, turn, tilt, lean)


def _grown(points: Sequence[Point], wood: Point, chance: random.Random) -> list[Joint]:
    """Return the joints of a branch through these points, thinner toward its tip, with knots."""
    measure = skia.PathMeasure(shapes.through(points), False)  # noqa: FBT003 - Skia's own
    length = measure.getLength()
    count = max(12, int(length / 9))
    phase = chance.uniform(0, 6)
    joints = []
    for index in range(count + 1):
        share = index / count
        place, towards = measure.getPosTan(length * share)[-2:]
        knot = 1 + 0.16 * math.sin(index * 0.9 + phase) + chance.uniform(-0.08, 0.08)
        knot += 0.35 if chance.random() < 0.06 else 0
        width = (wood[0] + (wood[1] - wood[0]) * share**0.8) * knot
        angle = math.degrees(math.atan2(towards.fY, towards.fX))
        joints.append(Joint(place.fX, place.fY, angle, width))
    return joints


def _draw_wood(canvas: Any, wood: Sequence[Joint], chance: random.Random) -> None:
    """Draw the bark: a dark body, its lit upper side, short strokes across."""
    sides = [
        [shapes.polar(one.x, one.y, one.width / 2, one.angle + turn) for one in wood]
        for turn in (90, -90)
    ]
    body = shapes.through([*sides[0], *reversed(sides[1])], closed=True)
    canvas.drawPath(body, shapes.fill(_BARK))
    canvas.save()
    canvas.clipPath(body, skia.ClipOp.kIntersect, True)  # noqa: FBT003 - Skia's own
    for one in wood:
        if chance.random() < 0.75:
            lit = shapes.polar(one.x, one.y, one.width * 0.24, one.angle - 90)
            end = shapes.polar(*lit, 10, one.angle + chance.uniform(-9, 9))
            pen = shapes.stroke(_LIT, max(0.8, one.width * 0.16), round_ends=True)
            canvas.drawLine(*lit, *end, pen)
        if chance.random() < 0.35:
            end = shapes.polar(one.x, one.y, 5, one.angle + 90 + chance.uniform(-20, 20))
            canvas.drawLine(one.x, one.y, *end, shapes.stroke(_DULL, max(0.7, one.width * 0.07)))
    canvas.restore()

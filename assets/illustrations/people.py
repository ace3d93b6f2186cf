"""People in profile, looking right: heads, work clothes, arms. Mirror the group to look left."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assets.illustrations.svg import (
    Point,
    clipped,
    disc,
    grain,
    group,
    limb,
    line,
    mix,
    oval,
    path,
    rect,
    smooth,
)

BLUE, DEEP, PALE = "#0E59B6", "#083A7C", "#4C8FDD"
RED, YELLOW, CREAM = "#DA251D", "#FFCD00", "#FBF5E9"
HAIR, GREY = "#1A1B2B", "#8D8F9C"


@dataclass(frozen=True)
class Skin:
    """The three tones of one skin."""

    plain: str = "#E9B48E"
    shade: str = "#CF8B63"
    line: str = "#A9613F"


FAIR = Skin()
TAN = Skin("#DDA078", "#BC7750", "#96512F")


@dataclass(frozen=True)
class Face:
    """Who it is: `hat` is "", "scarf" or "helmet"; `hair` is "short" or "bun"."""

    hair: str = "short"
    hair_colour: str = HAIR
    hat: str = ""
    hat_colour: str = YELLOW
    skin: Skin = FAIR
    smiles: bool = True
    lamp: bool = False


@dataclass(frozen=True)
class Clothes:
    """A shirt: its colour, its shade, the light of its collar and cuffs."""

    shirt: str = BLUE
    shade: str = "#062B5E"
    light: str = PALE
    lighter: str = "#3D82D3"
    sleeve: str = "#1765C6"
    vest: str = ""
    badge: bool = False


WORK = Clothes()
OFFICE = Clothes("#F7FAFE", "#A9BEDA", "#E3ECF6", "#D6E2F1", "#FFFFFF", badge=True)
MINE = Clothes("#E9772B", "#8A3A0C", "#F6A35E", "#F08C40", "#EF8638", vest="#F4F1E6")
COAT = Clothes("#FFFFFF", "#A9BEDA", "#DCE7F4", "#EAF1F9", "#FFFFFF")
_TORSO: Sequence[Point] = (
    (-108, 170),
    (10, 146),
    (88, 178),
    (126, 244),
    (120, 384),
    (112, 564),
    (122, 780),
    (-216, 780),
    (-202, 524),
    (-198, 344),
    (-178, 232),
)
_NECK = "M-34 0C-36 40-40 70-58 104L26 112C14 90 12 76 16 52Z"
_FACE = (
    "M6-62C30-62 46-48 47-28C47-20 44.5-17 46-12L57 7C59 12.5 55 16 48.5 16C47 18.5 48.5 21 "
    "51 24.5C52 27.5 49.5 29.5 46.5 29.5C49.5 31.5 50 36 47 38C44.5 41 45.5 44 46 48C47 58 38 "
    "64 27 63C10 62-8 53-17 38C-22 28-24 16-24 4L-24-40C-16-56-4-62 6-62Z"
)
_JAW = "M-24-60L-24 40L27 66L44 64C30 60 8 52 0 34C-8 16-2-10-6-60Z"
_SHORT = (
    "M34-52C44-50 48-44 48-36C40-46 26-46 14-44C0-42-6-34-8-18C-9-8-12-4-14 6L-22 12C-24 26-30 36"
    "-38 40C-56 28-68 0-66-26C-64-66-32-88 0-86C22-86 40-74 46-58C44-54 40-52 34-52Z"
)
_BUN = (
    "M40-50C48-46 48-40 47-32C36-42 22-36 10-26C-2-16-8-6-10 8L-22 34C-50 40-72 10-68-24"
    "C-64-66-34-86-2-86C22-86 40-72 46-56Z"
)
_NAPE = "M-20-70C-70-74-86-20-70 22C-64 40-48 46-34 40L-20 10Z"
_CAP = (
    "M46-44C30-40 4-30-10-4C-16 8-24 24-40 30C-62 24-78-4-74-32C-70-72-36-94 0-92C28-90 46-74 "
    "48-54Z"
)
_HELMET = (
    "M-72-34C-74-84-40-112-4-112C34-112 58-86 58-46L84-38C88-36 87-31 82-31L40-33L-68-26"
    "C-71-26-72-30-72-34Z"
)


def head(face: Face) -> str:
    """Return a profile looking right, its origin at the ear, about 125 high."""
    skin = face.skin
    neck = path(_NECK, mix(skin.plain, skin.shade, 0.45)) + clipped(
        path("M-24 30C-6 58 14 66 30 62L22 84C0 84-24 70-36 44Z", skin.line, 0.5), _NECK
    )
    skull = path(_FACE, skin.plain) + clipped(path(_JAW, skin.shade, 0.55), _FACE)
    ear = oval(-14, 3, 9, 13, mix(skin.plain, skin.shade, 0.3)) + line(
        "M-17 8C-20-2-14-8-10-3", skin.line, 2.2, 0.8
    )
    return neck + _behind(face) + skull + _hair(face) + ear + _features(face) + _hat(face)


@dataclass(frozen=True)
class Figure:
    """A bust in two parts, so that things can be held between the far and the near arm."""

    back: str
    front: str


def figure(
    face: Face,
    clothes: Clothes,
    *,
    near: Sequence[Point] = (),
    far: Sequence[Point] = (),
    tilt: float = 0,
    bare: bool = False,
) -> Figure:
    """Return a bust around a head at (0, 0): from the shoulders to 780 below.

    `near` and `far` are shoulder, elbow, wrist of the arms; `bare` leaves the near forearm bare.
    """
    torso = smooth(_TORSO)
    distant = ""
    if far:
        colour = mix(clothes.shirt, clothes.shade, 0.45)
        distant = path(limb(far, (84, 74, 52)), colour) + hand(far[-2], far[-1], face.skin)
    back = distant + group(head(face), f"rotate({tilt}) scale(1.72)") + path(torso, clothes.shirt)
    back += grain(
        torso, (-240, 140, 140, 790), (30, 220), (-240, 520), clothes.shade, strength=0.58
    )
    back += clipped(_front_of(clothes), torso)
    if not near:
        return Figure(back, "")
    return Figure(back, _near_arm(face.skin, clothes, near, bare=bare))


def hand(elbow: Point, wrist: Point, skin: Skin) -> str:
    """Return a soft hand that goes on from a forearm, with three finger lines."""
    shape = smooth(
        [(-18, -24), (10, -32), (44, -28), (66, -10), (60, 12), (36, 26), (4, 28), (-18, 22)]
    )
    fingers = "".join(
        line(f"M{60 - i * 5} {-10 + i * 11}q-16-4-34 2", skin.line, 2.4, 0.6) for i in range(3)
    )
    drawn = path(shape, skin.plain) + grain(
        shape, (-20, -32, 66, 30), (0, -10), (0, 44), skin.shade, strength=0.7
    )
    angle = _angle(elbow, wrist)
    flip = " scale(1,-1)" if abs(angle) > 90 else ""
    return group(
        drawn + fingers, f"translate({wrist[0]} {wrist[1]}) rotate({angle}){flip} scale(1.22)"
    )


def dressed(clothes: Clothes, **changes: object) -> Clothes:
    """Return clothes with something changed."""
    return replace(clothes, **changes)  # type: ignore[arg-type]  # the caller names fields


def _near_arm(skin: Skin, clothes: Clothes, arm: Sequence[Point], *, bare: bool) -> str:
    shoulder, elbow, wrist = arm[0], arm[-2], arm[-1]
    whole = limb(arm, (124, 112, 90, 62)[: len(arm)] if len(arm) > 3 else (124, 104, 62))
    box = _box(arm, 80)
    low = (elbow[0], elbow[1] + 70 if wrist[1] < elbow[1] + 70 else wrist[1] + 60)
    if not bare:
        cuff = limb(_toward(elbow, wrist, (0.80, 0.90, 1.0)), (70, 68, 66), capped=False)
        return (
            hand(elbow, wrist, skin)
            + path(whole, clothes.sleeve)
            + grain(whole, box, (elbow[0], elbow[1] - 60), low, clothes.shade, strength=0.75)
            + path(cuff, clothes.light)
        )
    sleeve = limb(_toward(shoulder, arm[1], (0, 0.4, 0.8)), (134, 134, 130))
    return (
        path(whole, skin.plain)
        + grain(whole, box, (elbow[0], elbow[1] - 60), low, skin.shade, strength=0.8)
        + hand(elbow, wrist, skin)
        + path(sleeve, clothes.sleeve)
        + grain(
            sleeve,
            box,
            (shoulder[0], shoulder[1]),
            (shoulder[0] - 110, arm[1][1]),
            clothes.shade,
            strength=0.6,
        )
    )


def _front_of(clothes: Clothes) -> str:
    """Return collar, button strip and what is worn over the shirt."""
    parts = path("M-26 164L20 264L54 190Z", clothes.light)
    parts += path("M54 172L52 230L94 264L94 180Z", clothes.lighter)
    if clothes.vest:
        return parts + _stripe(-128, -36, clothes.vest) + _stripe(76, 4, clothes.vest)
    parts += line("M56 232L66 760", mix(clothes.shirt, clothes.shade, 0.4), 4, 0.7)
    if clothes.badge:
        parts += path(
            "M10 180C18 234 38 274 54 314L64 314C60 274 58 224 60 184L51 184C50 224 52 262 55 284"
            "C42 254 28 224 21 191Z",
            RED,
        )
        parts += rect(26, 314, 66, 84, "#EAF1F9", 8) + rect(26, 314, 66, 26, BLUE, 6)
        parts += disc(59, 364, 12, "#B6C8DF") + rect(39, 382, 40, 6, "#B6C8DF", 3)
    return parts


def _stripe(x: float, drop: float, light: str) -> str:
    """Return a reflecting stripe from the shoulder down."""
    return "".join(
        path(f"M{x - half} 120L{x + half} 120L{x + half + drop} 800L{x - half + drop} 800Z", colour)
        for half, colour in ((25, "#F7C531"), (9, light))
    )


def _behind(face: Face) -> str:
    if face.hair != "bun":
        return ""
    light = mix(face.hair_colour, "#8A8FB0", 0.25)
    return (
        path(_NAPE, face.hair_colour)
        + disc(-74, 26, 26, face.hair_colour)
        + line("M-92 30C-94 12-80 2-64 8", light, 3)
    )


def _hair(face: Face) -> str:
    if face.hat == "scarf" or (face.hat == "helmet" and face.hair == "bun"):
        return ""
    light = mix(face.hair_colour, "#8A8FB0", 0.25)
    if face.hair == "bun":
        return path(_BUN, face.hair_colour) + clipped(
            path("M40-56C10-76-30-66-48-26C-36-80 20-90 46-60Z", light), _BUN
        )
    return path(_SHORT, face.hair_colour) + clipped(
        path("M40-60C14-76-26-74-46-40C-30-84 20-92 46-62Z", light), _SHORT
    )


def _features(face: Face) -> str:
    brow = HAIR if face.hair_colour == HAIR else mix(face.hair_colour, HAIR, 0.3)
    parts = disc(24, 17, 12, "#E8735A", 0.28)
    parts += path("M24-25C31-31 40-30 46-26L45-22C39-26 31-26 25-22Z", brow)
    parts += line("M43 13Q47 17 50 14", face.skin.line, 2, 0.8)
    if face.smiles:
        return (
            parts
            + line("M25-6Q33-15 42-8", HAIR, 3.4)
            + line("M47.5 29.5Q38 34 30 25", "#9A3B2E", 3)
        )
    return (
        parts
        + path("M27-11Q36-17 44-11Q42-3 34-4Q30-6 27-11Z", "#FFFFFF")
        + disc(38.5, -9.5, 4.4, HAIR)
        + line("M26-11Q36-18 45-12", HAIR, 3.2)
        + line("M47.5 30.5Q41 32.5 35 29", "#9A3B2E", 3)
    )


def _hat(face: Face) -> str:
    if face.hat == "scarf":
        return _scarf(face.hat_colour)
    return _helmet(face.hat_colour, lamp=face.lamp) if face.hat == "helmet" else ""


def _scarf(colour: str) -> str:
    dark = mix(colour, "#5A0A0A" if colour == RED else "#8A5A1C", 0.5)
    return (
        path("M-58 10C-80 20-96 44-98 70C-84 62-66 50-50 26Z", mix(colour, "#000000", 0.18))
        + path("M-50 20C-60 40-62 64-54 86C-44 70-38 44-38 24Z", mix(colour, "#000000", 0.08))
        + path(_CAP, colour)
        + grain(_CAP, (-80, -95, 50, 32), (16, -60), (-84, 6), dark, dot=0.95, gamma=1.5)
        + clipped(line("M48-54C26-52-2-42-18-14C-26 0-34 14-48 20", "#FFFFFF", 4, 0.45), _CAP)
    )


def _helmet(colour: str, *, lamp: bool) -> str:
    dark = mix(colour, "#9A4B00", 0.5)
    parts = path(_HELMET, colour)
    parts += clipped(
        path("M10-114C26-96 32-70 32-34L42-34C42-70 38-92 24-112Z", "#FFFFFF", 0.4)
        + path("M-26-112C-40-90-44-60-42-28L-30-29C-32-60-28-90-14-114Z", dark, 0.55),
        _HELMET,
    )
    parts += grain(_HELMET, (-75, -114, 60, -24), (14, -80), (-80, -40), dark, dot=0.95, gamma=1.5)
    parts += line("M-70-36L58-46L84-38", dark, 3, 0.8)
    if lamp:
        parts += rect(40, -88, 30, 30, "#39445E", 7) + oval(71, -73, 7, 15, "#FFF3C4")
    return parts


def _angle(start: Point, end: Point) -> float:
    return math.degrees(math.atan2(end[1] - start[1], end[0] - start[0]))


def _toward(start: Point, end: Point, shares: Sequence[float]) -> list[Point]:
    return [
        (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        for share in shares
    ]


def _box(points: Sequence[Point], pad: float) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs) - pad, min(ys) - pad, max(xs) + pad, max(ys) + pad

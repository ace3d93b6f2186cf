"""Peach and apricot blossom meeting before the sun of the new year."""

from typing import Any

import skia
from PIL import Image

from app.rendering.palette import colours
from app.rendering.scene.artwork import Blossom, BranchLayer, FlowerLayer, PetalsLayer
from app.rendering.scene.blossoms import draw_flower_layer, draw_petals
from app.rendering.scene.branches import draw_branch
from app.rendering.scene.stage import Stage
from assets.illustrations.svg import HEIGHT, WIDTH, Point

_FAR: tuple[tuple[Blossom, float, float, float, float, int], ...] = (
    ("dao", 250, 590, 74, 14, 55),
    ("dao", 610, 250, 58, 11, 60),
    ("dao", 90, 210, 66, 12, 55),
    ("mai", 1330, 430, 74, 14, 60),
    ("mai", 1010, 900, 60, 11, 60),
    ("mai", 1530, 960, 66, 12, 55),
)
# Grown one over the other: first the side branches, then the one that carries them.
_BRANCHES: tuple[tuple[Blossom, tuple[Point, ...], Point, Point, int, float, int], ...] = (
    ("dao", ((130, 470), (150, 330), (230, 190), (250, 20)), (26, 7), (34, 52), 7, 0.2, 9),
    ("dao", ((470, 260), (560, 330), (640, 440), (760, 500)), (20, 5), (34, 54), 7, 0.2, 31),
    (
        "dao",
        ((-60, 760), (110, 520), (300, 340), (500, 240), (720, 190), (930, 96)),
        (50, 7),
        (48, 84),
        18,
        0.1,
        5,
    ),
    ("mai", ((1330, 780), (1390, 620), (1440, 480), (1430, 330)), (24, 6), (34, 52), 7, 0.2, 17),
    ("mai", ((1090, 850), (1010, 780), (930, 770), (820, 740)), (20, 5), (32, 50), 6, 0.2, 12),
    (
        "mai",
        ((1680, 660), (1490, 760), (1300, 810), (1090, 870), (900, 960), (660, 1000)),
        (46, 6),
        (46, 78),
        18,
        0.1,
        4,
    ),
)
_AIR: tuple[tuple[Blossom, float, float, int], ...] = (
    ("dao", 620, 520, 3),
    ("mai", 330, 760, 6),
    ("dao", 1060, 160, 8),
)


def picture() -> Image.Image:
    """Return the whole picture."""
    surface = skia.Surface(WIDTH, HEIGHT)
    canvas = surface.getCanvas()
    _sky(canvas)
    stage = Stage(canvas, WIDTH, HEIGHT, {}, colours(), {}, lambda _: b"")
    for blossom, x, y, r, blur, opacity in _FAR:
        draw_flower_layer(
            stage,
            FlowerLayer(
                type="flower", blossom=blossom, x=x, y=y, r=r, blur=blur, opacity=opacity, tilt=0.9
            ),
        )
    for blossom, points, wood, flowers, twigs, bare, seed in _BRANCHES:
        draw_branch(
            stage,
            BranchLayer(
                type="branch",
                blossom=blossom,
                points=points,
                wood=wood,
                flowers=flowers,
                twigs=twigs,
                bare=bare,
                seed=seed,
            ),
        )
    for blossom, x, y, seed in _AIR:
        draw_petals(
            stage,
            PetalsLayer(
                type="petals",
                blossom=blossom,
                x=x,
                y=y,
                width=420,
                height=230,
                count=9,
                size=(16, 30),
                seed=seed,
            ),
        )
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType)
    return Image.fromarray(pixels).convert("RGB")


def _sky(canvas: Any) -> None:
    ends = [skia.Point(0, 0), skia.Point(500, HEIGHT)]
    sky = skia.GradientShader.MakeLinear(ends, [0xFFDCEBEE, 0xFFFBF1E0, 0xFFF9DDBB], [0, 0.55, 1])
    canvas.drawRect(skia.Rect.MakeWH(WIDTH, HEIGHT), skia.Paint(Shader=sky, Dither=True))
    for r, alpha in ((560, 0x30), (470, 0x48), (380, 0xFF)):
        canvas.drawCircle(820, 540, r, skia.Paint(AntiAlias=True, Color=(alpha << 24) | 0xFDE3A6))
    ends = [skia.Point(820, 160), skia.Point(820, 920)]
    sun = skia.GradientShader.MakeLinear(ends, [0xFFFFF0C9, 0xFFFBCB74])
    canvas.drawCircle(820, 540, 380, skia.Paint(AntiAlias=True, Dither=True, Shader=sun))

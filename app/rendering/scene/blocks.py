"""Draw what carries no words: fields, rectangles, circles, photos."""

import hashlib
from functools import lru_cache
from typing import Any

import numpy as np
import skia

from app.rendering import photo
from app.rendering.errors import WordsFailed
from app.rendering.scene import shapes
from app.rendering.scene.layers import CircleLayer, FieldLayer, PhotoLayer, RectLayer
from app.rendering.scene.stage import Stage


def draw_field(stage: Stage, layer: FieldLayer) -> None:
    """Draw a block of colour or a gradient."""
    x, y = stage.x(layer.x), stage.y(layer.y)
    width = stage.width - x if layer.width is None else layer.width
    height = stage.height - y if layer.height is None else layer.height
    colours = [stage.colour(colour) for colour in layer.colours]
    paint = shapes.fill(colours[0])
    if len(colours) > 1:
        ends = [
            skia.Point(x + across * width, y + down * height)
            for across, down in (layer.start, layer.end)
        ]
        paint.setShader(skia.GradientShader.MakeLinear(ends, colours))
        paint.setDither(True)  # without it the quiet gradient bands
    stage.canvas.drawRect(skia.Rect.MakeXYWH(x, y, width, height), paint)


def draw_rect(stage: Stage, layer: RectLayer) -> None:
    """Draw a flat rectangle, hung on other layers or standing by itself."""
    hung = stage.hangs(layer)
    y = stage.y(layer.y or 0) if hung is None else hung
    if hung is not None and layer.above:
        y -= layer.height
    x = stage.x(layer.x)
    width = stage.width - x if layer.width is None else layer.width
    box = skia.Rect.MakeXYWH(x, y, width, layer.height)
    paint = shapes.fill(stage.colour(layer.colour))
    stage.canvas.drawRect(box, paint)
    stage.extents[layer.name] = (y, y + layer.height)


def draw_circle(stage: Stage, layer: CircleLayer) -> None:
    """Draw a disc or a circle."""
    colour = stage.colour(layer.colour)
    pen = shapes.fill(colour) if layer.stroke is None else shapes.stroke(colour, layer.stroke)
    stage.canvas.drawCircle(layer.x, layer.y, layer.r, pen)


def draw_photo(stage: Stage, layer: PhotoLayer) -> None:
    """Draw a photo so that it covers its box. Raises NotAPicture."""
    name = stage.known[layer.slot]
    if not name:
        raise WordsFailed(f"Lớp ảnh cần ô “{stage.labels[layer.slot]}”, ô này còn trống.")
    size = (round(layer.width), round(layer.height))
    image = _covering(_Bytes(stage.photos(name)), size, layer.focus)
    stage.canvas.drawImage(image, stage.x(layer.x), stage.y(layer.y))


class _Bytes:
    """Bytes known by their digest, so that a cache need not keep or compare them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.digest = hashlib.sha256(data).digest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes) and self.digest == other.digest


@lru_cache(maxsize=4)
def _covering(data: _Bytes, size: tuple[int, int], focus: tuple[float, float]) -> Any:
    opened = photo.open_photo(data.data, at_least=(size[0] * 2, size[1] * 2))
    covering = photo.covering(opened, size, focus).convert("RGBA")
    # Native order, premultiplied (opaque): anything else is ten times slower to draw.
    pixels = np.ascontiguousarray(np.asarray(covering)[..., [2, 1, 0, 3]])
    return skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    )

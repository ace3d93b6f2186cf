"""Draw artwork files: SVG as vectors, PNG and JPEG as pictures."""

from functools import lru_cache
from io import BytesIO
from typing import Any

import numpy as np
import skia
from PIL import Image, UnidentifiedImageError

from app.errors import BadInput
from app.rendering import svg
from app.rendering.scene.pieces import ArtworkLayer
from app.rendering.scene.stage import Box, Stage

_MOST = 40_000_000  # pixels


def draw_artwork(stage: Stage, layer: ArtworkLayer) -> None:
    """Draw a file of the template in its box. Raises NotFound, BadInput."""
    box = stage.box(layer.x, layer.y, layer.width, layer.height)
    if layer.fit == "cover":
        box = stage.bled(box)
    paint = skia.Paint(Alphaf=layer.opacity) if layer.opacity < 1 else None
    stage.canvas.save()
    stage.canvas.clipRect(skia.Rect.MakeLTRB(*box))
    if paint is not None:
        stage.canvas.saveLayer(skia.Rect.MakeLTRB(*box), paint)
    put(stage, stage.files(layer.file), box, cover=layer.fit == "cover")
    if paint is not None:
        stage.canvas.restore()
    stage.canvas.restore()


def put(stage: Stage, data: bytes, box: Box, *, cover: bool = False) -> None:
    """Draw a file in the middle of a box, all of it or (cover) filling the box."""
    left, top, right, bottom = box
    wide, high = size(data)
    scales = ((right - left) / wide, (bottom - top) / high)
    scale = max(scales) if cover else min(scales)
    x = (left + right - wide * scale) / 2
    y = (top + bottom - high * scale) / 2
    stage.canvas.save()
    stage.canvas.translate(x, y)
    if svg.is_svg(data):
        drawing, _, _ = svg.prepared(data, stage.palette)
        dom = skia.SVGDOM.MakeFromStream(skia.MemoryStream(drawing))
        dom.setContainerSize(skia.Size(wide * scale, high * scale))
        dom.render(stage.canvas)
    else:
        place = skia.Rect.MakeWH(wide * scale, high * scale)
        stage.canvas.drawImageRect(_image(data), place, _SMOOTH)
    stage.canvas.restore()


def size(data: bytes) -> tuple[float, float]:
    """Return the own width and height of a file. Raises BadInput."""
    if svg.is_svg(data):
        _, wide, high = svg.prepared(data, {})
        return wide, high
    image = _image(data)
    return float(image.width()), float(image.height())


_SMOOTH = skia.SamplingOptions(skia.FilterMode.kLinear, skia.MipmapMode.kLinear)


@lru_cache(maxsize=16)
def _image(data: bytes) -> Any:
    """Return a picture with its transparency, in the order Skia draws fastest."""
    try:
        opened: Image.Image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP"))
        if opened.width * opened.height > _MOST:
            raise BadInput("Hình của mẫu quá lớn.")
        pixels = np.asarray(opened.convert("RGBA")).astype(np.uint16)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise BadInput("Hình của mẫu không mở được. Dùng SVG, PNG hoặc JPEG.") from None
    pixels[..., :3] = (pixels[..., :3] * pixels[..., 3:] + 127) // 255
    native = np.ascontiguousarray(pixels[..., [2, 1, 0, 3]].astype(np.uint8))
    return skia.Image.fromarray(
        native, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kPremul_AlphaType
    ).withDefaultMipmaps()

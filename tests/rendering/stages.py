"""Small stages on which single layers are seen, in pixels and as boxes of text."""

from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import skia
from PIL import Image

from app.rendering.context import EXAMPLE, Context
from app.rendering.formats import Format
from app.rendering.scene.backdrop import native
from app.rendering.scene.draw import draw_layers
from app.rendering.scene.stage import Laid, Photos
from app.rendering.scene.staging import set_stage
from app.rendering.slots import read_values
from tests.rendering.sheets import HEAD, photo_of, rows, template


@dataclass(frozen=True)
class Seen:
    """What a scene looks like: its RGB pixels, and where its texts stand."""

    pixels: np.ndarray[Any, Any]
    laid: list[Laid]

    @property
    def rows(self) -> list[str]:
        """The pixels as one letter each."""
        return rows(self.pixels)

    @property
    def words(self) -> list[tuple[str, ...]]:
        """The lines of every text, in the order of drawing."""
        return [text.lines for text in self.laid]


def seen(
    folder: Path,
    layers: str,
    size: tuple[int, int],
    raw: Mapping[str, Any] | None = None,
    *,
    context: Context = EXAMPLE,
    photos: Photos = photo_of,
    slots: str = "",
) -> Seen:
    """Return what these layers look like on a small white canvas."""
    made = template(folder, HEAD + slots + layers)
    width, height = size
    buffer = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(native(width, height), buffer)
    surface.getCanvas().clear(skia.ColorWHITE)
    values = read_values(made, {"title": "x", **(raw or {})})
    shape = Format("square", width, height, "Thử")
    stage = set_stage(made, values, context, shape, photos, surface.getCanvas())
    draw_layers(stage, made.scenes["square"])
    return Seen(buffer[..., 2::-1], stage.laid)


def flat_png(colour: str, size: tuple[int, int] = (8, 8)) -> bytes:
    """Return a PNG of one colour."""
    buffer = BytesIO()
    Image.new("RGB", size, colour).save(buffer, "PNG")
    return buffer.getvalue()


def halves_png(size: tuple[int, int] = (400, 200)) -> bytes:
    """Return a PNG that is black on the left and white on the right."""
    image = Image.new("RGB", size, "white")
    image.paste("black", (0, 0, size[0] // 2, size[1]))
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()

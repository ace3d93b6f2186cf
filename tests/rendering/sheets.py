"""Small templates, canvases and photos made by code, for the tests of rendering."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import skia
from PIL import Image

from app.rendering import files
from app.rendering.context import EXAMPLE
from app.rendering.palette import colours
from app.rendering.scene.backdrop import native
from app.rendering.scene.draw import draw_layers
from app.rendering.scene.stage import Photos, Stage
from app.rendering.slots import read_values
from app.rendering.template import Template, read

ROOT = Path(__file__).parents[2]
TEMPLATES = ROOT / "templates"
LONG_NAME = (
    "Công đoàn cơ sở Công ty TNHH Một thành viên Sản xuất Thương mại Dịch vụ "
    "Xuất nhập khẩu Minh Phát Việt Nam"
)
HEAD = """
version = 1
title = "Mẫu thử"
summary = "Để thử."
product_type = "infographic"
formats = ["square"]

[slots.title]
type = "text"
label = "Tên lớn"
max = 400
example = "Một"

[words]
title = "{{ title }}"
summary = "{{ title }}"
text = "{{ title }}"
"""
LETTERS = {"#0B4EA2": "B", "#DA251D": "R", "#FFFFFF": "_", "#FFCD00": "Y"}


def photo_of(name: str) -> bytes:
    """Return a photo named relative to the repository, as examples name them."""
    return (ROOT / name).read_bytes()


def template(folder: Path, text: str) -> Template:
    """Return the template whose file says this."""
    place = folder / "infographic" / "thu"
    place.mkdir(parents=True, exist_ok=True)
    (place / "template.toml").write_text(text, encoding="utf-8")
    return read(place)


def pixels(
    made: Template, size: tuple[int, int], raw: Mapping[str, Any], photos: Photos = photo_of
) -> np.ndarray[Any, Any]:
    """Return the RGB pixels of a template's layers on a canvas of this size."""
    width, height = size
    buffer = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(native(width, height), buffer)
    surface.getCanvas().clear(skia.ColorWHITE)
    stage = Stage(
        canvas=surface.getCanvas(),
        width=width,
        height=height,
        known={**read_values(made, raw).typed, "unit": EXAMPLE.unit, "campaign": EXAMPLE.campaign},
        palette=colours(),
        labels={slot.name: slot.label for slot in made.slots},
        photos=photos,
        files=files.reader(made.folder),
    )
    draw_layers(stage, made.scenes["square"])
    return buffer[..., 2::-1]


def rows(drawn: np.ndarray[Any, Any]) -> list[str]:
    """Return the pixels as one letter each; `?` is a colour nobody named."""
    return ["".join(_letter(pixel) for pixel in row) for row in drawn]


def jpeg(image: Image.Image, **options: Any) -> bytes:
    """Return the image as a JPEG file."""
    buffer = BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


def contrast(first: str, second: str) -> float:
    """Return the WCAG contrast ratio of two colours, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _letter(pixel: np.ndarray[Any, Any]) -> str:
    red, green, blue = (int(part) for part in pixel)
    return LETTERS.get(f"#{red:02X}{green:02X}{blue:02X}", "?")


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

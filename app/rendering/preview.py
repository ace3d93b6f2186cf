"""The small picture by which an editor knows a template: `preview.png` in its folder."""

from io import BytesIO

from PIL import Image

from app.errors import BadInput
from app.rendering.context import EXAMPLE
from app.rendering.scene.draw import draw
from app.rendering.scene.stage import Photos
from app.rendering.slots import read_values
from app.rendering.template import PREVIEW, Template

WIDTH = 540
_COLOURS = 256
_ROUNDS = 3  # of moving the colours to where they are needed: without them pale reds turn brown


def preview(template: Template, photos: Photos) -> bytes:
    """Return the PNG of the template's first format, drawn from its examples.

    Raises BadInput when the template draws nothing, or what drawing raises.
    """
    if not template.formats:
        raise BadInput(f"Mẫu {template.name} không có hình.")
    values = read_values(template, template.example)
    picture = draw(template, values, EXAMPLE, template.formats[0], photos)
    image = Image.fromarray(picture.pixels)
    image.thumbnail((WIDTH, WIDTH * 2), Image.Resampling.LANCZOS)
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, kmeans=_ROUNDS)
    buffer = BytesIO()
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def write_preview(template: Template, photos: Photos) -> None:
    """Write `preview.png` into the template's folder."""
    (template.folder / PREVIEW).write_bytes(preview(template, photos))

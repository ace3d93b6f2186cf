"""The small picture by which an editor knows a template: `preview.png` in its folder."""

from io import BytesIO

from PIL import Image

from app.errors import BadInput
from app.rendering.context import EXAMPLE
from app.rendering.formats import FORMATS
from app.rendering.photo import covering, open_photo
from app.rendering.scene.draw import draw
from app.rendering.scene.stage import Photos
from app.rendering.slots import read_values
from app.rendering.template import PREVIEW, Template

WIDTH = 540
_SOMEBODY, _FACE = "assets/illustrations/chan-dung.jpg", (470, 90, 1270, 890)
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
    if FORMATS[template.formats[0]].transparent:
        image = _in_use(image, photos)
    image.thumbnail((WIDTH, WIDTH * 2), Image.Resampling.LANCZOS)
    few = image.quantize(_COLOURS, Image.Quantize.MEDIANCUT, kmeans=_ROUNDS)
    buffer = BytesIO()
    few.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _in_use(frame: Image.Image, photos: Photos) -> Image.Image:
    """Return a frame over somebody's picture, as it will be seen."""
    behind = covering(open_photo(photos(_SOMEBODY)).crop(_FACE), frame.size, (0.5, 0.5))
    return Image.alpha_composite(behind.convert("RGBA"), frame).convert("RGB")


def write_preview(template: Template, photos: Photos) -> None:
    """Write `preview.png` into the template's folder."""
    (template.folder / PREVIEW).write_bytes(preview(template, photos))

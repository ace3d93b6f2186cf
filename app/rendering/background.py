"""Open what a designer uploads as the background of a template."""

from io import BytesIO

from PIL import Image

from app.rendering import svg
from app.rendering.errors import NotAPicture
from app.rendering.photo import LONGEST, open_photo
from app.rendering.picture import JPEG, PNG, File

SVG = "image/svg+xml"
ENDINGS = {SVG: "svg", PNG: "png", JPEG: "jpg"}
_QUALITY = 92  # flat colours and drawn letters fray sooner than photos do
_MOST_PNG = 4_000_000  # bytes; a photo saved as PNG is larger and loses nothing as JPEG
_PNG_BEGINS = b"\x89PNG"
_SMALLEST = 320  # pixels of the shorter side


def taken(data: bytes) -> File:
    """Return a background as templates keep it: SVG as it is, PNG without loss while it is small,
    else JPEG; upright, in sRGB, without metadata. Raises NotAPicture.
    """
    if svg.is_svg(data):
        return _drawing(data)
    image = open_photo(data)
    if min(image.size) < _SMALLEST:
        raise NotAPicture(f"Nền nhỏ quá: cạnh ngắn phải từ {_SMALLEST} điểm ảnh.")
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    clean = Image.frombytes("RGB", image.size, image.tobytes())
    if data.startswith(_PNG_BEGINS):
        exact = _saved(clean, "PNG")
        if len(exact) <= _MOST_PNG:
            return File(exact, PNG, *clean.size)
    return File(_saved(clean, "JPEG"), JPEG, *clean.size)


def _drawing(data: bytes) -> File:
    why = svg.fault(data)
    if why is not None:
        raise NotAPicture(f"Hình SVG không dùng được: {why}.")
    _, width, height = svg.prepared(data, {})
    return File(data, SVG, max(round(width), 1), max(round(height), 1))


def _saved(image: Image.Image, kind: str) -> bytes:
    buffer = BytesIO()
    more = {"quality": _QUALITY} if kind == "JPEG" else {}
    image.save(buffer, kind, optimize=True, **more)
    return buffer.getvalue()

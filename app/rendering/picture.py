"""A finished picture: its pixels, and the file they become."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from app.errors import BadInput

JPEG = "image/jpeg"
_KINDS = {JPEG: "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
QUALITY = 88
# Below 60 letters fray on a phone; a smaller picture is better than a poor one.
_QUALITIES = (QUALITY, 82, 75, 68, 60)
_SMALLER = 0.85
_SMALLEST = 320  # pixels of the longer side; nothing can be read on less
_MIMES = {".jpg": JPEG, ".jpeg": JPEG, ".png": "image/png", ".webp": "image/webp"}


PNG = "image/png"
WEBP = "image/webp"


@dataclass(frozen=True)
class Limit:
    """What a service takes: bytes, pixels of the longer side, kinds of file it shows.

    None means nobody reaches that limit.
    """

    bytes: int | None = None
    pixels: int | None = None
    mimes: tuple[str, ...] = (JPEG, PNG, WEBP)


@dataclass(frozen=True)
class File:
    """One finished file and the size of the picture in it."""

    data: bytes = field(repr=False)
    mime: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """Pixels of one drawing, rows of RGB, or of RGBA where it is transparent."""

    width: int
    height: int
    pixels: NDArray[np.uint8] = field(repr=False)

    @property
    def mime(self) -> str:
        """The kind of file it is at home in: JPEG, or PNG where it is transparent."""
        return PNG if self.pixels.shape[2] == 4 else JPEG


def save(
    picture: Picture, to: Path | BinaryIO, mime: str | None = None, quality: int = QUALITY
) -> None:
    """Write the picture as JPEG, PNG or WebP, by `mime` or by the ending of the path.

    The same pixels always give the same bytes; nothing about their making goes into the file.
    """
    kind = _KINDS[mime or (_MIMES.get(to.suffix.lower(), JPEG) if isinstance(to, Path) else JPEG)]
    image = Image.fromarray(picture.pixels)
    if kind == "JPEG" and image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    if kind == "JPEG":
        # Full chroma: red and yellow letters on blue fray without it. Not `optimize`: it takes the
        # same time again to save a twentieth of the bytes.
        image.save(to, kind, quality=quality, subsampling=0)
    elif kind == "WEBP":
        image.save(to, kind, quality=quality, method=4)
    else:
        image.save(to, kind, optimize=True)


def encoded(picture: Picture, mime: str | None = None, quality: int = QUALITY) -> bytes:
    """Return the bytes of the file `save` would write, of its own kind without a `mime`."""
    buffer = BytesIO()
    save(picture, buffer, mime or picture.mime, quality)
    return buffer.getvalue()


def sketched(picture: Picture) -> bytes:
    """Return a file of its own kind made fast rather than small: shown once, never published."""
    buffer = BytesIO()
    image = Image.fromarray(picture.pixels)
    if picture.mime == PNG:
        image.save(buffer, "PNG", compress_level=1)
    else:
        image.save(buffer, "JPEG", quality=_QUALITIES[1], subsampling=0)
    return buffer.getvalue()


def within(picture: Picture, limit: Limit) -> File:
    """Return the picture as the best file a service takes.

    A transparent picture stays transparent where the service shows such a kind. First the pixels
    are brought under their limit, then quality gives way step by step, then size. Raises BadInput
    when not even a small poor file fits.
    """
    kinds = (PNG, WEBP, JPEG) if picture.mime == PNG else (JPEG, WEBP, PNG)
    mime = next((kind for kind in kinds if kind in limit.mimes), None)
    if mime is None:
        raise BadInput(f"Kênh chỉ nhận {', '.join(limit.mimes)}; ảnh không lưu được kiểu này.")
    longest = max(picture.width, picture.height)
    side = min(longest, limit.pixels or longest)
    while side >= min(_SMALLEST, longest):
        fitted = resized(picture, side)
        for quality in (QUALITY,) if mime == PNG else _QUALITIES:
            data = encoded(fitted, mime, quality)
            if limit.bytes is None or len(data) <= limit.bytes:
                return File(data, mime, fitted.width, fitted.height)
        side = int(side * _SMALLER)
    raise BadInput(f"Ảnh không thu nhỏ được dưới {limit.bytes} byte mà còn đọc được.")


def resized(picture: Picture, side: int) -> Picture:
    """Return the picture with its longer side at most this long."""
    longest = max(picture.width, picture.height)
    if side >= longest:
        return picture
    width, height = (
        max(round(length * side / longest), 1) for length in (picture.width, picture.height)
    )
    image = Image.fromarray(picture.pixels)
    if image.mode == "RGBA":
        # Premultiplied while it is scaled, or the colour of nothing bleeds into the edges.
        # Without overshoot: a letter may not get brighter than its colour.
        image = image.convert("RGBa").resize((width, height), Image.Resampling.BILINEAR)
        return Picture(width, height, np.asarray(image.convert("RGBA")))
    image = image.resize((width, height), Image.Resampling.LANCZOS)
    return Picture(width, height, np.asarray(image))

"""A finished picture: its pixels, and the file they become."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

JPEG = "image/jpeg"
_KINDS = {JPEG: "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_MIMES = {".jpg": JPEG, ".jpeg": JPEG, ".png": "image/png", ".webp": "image/webp"}


PNG = "image/png"


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


def save(picture: Picture, to: Path | BinaryIO, mime: str | None = None) -> None:
    """Write the picture as JPEG, PNG or WebP, by `mime` or by the ending of the path.

    The same pixels always give the same bytes; nothing about their making goes into the file.
    """
    kind = _KINDS[mime or (_MIMES.get(to.suffix.lower(), JPEG) if isinstance(to, Path) else JPEG)]
    image = Image.fromarray(picture.pixels)
    if kind == "JPEG" and image.mode == "RGBA":
        white = Image.new("RGBA", image.size, "white")
        image = Image.alpha_composite(white, image).convert("RGB")
    if kind == "JPEG":
        # Full chroma: red and yellow letters on blue fray without it.
        image.save(to, kind, quality=88, subsampling=0, optimize=True)
    elif kind == "WEBP":
        image.save(to, kind, quality=88, method=4)
    else:
        image.save(to, kind, optimize=True)


def encoded(picture: Picture, mime: str | None = None) -> bytes:
    """Return the bytes of the file `save` would write, of its own kind without a `mime`."""
    buffer = BytesIO()
    save(picture, buffer, mime or picture.mime)
    return buffer.getvalue()

"""Open what people upload: any orientation, any colours, never more than we are willing to hold.

Nothing is brightened or sharpened: what a photo shows is its editor's affair.
"""

import warnings
from io import BytesIO

import numpy as np
import pillow_heif
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.rendering.errors import NotAPicture

LONGEST = 2560  # pixels of the longer side we keep
_NARROWEST = 1080  # of the shorter side, so that a panorama still fills an upright picture
_FARTHEST = 6000  # of the longer side even then
_MOST = 80_000_000  # pixels of an upload we are willing to open
_TOO_LARGE = f"Ảnh quá lớn, nhiều nhất {_MOST // 1_000_000} triệu điểm ảnh."
# JPEG opens MPO too, and registers for it; of what moves, the first frame counts.
_KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF", "GIF", "TIFF", "BMP")
_DEEP = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")  # more than eight bits of grey
_SRGB = ImageCms.createProfile("sRGB")
# Enlarged more than this a photo is a blur, and drawing it would shame the unit.
MOST_ENLARGED = 4.0

pillow_heif.register_heif_opener(thumbnails=False)


def open_photo(data: bytes, at_least: tuple[int, int] | None = None) -> Image.Image:
    """Return the photo upright and in sRGB.

    With `at_least`, a large JPEG may be decoded smaller as long as it covers that size. Raises
    NotAPicture.
    """
    try:
        with warnings.catch_warnings():
            # A size Pillow only warns about is one we refuse below.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image: Image.Image = Image.open(BytesIO(data), formats=_KINDS)
            _check_size(image)
            if at_least is not None:
                longest = max(at_least)  # upright or lying: the camera's note comes later
                image.draft("RGB", (longest, longest))
            image.load()
            return _srgb(ImageOps.exif_transpose(image))
    except Image.DecompressionBombError:
        raise NotAPicture(_TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError):
        raise NotAPicture from None


def normalise(data: bytes) -> bytes:
    """Return the photo as a JPEG without any metadata, of at most 2560 pixels a side.

    Only what is much longer than wide may be longer. Place, time, device and embedded previews are
    gone. Raises NotAPicture.
    """
    return encoded(open_photo(data))


def encoded(image: Image.Image) -> bytes:
    """Return an opened photo as we keep photos."""
    kept = image.copy()
    kept.thumbnail(_kept_size(image.size), Image.Resampling.LANCZOS)
    clean = Image.frombytes("RGB", kept.size, kept.tobytes())
    buffer = BytesIO()
    clean.save(buffer, "JPEG", quality=88, optimize=True)
    return buffer.getvalue()


def covering(image: Image.Image, size: tuple[int, int], focus: tuple[float, float]) -> Image.Image:
    """Return the part that fills the size with the point of interest (0 to 1 each way) in its
    middle, or as near to it as the edges allow."""
    scale = max(size[0] / image.width, size[1] / image.height)
    wide, high = size[0] / scale, size[1] / scale
    left = max(min(focus[0] * image.width - wide / 2, image.width - wide), 0)
    top = max(min(focus[1] * image.height - high / 2, image.height - high), 0)
    # A division may end a hair beyond the edge.
    box = (left, top, min(left + wide, image.width), min(top + high, image.height))
    return image.resize(size, Image.Resampling.LANCZOS, box=box)


def enlarged(size: tuple[int, int], box: tuple[float, float]) -> float:
    """Return how many times a photo of this size must be enlarged to cover a box.

    Up to 1 it is sharp, beyond 1.6 it begins to look soft, beyond MOST_ENLARGED it is not drawn.
    """
    return max(box[0] / size[0], box[1] / size[1])


def _kept_size(size: tuple[int, int]) -> tuple[int, int]:
    share = max(LONGEST / max(size), min(_NARROWEST / min(size), _FARTHEST / max(size)))
    return max(round(size[0] * share), 1), max(round(size[1] * share), 1)


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > _MOST:
        raise NotAPicture(_TOO_LARGE)


def _srgb(image: Image.Image) -> Image.Image:
    """Return the image as opaque sRGB by its profile, with white under transparency."""
    profile = image.info.get("icc_profile")
    if image.mode in _DEEP:
        image = _eight_bits(image)
    alpha = None
    if image.has_transparency_data:
        layered = image.convert("RGBA")
        image, alpha = layered.convert("RGB"), layered.getchannel("A")
    colours = _by_profile(image, profile) or image.convert("RGB")
    if alpha is None:
        return colours
    return Image.composite(colours, Image.new("RGB", colours.size, "white"), alpha)


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return deep grey as plain grey: Pillow's own way would cut all but the darkest to white."""
    values = np.asarray(image).astype(np.float32)
    greatest = values.max(initial=0)
    full = 1.0 if image.mode == "F" and greatest <= 1 else 255.0 if greatest <= 255 else 65535.0
    return Image.fromarray((np.clip(values / full, 0, 1) * 255).round().astype(np.uint8))


def _by_profile(image: Image.Image, profile: bytes | None) -> Image.Image | None:
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None  # a broken profile: the plain numbers are the best guess

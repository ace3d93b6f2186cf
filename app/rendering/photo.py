"""Open what people upload: any orientation, any colours, never more than we are willing to hold."""

import warnings
from io import BytesIO

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from app.rendering.errors import NotAPicture

LONGEST = 2560  # pixels of the longer side we keep
_MOST = 80_000_000  # pixels of an upload we are willing to open
_TOO_LARGE = f"Ảnh quá lớn, nhiều nhất {_MOST // 1_000_000} triệu điểm ảnh."
_KINDS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")  # JPEG opens MPO too, and registers for it
_SRGB = ImageCms.createProfile("sRGB")


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
    except Image.DecompressionBombError:
        raise NotAPicture(_TOO_LARGE) from None
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        raise NotAPicture from None
    return _srgb(ImageOps.exif_transpose(image))


def normalise(data: bytes) -> bytes:
    """Return the photo as a JPEG of at most 2560 pixels a side without any metadata.

    Place, time, device and embedded previews are gone. Raises NotAPicture.
    """
    image = open_photo(data)
    image.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    clean = Image.frombytes("RGB", image.size, image.tobytes())
    buffer = BytesIO()
    clean.save(buffer, "JPEG", quality=88, optimize=True)
    return buffer.getvalue()


def covering(image: Image.Image, size: tuple[int, int], focus: tuple[float, float]) -> Image.Image:
    """Return the part around the point of interest (0 to 1 each way) that fills the size."""
    return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=focus)


def _check_size(image: Image.Image) -> None:
    if image.width * image.height > _MOST:
        raise NotAPicture(_TOO_LARGE)


def _srgb(image: Image.Image) -> Image.Image:
    """Return the image as opaque sRGB by its profile, with white under transparency."""
    image = _converted(image) or image
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        layered = image.convert("RGBA")
        white = Image.new("RGBA", layered.size, "white")
        return Image.alpha_composite(white, layered).convert("RGB")
    return image.convert("RGB")


def _converted(image: Image.Image) -> Image.Image | None:
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK", "L"):
        return None
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return None  # a broken profile: the plain numbers are the best guess

"""Make faces unrecognisable for good: what is under the blur is gone from the file."""

from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFilter

from app.errors import BadInput
from app.rendering.photo import encoded, open_photo

# Left, top, right, bottom as shares of the upright photo.
Area = tuple[float, float, float, float]
_CELLS = 5  # across the shorter side of an area: too few to tell one face from another
_MOST = 60


def blurred(data: bytes, boxes: Sequence[Area]) -> bytes:
    """Return the photo, as we keep photos, with these areas made unrecognisable.

    Each area keeps the mean colours of a handful of cells and nothing else, so no filter brings it
    back; it reaches a little beyond its edges, which fade. Raises NotAPicture, BadInput.
    """
    image = open_photo(data)
    if len(boxes) > _MOST:
        raise BadInput(f"Nhiều nhất {_MOST} vùng cần che trên một ảnh.")
    for box in boxes:
        image = _without(image, _pixels(image, box))
    return encoded(image)


def _without(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    left, top, right, bottom = box
    cell = max(min(right - left, bottom - top) / _CELLS, 1)
    fade = max(round(cell / 3), 1)
    x, y = max(left - 3 * fade, 0), max(top - 3 * fade, 0)
    far = (min(right + 3 * fade, image.width), min(bottom + 3 * fade, image.height))
    part = image.crop((x, y, *far))
    few = (max(round(part.width / cell), 1), max(round(part.height / cell), 1))
    cells = part.resize(few, Image.Resampling.BOX).resize(part.size, Image.Resampling.BICUBIC)
    inner = (left - x, top - y, right - x, bottom - y)
    grown = (inner[0] - fade, inner[1] - fade, inner[2] + fade, inner[3] + fade)
    mask = Image.new("L", part.size)
    ImageDraw.Draw(mask).rounded_rectangle(grown, radius=cell, fill=255)
    mask = mask.filter(ImageFilter.GaussianBlur(fade / 2))
    # The fade lies outside only: nothing of the area itself may shine through.
    mask.paste(255, inner)
    result = image.copy()
    result.paste(cells, (x, y), mask)
    return result


def _pixels(image: Image.Image, box: Area) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise BadInput(
            "Vùng cần che phải nằm trong ảnh: trái, trên, phải, dưới, mỗi số từ 0 đến 1."
        )
    return (
        int(left * image.width),
        int(top * image.height),
        -int(-right * image.width // 1),
        -int(-bottom * image.height // 1),
    )

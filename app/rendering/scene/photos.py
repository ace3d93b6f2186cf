"""Draw photos: cut to their box or whole, shaped, in two colours, veiled for the words on them."""

import hashlib
import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import skia
from PIL import Image, ImageOps

from app.rendering import jinja, photo
from app.rendering.chosen import Photo
from app.rendering.errors import NotAPicture, WordsFailed
from app.rendering.scene import shapes
from app.rendering.scene.layers import PhotoLayer
from app.rendering.scene.stage import Box, Stage

# Where dark, middle, light and white stand on the way from black to white.
_STOPS = {2: (0.0, 1.0), 3: (0.0, 0.5, 1.0), 4: (0.0, 0.45, 0.78, 1.0)}
# Black is never quite black and white rarely white: both ends are cut. A photo without light or
# without shade is stretched, so that a dark hall and a bright yard both come out, but not without
# end: noise would become the picture.
_BLACK, _WHITE, _GAMMA = 0.10, 0.95, 1.05
_BRIGHT, _DARK = 0.70, 0.25  # where the lightest and the darkest of an ordinary photo lie
_LEAST_SPAN = 0.34


@dataclass(frozen=True)
class Look:
    """How a photo is prepared: size in pixels, part, colours from dark to light as ARGB."""

    size: tuple[int, int]
    focus: tuple[float, float]
    whole: bool
    duotone: tuple[int, ...]


def draw_photo(stage: Stage, layer: PhotoLayer) -> None:
    """Draw a photo in its box, cut around its point of interest. Raises NotAPicture."""
    chosen_one = _chosen(stage, layer)
    box = stage.bled(stage.box(layer.x, layer.y, layer.width, layer.height))
    left, top, right, bottom = box
    many = stage.density
    look = Look(
        size=(max(round((right - left) * many), 1), max(round((bottom - top) * many), 1)),
        focus=chosen_one.focus or layer.focus,
        whole=layer.fit == "contain",
        duotone=tuple(stage.colour(colour) for colour in layer.duotone),
    )
    image, size = _prepared(_Bytes(stage.photos(str(chosen_one))), look)
    _check_enough(stage, layer, size, (right - left, bottom - top))
    wide, high = image.width() / many, image.height() / many
    place = skia.Rect.MakeXYWH((left + right - wide) / 2, (top + bottom - high) / 2, wide, high)
    shown = place if look.whole else skia.Rect.MakeLTRB(*box)
    stage.canvas.save()
    _clip(stage, layer, shown)
    if many == 1:
        # Prepared to the pixel: resampling it again would soften it.
        stage.canvas.drawImage(image, round(place.left()), round(place.top()))
    else:
        stage.canvas.drawImageRect(image, place, skia.SamplingOptions(skia.FilterMode.kLinear))
    if layer.tint is not None:
        stage.canvas.drawRect(shown, shapes.fill(stage.colour(layer.tint)))
    if layer.scrim is not None:
        colours = [stage.colour(colour) for colour in layer.scrim.colours]
        veil = shapes.gradient(_ltrb(shown), colours, layer.scrim.start, layer.scrim.end)
        stage.canvas.drawRect(shown, veil)
    stage.canvas.restore()


def _chosen(stage: Stage, layer: PhotoLayer) -> Photo:
    name = stage.known[layer.slot] if layer.slot else stage.value(layer.photo)
    if not name:
        raise WordsFailed(f"Lớp ảnh cần ô “{_label(stage, layer)}”, ô này còn trống.")
    return name if isinstance(name, Photo) else Photo(name)


def _label(stage: Stage, layer: PhotoLayer) -> str:
    return stage.labels.get(layer.slot) or stage.label(jinja.as_text(layer.photo))


def _check_enough(
    stage: Stage, layer: PhotoLayer, size: tuple[int, int], box: tuple[float, float]
) -> None:
    """Refuse a photo so small that it would only be a blur in its box."""
    most = photo.MOST_ENLARGED
    needed = [math.ceil(side / most) for side in box]
    enough = [have >= need for have, need in zip(size, needed, strict=True)]
    if not (any(enough) if layer.fit == "contain" else all(enough)):
        raise NotAPicture(
            f"Ô “{_label(stage, layer)}”: ảnh {size[0]}×{size[1]} điểm quá nhỏ cho chỗ này, "
            f"cần ít nhất {needed[0]}×{needed[1]}."
        )


def _ltrb(rect: Any) -> Box:
    return rect.left(), rect.top(), rect.right(), rect.bottom()


def _clip(stage: Stage, layer: PhotoLayer, shown: Any) -> None:
    path = skia.Path()
    if layer.circle:
        path.addCircle(shown.centerX(), shown.centerY(), min(shown.width(), shown.height()) / 2)
    elif layer.corner:
        path.addRoundRect(shown, layer.corner, layer.corner)
    elif layer.outline:
        corners = (
            (shown.left() + across * shown.width(), shown.top() + down * shown.height())
            for across, down in layer.outline
        )
        path = shapes.polygon(*corners)
    else:
        stage.canvas.clipRect(shown)
        return
    stage.canvas.clipPath(path, doAntiAlias=True)


class _Bytes:
    """Bytes known by their digest, so that a cache need not keep or compare them."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.digest = hashlib.sha256(data).digest()

    def __hash__(self) -> int:
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Bytes) and self.digest == other.digest


@lru_cache(maxsize=8)
def _prepared(data: _Bytes, look: Look) -> tuple[Any, tuple[int, int]]:
    """Return the photo as it is drawn, and the size it came in (no less than twice the look's)."""
    opened = photo.open_photo(data.data, at_least=(look.size[0] * 2, look.size[1] * 2))
    if look.whole:
        cut = ImageOps.contain(opened, look.size, Image.Resampling.LANCZOS)
    else:
        cut = photo.covering(opened, look.size, look.focus)
    if look.duotone:
        cut = _two_coloured(cut, look.duotone)
    # Native order and opaque: anything else is ten times slower to draw.
    pixels = np.ascontiguousarray(np.asarray(cut.convert("RGBA"))[..., [2, 1, 0, 3]])
    drawn = skia.Image.fromarray(
        pixels, colorType=skia.kBGRA_8888_ColorType, alphaType=skia.kOpaque_AlphaType
    )
    return drawn, opened.size


def _two_coloured(image: Image.Image, colours: tuple[int, ...]) -> Image.Image:
    """Return the photo with its light and dark in these colours."""
    grey = image.convert("L")
    black, white = _ends(grey)
    light = np.clip((np.arange(256) / 255 - black) / (white - black), 0, 1) ** _GAMMA
    stops = _STOPS.get(len(colours), (0.0,))
    table = [
        np.interp(light, stops, [(colour >> shift) & 255 for colour in colours])
        for shift in (16, 8, 0)
    ]
    return Image.fromarray(np.stack(table, axis=-1).round().astype(np.uint8)[np.asarray(grey)])


def _ends(grey: Image.Image) -> tuple[float, float]:
    """Return what counts as black and as white in a photo, 0 to 1."""
    share = np.cumsum(grey.histogram()) / (grey.width * grey.height)
    darkest, lightest = (float(np.searchsorted(share, end)) / 255 for end in (0.02, 0.98))
    black = _BLACK + max(darkest - _DARK, 0.0)
    white = _WHITE * min(lightest / _BRIGHT, 1.0)
    if white - black < _LEAST_SPAN:
        middle = (black + white) / 2
        black = min(max(middle - _LEAST_SPAN / 2, 0.0), 1 - _LEAST_SPAN)
        white = black + _LEAST_SPAN
    return black, white

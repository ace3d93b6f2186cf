"""The sizes a picture can have; boxes of a scene are given on these canvases, in pixels."""

from collections.abc import Mapping
from dataclasses import dataclass

BLEED = 3.0  # millimetres of paper that may be cut away on every side
_PAPER = 1684, 2382  # canvas of the A series: half a point a pixel on A3


@dataclass(frozen=True)
class Format:
    """One canvas and what it is for.

    `safe` are the margins (left, top, right, bottom) nobody is sure to see: no text goes there.
    `sheet` is the size in millimetres of what is printed. `like` names the format whose layers
    this one shares, save where it says otherwise. A transparent format is saved as PNG.
    """

    name: str
    width: int
    height: int
    title: str
    safe: tuple[int, int, int, int] = (0, 0, 0, 0)
    sheet: tuple[float, float] | None = None
    like: str = ""
    transparent: bool = False


FORMATS: Mapping[str, Format] = {
    shape.name: shape
    for shape in (
        Format("portrait", 1080, 1350, "Dọc 4:5"),
        Format("square", 1080, 1080, "Vuông"),
        # Names and buttons of the service lie over the top and the bottom.
        Format("story", 1080, 1920, "Tin 9:16", safe=(0, 250, 0, 320)),
        Format("link", 1200, 630, "Thẻ liên kết"),
        Format("wide", 1920, 1080, "Ngang 16:9"),
        # Phones cut the sides of a page cover, computers its top and bottom.
        Format("cover", 1640, 624, "Ảnh bìa trang", safe=(266, 24, 266, 24)),
        Format("avatar", 1080, 1080, "Khung ảnh đại diện", transparent=True),
        Format("a3", *_PAPER, "Bản in A3", sheet=(297, 420)),
        Format("a4", *_PAPER, "Bản in A4", sheet=(210, 297), like="a3"),
    )
}

"""The sizes a picture can have, in pixels; boxes of a scene are given on these canvases."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """One canvas and what it is for."""

    name: str
    width: int
    height: int
    title: str


FORMATS: Mapping[str, Format] = {
    shape.name: shape
    for shape in (
        Format("portrait", 1080, 1350, "Dọc 4:5"),
        Format("square", 1080, 1080, "Vuông"),
        Format("story", 1080, 1920, "Tin 9:16"),
        Format("link", 1200, 630, "Thẻ liên kết"),
    )
}

"""What a text or a photo may have besides its place: emphasis, shadow, outline, scrim."""

from pydantic import Field

from app.rendering.scene.base import Part
from app.rendering.scene.notation import Colour, Face, Point


class Emphasis(Part):
    """How words between `**` and `**` stand out: another face, another colour, or both."""

    face: Face | None = None
    colour: Colour | None = None


class Shadow(Part):
    """A shadow under letters, moved by pixels; `blur` is its softness and not for print."""

    colour: Colour
    dx: float = 0
    dy: float = 2
    blur: float = Field(default=0, ge=0)


class Outline(Part):
    """A line round letters, `width` of it outside them."""

    colour: Colour
    width: float = Field(ge=0)


class Scrim(Part):
    """A veil over a photo for the words on it, between points given as fractions of the photo.

    Colours with an opacity make it fade: `["field/0", "field/90"]`.
    """

    colours: tuple[Colour, ...] = Field(min_length=2)
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 1.0)

"""Layers that are a whole figure: a calendar, a month of days, a crowd, a mosaic, a round frame."""

from typing import Literal

from pydantic import Field

from app.rendering.scene.base import Base
from app.rendering.scene.notation import Colour, Expression, Face, Point, Text

Place = tuple[float, float, float, float]  # left, top, width and height in fractions of the box


class MonthLayer(Base):
    """A leaf of a calendar: one month, its weeks from Monday, some days marked.

    `month` is any day of the month, `dates` are the days to mark; those of other months are left
    out. Weeks share the height; `size` is that of the numbers.
    """

    type: Literal["month"]
    x: float
    y: float
    width: float
    height: float
    month: Expression
    dates: Expression
    size: float = 26
    colour: Colour
    faint: Colour
    marked: Colour = "accent"
    on_marked: Colour = "field_deep"


class DaysLayer(Base):
    """A month as half a sun: one ray is one day, those of `dates` are long and well numbered.

    `size` is the radius all others are fractions of. The rays run over `sweep` degrees from
    `start`; `waves` widen around them.
    """

    type: Literal["days"]
    x: float
    y: float
    size: float
    month: Expression
    dates: Expression
    start: float = 180
    sweep: float = Field(default=180, gt=0, le=360)
    small: float = 20
    large: float = 32
    ray: Colour = "paper"
    marked: Colour = "accent"
    number: Colour = "soft"
    core: Colour = "strong"
    waves: Colour = "on_field/7"


class CrowdLayer(Base):
    """People side by side, seen from behind, in rows that fade into the ground.

    `width` is that of one person in the first row, `far` in the last; `x` is the middle of the
    crowd, `y` where the first row is cut. `one` names a person by row and place (0 is nearest, and
    the middle): this one has a colour of its own. `light` and `dark` tint heads and hair.
    """

    type: Literal["crowd"]
    x: float
    y: float
    width: float
    far: float
    rows: int = Field(default=4, ge=1, le=8)
    rise: float
    near_colour: Colour = ("field", "on_field", 0.26)
    far_colour: Colour = ("field", "on_field", 0.08)
    one: tuple[int, int] | None = None
    one_colour: Colour = "accent"
    one_shade: Colour = "#B5541C"
    one_hair: Colour = "ink"
    light: Colour = "on_field"
    dark: Colour = "field_deep"
    seed: int = 1


class MosaicLayer(Base):
    """The photos of a list, each in its place; which places depends on how many there are.

    `places` gives one arrangement per number of photos. A photo of row `item` is `photo`.
    """

    type: Literal["mosaic"]
    x: float
    y: float
    width: float
    height: float
    gutter: float = 8
    list: Expression
    photo: Expression = "item.photo"
    focus: Point = (0.5, 0.4)
    places: tuple[tuple[Place, ...], ...] = Field(min_length=1)


class PortholeLayer(Base):
    """A field of colour over the whole canvas with a round hole: what lies below shows in it.

    `teeth` stand round the hole over `sweep` degrees with their middle at the top, `long` pixels
    each; a `rim` of so many pixels runs along the hole.
    """

    type: Literal["porthole"]
    x: float
    y: float
    r: float
    colours: tuple[Colour, ...] = Field(min_length=1)
    start: Point = (0.0, 0.0)
    end: Point = (0.3, 1.0)
    rim: float = 0
    rim_colour: Colour = "accent"
    teeth: Expression = "0"
    tooth: Colour = "paper"
    long: float = 30
    sweep: float = Field(default=200, gt=0, le=360)


class ArcLayer(Base):
    """One line of words along a circle, in its middle at `angle`, upright above and below.

    The words shrink from `size` to `floor` until they take at most `span` degrees. `r` is the
    radius of the baseline.
    """

    type: Literal["arc"]
    text: Text
    face: Face
    size: float
    floor: float
    tracking: float = 0.02
    colour: Colour
    x: float
    y: float
    r: float = Field(gt=0)
    angle: float = 90
    span: float = Field(default=150, gt=0, le=350)

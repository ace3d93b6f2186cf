"""The layers a scene is made of, as a template writes them; drawn in the order of the file.

Lengths are pixels of the format's canvas, or of the cell inside `cells`. A negative `x` or `y` is
measured from the right or bottom edge. Angles are degrees, 0 to the right, clockwise.
"""

from typing import Annotated, Literal

from pydantic import Field

from app.rendering.scene.artwork import (
    BranchLayer,
    FlowerLayer,
    PetalsLayer,
    QuoteLayer,
    SunLayer,
    TrayLayer,
)
from app.rendering.scene.base import Base, Part, Placed
from app.rendering.scene.effects import Emphasis, Outline, Scrim, Shadow
from app.rendering.scene.figures import (
    ArcLayer,
    CrowdLayer,
    DaysLayer,
    MonthLayer,
    MosaicLayer,
    PortholeLayer,
)
from app.rendering.scene.measures import LengthsLayer, ProgressLayer, TimelineLayer, TrendLayer
from app.rendering.scene.notation import Colour, Expression, Face, Length, Point, Text, Tint
from app.rendering.scene.pieces import (
    ArtworkLayer,
    CardLayer,
    FooterLayer,
    MarksLayer,
    PatternLayer,
    QrLayer,
)


class FieldLayer(Base):
    """A block of colour, or a quiet gradient between points given as fractions of the block.

    With `radial` (x, y and radius in pixels) the colours run outwards from that point. `stops` are
    where each colour stands, from 0 to 1; without them they are evenly spaced.
    """

    type: Literal["field"]
    x: float = 0
    y: float = 0
    width: float | None = None
    height: float | None = None
    colours: tuple[Colour, ...] = Field(min_length=1)
    start: Point = (0.0, 0.0)
    end: Point = (0.3, 1.0)
    radial: tuple[float, float, float] | None = None
    stops: tuple[float, ...] = ()


class RectLayer(Placed):
    """A flat rectangle: a rule, a bar, a plate; without `width` it runs to the right edge."""

    type: Literal["rect"]
    x: float
    y: float | None = None
    width: float | None = None
    height: float
    colour: Colour

    @property
    def is_placed(self) -> bool:
        """Whether the layer also has a place of its own."""
        return self.y is not None


class CircleLayer(Base):
    """A disc, or a circle when `stroke` gives a line width."""

    type: Literal["circle"]
    x: float
    y: float
    r: float
    stroke: float | None = None
    colour: Colour


class TextLayer(Placed):
    """Words set on their baselines.

    Where: at most one of `baseline` (of the first line), `top` (of its capitals), `middle`, `last`
    (the last baseline); hung layers begin with their capitals or end with their last baseline.
    How big: from `size` down to `floor` until at most `lines` lines fit in `width` (to the right
    edge without one) and `height` (capitals' top to last baseline) and keep `clearance` off the
    disc named by `clear`. `prefer` is a smaller number of lines and the size down to which it is
    worth having. `stack` breaks a hero between any two words instead of balancing it. `suffix`
    follows in another size; `arrow` puts a drawn triangle before the words, up when positive, down
    when negative.

    How it looks: `case` changes capitals; with `emphasis` words between `**` and `**` stand out;
    `shadow` and `outline` keep words readable on photos. An `ornament` is there to be seen and not
    read: it may leave the canvas and the part of it that is surely shown.
    """

    type: Literal["text"]
    text: Text
    face: Face
    size: float
    floor: float | None = None
    lines: int = 1
    prefer: tuple[int, float] | None = None
    leading: float = 1.2
    tracking: float = 0
    align: Literal["left", "center", "right"] = "left"
    colour: Colour
    x: float
    width: Length | None = None
    height: float | None = None
    baseline: float | None = None
    top: float | None = None
    middle: float | None = None
    last: float | None = None
    clear: str = ""
    clearance: float = 20
    stack: bool = False
    suffix: Text = ""
    suffix_face: Face = "M700"
    suffix_size: float = 0.5
    arrow: Expression = "0"
    case: Literal["as_is", "upper", "lower", "sentence"] = "as_is"
    emphasis: Emphasis | None = None
    shadow: Shadow | None = None
    outline: Outline | None = None
    ornament: bool = False

    @property
    def strong_face(self) -> str:
        """The face of words that stand out, empty when it is that of the others."""
        return (self.emphasis.face if self.emphasis else None) or ""

    @property
    def is_placed(self) -> bool:
        """Whether the layer also has a place of its own."""
        places = (self.baseline, self.top, self.middle, self.last)
        return any(place is not None for place in places)


class LockupLayer(Base):
    """The mark and the name of the unit: capitals on one line, sentence case when it needs more.

    Both together stand at the left of `width`, or in its middle.
    """

    type: Literal["lockup"]
    x: float
    y: float
    width: float
    mark: float = 64
    size: float = 22
    floor: float = 18
    lines: int = 2
    align: Literal["left", "center"] = "left"
    colour: Colour


class RingLayer(Base):
    """The campaign's ring: one tooth is one day, the marked one stands at `start`.

    `size` is the radius all others are fractions of. Fewer than 20 or more than 62 teeth would not
    read as days: then it has 31.
    """

    type: Literal["ring"]
    x: float
    y: float
    size: float
    teeth: Expression = "31"
    start: float = -112
    label: Text = ""
    tooth: Colour = "paper"
    marked: Colour = "accent"
    line: Colour = "accent"
    core: Colour = "strong"
    waves: Colour = "on_field"


class RaysLayer(Base):
    """Radial bars, one per value, the greatest at `start`; the two greatest are marked.

    A mark carries its label only where that stays inside `keep` (left, top, right, bottom).
    """

    type: Literal["rays"]
    x: float
    y: float
    inner: float
    outer: float
    values: Expression
    labels: Expression
    start: float = -163
    keep: tuple[float, float, float, float]
    size: float = 20
    colour: Colour
    marked: Colour = "accent"


class VoiceLayer(Placed):
    """Rounded bars of a voice about to speak: the theme that is not announced yet.

    `y` is the line they stand around.
    """

    type: Literal["voice"]
    x: float
    y: float | None = None
    height: float = 76
    bars: int = 24
    pitch: float = 15.5
    bar: float = 7
    colour: Colour

    @property
    def is_placed(self) -> bool:
        """Whether the layer also has a place of its own."""
        return self.y is not None


class DonutLayer(Base):
    """A share of the whole (0 to 1) as ticks of a ring."""

    type: Literal["donut"]
    x: float
    y: float
    inner: float
    outer: float
    ticks: int = 56
    share: Expression
    colour: Colour
    rest: Colour


class BarsLayer(Base):
    """Upright bars with their value above and their label below; the greatest is marked.

    `x`, `y`, `width`, `height` are the box of bars, values and labels together.
    """

    type: Literal["bars"]
    x: float
    y: float
    width: float
    height: float
    values: Expression
    labels: Expression
    widest: float = 44
    size: float = 19
    axis: float = 17
    colour: Colour
    marked: Colour
    ink: Colour = "ink"
    muted: Colour = "muted"


class PhotoLayer(Base):
    """The photo of a slot, covering its box around the point of interest.

    `slot` names the slot; in a list `photo` is an expression such as `item.photo`. Without `width`
    or `height` the box reaches to the far edge. `fit = "contain"` shows the whole photo. The box
    may have round corners (`corner`), be a `circle`, or an `outline` of points given as fractions
    of it. `duotone` draws light and dark in two to four colours, dark first; `tint` lays a colour
    over the photo; `scrim` veils it for words.
    """

    type: Literal["photo"]
    slot: str = ""
    photo: Expression = "none"
    x: float
    y: float
    width: float | None = None
    height: float | None = None
    focus: Point = (0.5, 0.4)
    fit: Literal["cover", "contain"] = "cover"
    corner: float = Field(default=0, ge=0)
    circle: bool = False
    outline: tuple[Point, ...] = ()
    duotone: tuple[Colour, ...] = Field(default=(), max_length=4)
    tint: Colour | None = None
    scrim: Scrim | None = None


class Variant(Part):
    """How one cell looks when at least this much height and width is left for it."""

    min_height: float = 0
    min_width: float = 0
    layers: tuple["Layer", ...]


class CellsLayer(Base):
    """A grid over a list, at most `across` cells in a row; the rows share the height evenly.

    Inside, `item` is the element and `index` counts from 0. The first variant with room is drawn.
    `tints` give the roles other colours in one cell after another, from the start again at the
    end. A `photo` may be part of each cell: `photo = "item.photo"`.
    """

    type: Literal["cells"]
    x: float
    y: Length
    width: float
    height: Length
    list: Expression
    across: Expression
    gutter: float = 24
    row_gap: float = 24
    tints: tuple[Tint, ...] = ()
    variants: tuple[Variant, ...]


class ListLayer(Base):
    """A list one below the other, each row as high as its words need.

    Inside, `item` is the element and `index` counts from 0; a row ends `pad` below its last word.
    The first variant whose rows fit in `height` is drawn; where none does, the drawing is refused.
    `rest` says where height that is left goes: `below`, `above`, between the rows, or into them.
    `tints` are as in `cells`.
    """

    type: Literal["list"]
    x: float
    y: Length
    width: float
    height: Length
    list: Expression
    gap: float = 24
    pad: float = 0
    rest: Literal["below", "above", "between", "within"] = "below"
    tints: tuple[Tint, ...] = ()
    variants: tuple[Variant, ...] = Field(min_length=1)


class RingsLayer(Base):
    """One ring per year out of a corner, from the top to the right: radius is time, to scale.

    The year `first` has the radius `inner`, `last` has `outer`; at least 20 years look like rings.
    Each row of `milestones` (a list with the column `year`) is marked: its ring runs out straight
    from the axis at `x` to `rule`, and `layers` say what happened, in a cell that begins `head`
    above that rule and reaches to the next one. Rows nearer than `apart` to one before them in the
    list are left out. `number` is made of the rings: as wide as `number_width`, or narrower where
    it would be higher than `number_height`, its left edge and its baseline at `number_at`.
    """

    type: Literal["rings"]
    x: float
    y: float
    inner: float
    outer: float
    first: Expression
    last: Expression
    colour: Colour
    marked: Colour = "accent"
    line: float = 3.4
    milestones: Expression = "[]"
    rule: float | None = None
    head: float = 60
    apart: float = 100
    layers: tuple["Layer", ...] = ()
    number: Text = ""
    number_at: Point | None = None
    number_width: float = 582
    number_height: float | None = None
    number_colour: Colour = "paper"


Layer = Annotated[
    FieldLayer
    | ListLayer
    | CardLayer
    | FooterLayer
    | MarksLayer
    | QrLayer
    | PatternLayer
    | ArtworkLayer
    | LengthsLayer
    | TrendLayer
    | ProgressLayer
    | TimelineLayer
    | RectLayer
    | CircleLayer
    | TextLayer
    | LockupLayer
    | RingLayer
    | RaysLayer
    | VoiceLayer
    | DonutLayer
    | BarsLayer
    | PhotoLayer
    | CellsLayer
    | RingsLayer
    | TrayLayer
    | BranchLayer
    | FlowerLayer
    | PetalsLayer
    | SunLayer
    | QuoteLayer
    | MonthLayer
    | DaysLayer
    | CrowdLayer
    | MosaicLayer
    | PortholeLayer
    | ArcLayer,
    Field(discriminator="type"),
]

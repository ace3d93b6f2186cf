"""Pieces a designer would otherwise build again each time: card, footer, marks, code, pattern."""

from typing import Literal

from pydantic import Field

from app.rendering.scene.base import Base
from app.rendering.scene.notation import Colour, Text


class CardLayer(Base):
    """A number card: a rule, what is counted, the figure with its unit, a note.

    `size` is the figure's; everything else follows it. `y` is the rule, `width` its length and the
    room of the words. The note takes two lines, then shrinks.
    """

    type: Literal["card"]
    x: float
    y: float
    width: float | None = None
    label: Text
    value: Text
    unit: Text = ""
    note: Text = ""
    size: float = 82
    floor: float = 44
    colour: Colour = "field"
    ink: Colour = "ink"
    muted: Colour = "muted"


class FooterLayer(Base):
    """The foot of a picture with figures: a rule, the source, a word on the right.

    `y` is the last baseline (negative: from the bottom edge). Without a source there is no foot.
    """

    type: Literal["footer"]
    x: float
    y: float
    width: float
    source: Text
    note: Text = ""
    size: float = 19
    floor: float = 16
    lines: int = 2
    rule: float = 3
    colour: Colour = "muted"
    ink: Colour = "ink"


class MarksLayer(Base):
    """The marks of who speaks, equally high: the union's left, the employer's right of it.

    Without a brand kit Loa's own neutral mark stands there, in `colour`. Marks are drawn as their
    files are; on a coloured field a `plate` keeps them on a ground of their own. `align` says on
    which side of `x` the row stands.
    """

    type: Literal["marks"]
    x: float
    y: float
    height: float
    gap: float = 24
    align: Literal["left", "center", "right"] = "left"
    colour: Colour
    plate: Colour | None = None


class QrLayer(Base):
    """A QR code with its quiet zone, as large as whole pixels allow inside `size`.

    Refused where a module would be smaller than three pixels: no phone would read it.
    """

    type: Literal["qr"]
    text: Text
    x: float
    y: float
    size: float = Field(gt=0)
    quiet: int = Field(default=4, ge=2)
    dark: Colour = "ink"
    light: Colour = "#FFFFFF"


class PatternLayer(Base):
    """A pattern filling its box (to the far edges without a size), tile by tile.

    `dots` and `rings` stand in staggered rows, `lines` run at `angle`, `waves` and `chevrons` run
    across. `step` is the distance between two of them, `weight` their thickness.
    """

    type: Literal["pattern"]
    kind: Literal["dots", "rings", "lines", "waves", "chevrons"]
    x: float = 0
    y: float = 0
    width: float | None = None
    height: float | None = None
    step: float = Field(default=24, ge=4)
    weight: float = Field(default=3, gt=0)
    angle: float = 45
    colour: Colour


class ArtworkLayer(Base):
    """A drawing of the template, as it is: SVG without text, PNG or JPEG.

    `file` is a path in the template's folder, or under `assets/`. In SVG, `role:accent` stands for
    the colour of a role. `map` says that it shows Việt Nam; such a file must be in
    `assets/maps/register.toml`.
    """

    type: Literal["artwork"]
    file: str
    x: float = 0
    y: float = 0
    width: float | None = None
    height: float | None = None
    fit: Literal["contain", "cover"] = "contain"
    opacity: float = Field(default=1, ge=0, le=1)
    map: bool = False

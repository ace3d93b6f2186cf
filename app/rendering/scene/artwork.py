"""The layers of drawn artwork: the motifs of the campaigns, as a template writes them.

They depend on few values or none, so they belong at the start of a scene: there they are drawn
once and kept as a finished image (see `backdrop`). Flowers have colours of their own, everything
else takes roles. `soft = false` leaves out shadows and blur, which print cannot have.
"""

from typing import Literal

from pydantic import Field

from app.rendering.scene.base import Base
from app.rendering.scene.notation import Colour, Point

Blossom = Literal["dao", "mai"]


class TrayLayer(Base):
    """A round tray with a woven edge, everyone's place around it; texts can keep clear of it.

    `r` is the plain middle; the edge takes a tenth more, hairlines widen around it.
    """

    type: Literal["tray"]
    x: float
    y: float
    r: float
    colours: tuple[Colour, ...] = Field(("#FFF3DC", "#FCE0B4"), min_length=1)
    weave: Colour = "#F3B229"
    ground: Colour = "field"
    hairline: Colour = "on_field/22"


class BranchLayer(Base):
    """A flowering branch of đào or mai grown along `points`, from the thick end to the tip.

    `wood` is its width at both ends, `flowers` the smallest and greatest radius, `twigs` how many
    leave it after the share `bare` of its length. Another `seed` is another branch.
    """

    type: Literal["branch"]
    blossom: Blossom
    points: tuple[Point, ...] = Field(min_length=3)
    wood: Point = (30, 5)
    flowers: Point = (34, 60)
    twigs: int = Field(14, ge=0, le=60)
    bare: float = 0.12
    seed: int = 1
    soft: bool = True


class FlowerLayer(Base):
    """One flower; `blur` and `opacity` (percent) put it far behind, `tilt` turns it away."""

    type: Literal["flower"]
    blossom: Blossom
    x: float
    y: float
    r: float
    turn: float = 0
    tilt: float = Field(1, gt=0, le=1)
    blur: float = 0
    opacity: int = Field(100, ge=0, le=100)
    soft: bool = True


class PetalsLayer(Base):
    """Petals in the air over a box: for free corners, never over words."""

    type: Literal["petals"]
    blossom: Blossom
    x: float
    y: float
    width: float
    height: float
    count: int = Field(9, ge=1, le=200)
    size: Point = (13, 22)
    seed: int = 1
    soft: bool = True


class SunLayer(Base):
    """A disc with a grained foot and rings that widen from it: a voice that carries.

    `grain` is how dark the foot gets, 0 to 1; texts can keep clear of the disc.
    """

    type: Literal["sun"]
    x: float
    y: float
    r: float
    colour: Colour = "strong"
    rings: Colour = ("paper", "#DC8F50", 0.27)
    shade: Colour = ("strong", "#000000", 0.36)
    grain: float = Field(0.85, ge=0, le=1)


class QuoteLayer(Base):
    """An opening quotation mark of two horns; `x`, `y` is its top left corner."""

    type: Literal["quote"]
    x: float
    y: float
    height: float = 86
    colour: Colour = "strong"

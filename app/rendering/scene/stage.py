"""Where a scene is being drawn: the canvas, what texts know, and where earlier layers ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import BadInput, NotFound
from app.rendering import jinja
from app.rendering.brand import Brand
from app.rendering.palette import mix
from app.rendering.scene.base import Base, Placed
from app.rendering.scene.emphasis import bare
from app.rendering.scene.fit import Setting
from app.rendering.scene.notation import Colour, Length

Photos = Callable[[str], bytes]
Box = tuple[float, float, float, float]  # left, top, right, bottom
MOST_LAYERS = 4000  # of one picture, the cells of all lists counted
_OUTSIDE = {"unit": "Tên đơn vị", "campaign": "Tên hoặc chủ đề của chiến dịch"}


@dataclass(frozen=True)
class Disc:
    """A round motif that texts keep clear of."""

    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Laid:
    """Where one text stands on the whole canvas, its size and its lines as they were broken."""

    name: str
    label: str
    box: Box
    size: float
    lines: tuple[str, ...]


def _no_file(name: str) -> bytes:
    raise NotFound("tệp", name)


@dataclass(frozen=True)
class Stage:
    """One canvas, or one cell of it. `extents` maps drawn layers to their top and bottom.

    `files` returns the drawings of the template. `bleed` is how far colour must run over each edge
    of what will be cut (left, top, right, bottom), `density` how many pixels of a photo or of the
    picture stand on one of the canvas; `vector` says that nothing may become pixels; `ground` is
    the colour of the empty canvas as ARGB. `laid` gathers where texts stand, `drawn` the layers
    drawn so far.
    """

    canvas: Any
    width: float
    height: float
    known: Mapping[str, Any]
    palette: Mapping[str, str]
    labels: Mapping[str, str]
    photos: Photos
    extents: dict[str, tuple[float, float]] = field(default_factory=dict)
    discs: dict[str, Disc] = field(default_factory=dict)
    brand: Brand = field(default_factory=Brand)
    files: Callable[[str], bytes] = _no_file
    bleed: Box = (0.0, 0.0, 0.0, 0.0)
    density: float = 1.0
    vector: bool = False
    ground: int = 0xFFFFFFFF
    origin: tuple[float, float] = (0.0, 0.0)
    laid: list[Laid] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)

    def cell(
        self,
        width: float,
        height: float,
        label: str,
        at: tuple[float, float] = (0.0, 0.0),
        **known: object,
    ) -> "Stage":
        """Return a stage for one cell of the slot with this label; the caller moves the canvas.

        `at` is where the cell begins on this stage.
        """
        x, y = at
        edges = (x <= 0, y <= 0, x + width >= self.width, y + height >= self.height)
        return replace(
            self,
            width=width,
            height=height,
            origin=(self.origin[0] + x, self.origin[1] + y),
            bleed=_kept(self.bleed, edges),
            known={**self.known, **known},
            labels={**self.labels, **dict.fromkeys(known, label)},
            extents={},
            discs={},
        )

    def on(self, canvas: Any) -> "Stage":
        """Return the same stage on another canvas."""
        return replace(self, canvas=canvas)

    def count(self, layer: Base) -> None:
        """Note that a layer is drawn. Raises BadInput when a picture grows without end."""
        self.drawn.append(layer.name)
        if len(self.drawn) > MOST_LAYERS:
            raise BadInput(f"Hình có hơn {MOST_LAYERS} lớp. Bớt dòng hoặc bớt lớp lặp trong mẫu.")

    def lay(self, name: str, label: str, box: Box, found: Setting) -> None:
        """Note where a text stands."""
        across, down = self.origin
        left, top, right, bottom = box
        whole = (left + across, top + down, right + across, bottom + down)
        lines = tuple(bare(line) for line in found.lines)
        self.laid.append(Laid(name, label, whole, found.size, lines))

    def bled(self, box: Box) -> Box:
        """Return a box that runs over every edge of the canvas it touches."""
        left, top, right, bottom = box
        over = self.bleed
        return (
            left - over[0] if left <= 0 else left,
            top - over[1] if top <= 0 else top,
            right + over[2] if right >= self.width else right,
            bottom + over[3] if bottom >= self.height else bottom,
        )

    def box(self, x: float, y: float, width: float | None, height: float | None) -> Box:
        """Return a box by its corner and size; without a size it reaches to the far edges."""
        left, top = self.x(x), self.y(y)
        right = self.width if width is None else left + width
        bottom = self.height if height is None else top + height
        return left, top, right, bottom

    def for_print(self, bleed: Box, density: float) -> "Stage":
        """Return the stage of a page that is printed: vectors, colour over the edges."""
        return replace(self, bleed=bleed, density=density, vector=True)

    def unseen(self) -> "Stage":
        """Return the same stage for a trial: where texts stand in it is nobody's business."""
        return replace(self, laid=[])

    def text(self, source: str) -> str:
        """Return a text of the template made from what is known."""
        return jinja.text(source, self.known)

    def value(self, expression: str) -> Any:
        """Return the value of an expression."""
        return jinja.value(expression, self.known)

    def length(self, given: Length) -> float:
        """Return a length that may be an expression."""
        return given if isinstance(given, int | float) else float(self.value(given))

    def shows(self, layer: Base) -> bool:
        """Tell whether the layer is to be drawn."""
        return bool(self.value(layer.when))

    def colour(self, colour: Colour) -> int:
        """Return a colour as ARGB."""
        return argb(colour, self.palette)

    def x(self, given: float) -> float:
        """Return a place from the left; negative ones are from the right edge."""
        return given + self.width if given < 0 else given

    def y(self, given: float) -> float:
        """Return a place from the top; negative ones are from the bottom edge."""
        return given + self.height if given < 0 else given

    def hangs(self, layer: Placed) -> float | None:
        """Return where the layer begins (below) or ends (above), None when it stands by itself.

        Where none of the named layers was drawn, the layer hangs on the edge of the canvas, unless
        it has a place of its own.
        """
        tops = [self.extents[name][0] for name in layer.above if name in self.extents]
        bottoms = [self.extents[name][1] for name in layer.below if name in self.extents]
        if tops or (layer.above and not layer.is_placed):
            return min(tops, default=self.height) - layer.gap
        if bottoms or (layer.below and not layer.is_placed):
            return max(bottoms, default=0.0) + layer.gap
        return None

    def label(self, source: str) -> str:
        """Return the name an editor knows for what a text is made from."""
        used = jinja.used(source)
        for name, label in self.labels.items():
            if name in used:
                return label
        return next((said for name, said in _OUTSIDE.items() if name in used), "Chữ của mẫu")


def _kept(bleed: Box, edges: tuple[bool, bool, bool, bool]) -> Box:
    left, top, right, bottom = (over * on for over, on in zip(bleed, edges, strict=True))
    return left, top, right, bottom


def argb(colour: Colour, palette: Mapping[str, str]) -> int:
    """Return a role, #RRGGBB, "role/40" or a mix of two of them as ARGB."""
    if isinstance(colour, tuple):
        first, second, share = colour
        return argb(mix(palette.get(first, first), palette.get(second, second), share), palette)
    name, _, opacity = colour.partition("/")
    alpha = round(int(opacity or 100) * 255 / 100)
    return (alpha << 24) | int(palette.get(name, name).lstrip("#"), 16)

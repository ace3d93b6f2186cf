"""Where a scene is being drawn: the canvas, what texts know, and where earlier layers ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.rendering import jinja
from app.rendering.palette import mix
from app.rendering.scene.base import Base, Placed
from app.rendering.scene.notation import Colour, Length

Photos = Callable[[str], bytes]
_OUTSIDE = {"unit": "Tên đơn vị", "campaign": "Tên hoặc chủ đề của chiến dịch"}


@dataclass(frozen=True)
class Disc:
    """A round motif that texts keep clear of."""

    x: float
    y: float
    r: float


@dataclass(frozen=True)
class Stage:
    """One canvas, or one cell of it. `extents` maps drawn layers to their top and bottom."""

    canvas: Any
    width: float
    height: float
    known: Mapping[str, Any]
    palette: Mapping[str, str]
    labels: Mapping[str, str]
    photos: Photos
    extents: dict[str, tuple[float, float]] = field(default_factory=dict)
    discs: dict[str, Disc] = field(default_factory=dict)

    def cell(self, width: float, height: float, label: str, **known: object) -> "Stage":
        """Return a stage for one cell of the slot with this label; the caller moves the canvas."""
        return replace(
            self,
            width=width,
            height=height,
            known={**self.known, **known},
            labels={**self.labels, **dict.fromkeys(known, label)},
            extents={},
            discs={},
        )

    def on(self, canvas: Any) -> "Stage":
        """Return the same stage on another canvas."""
        return replace(self, canvas=canvas)

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


def argb(colour: Colour, palette: Mapping[str, str]) -> int:
    """Return a role, #RRGGBB, "role/40" or a mix of two of them as ARGB."""
    if isinstance(colour, tuple):
        first, second, share = colour
        return argb(mix(palette.get(first, first), palette.get(second, second), share), palette)
    name, _, opacity = colour.partition("/")
    alpha = round(int(opacity or 100) * 255 / 100)
    return (alpha << 24) | int(palette.get(name, name).lstrip("#"), 16)

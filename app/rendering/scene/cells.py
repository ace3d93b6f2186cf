"""Draw a list as a grid: how many stand in a row is said for each count, the rest is shared."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.rendering import jinja
from app.rendering.scene.layers import CellsLayer, Layer, Variant
from app.rendering.scene.notation import Colour
from app.rendering.scene.stage import Stage

Draw = Callable[[Stage, Sequence[Layer]], None]


@dataclass(frozen=True)
class Box:
    """Where one cell lies."""

    x: float
    y: float
    width: float
    height: float


def draw_cells(stage: Stage, layer: CellsLayer, draw: Draw) -> None:
    """Draw one cell per element of the list, all in the first variant there is room for."""
    items = list(stage.value(layer.list))
    places = list(boxes(stage, layer, len(items)))
    label = stage.label(jinja.as_text(layer.list))
    for index, (item, box) in enumerate(zip(items, places, strict=True)):
        at = (box.x, box.y)
        inside = stage.cell(box.width, box.height, label, at, item=item, index=index)
        stage.canvas.save()
        stage.canvas.translate(*at)
        draw(tinted(inside, layer.tints, index), _variant(layer, places).layers)
        stage.canvas.restore()


def tinted(stage: Stage, tints: Sequence[Mapping[str, Colour]], index: int) -> Stage:
    """Return the stage of one cell with the colours of its turn."""
    if not tints:
        return stage
    tint = tints[index % len(tints)]
    own = {role: f"#{stage.colour(colour) & 0xFFFFFF:06X}" for role, colour in tint.items()}
    return replace(stage, palette={**stage.palette, **own})


def boxes(stage: Stage, layer: CellsLayer, count: int) -> Iterator[Box]:
    """Yield the place of each cell, row by row; the fuller rows stand last."""
    if not count:
        return
    rows = -(-count // int(stage.value(layer.across)))
    height = (stage.length(layer.height) - layer.row_gap * (rows - 1)) / rows
    x, y = stage.x(layer.x), stage.y(stage.length(layer.y))
    for row in range(rows):
        cells = (count + row) // rows
        width = (layer.width - layer.gutter * (cells - 1)) / cells
        for cell in range(cells):
            left = x + cell * (width + layer.gutter)
            yield Box(left, y + row * (height + layer.row_gap), width, height)


def _variant(layer: CellsLayer, places: Sequence[Box]) -> Variant:
    height, width = min(box.height for box in places), min(box.width for box in places)
    for variant in layer.variants:
        if height >= variant.min_height and width >= variant.min_width:
            return variant
    return layer.variants[-1]

"""Draw the marks of who speaks: those of the brand kit, else Loa's own neutral one."""

import skia

from app.rendering.scene import drawings, shapes
from app.rendering.scene.pieces import MarksLayer
from app.rendering.scene.stage import Stage

_PAD = 0.10  # of the plate round a mark, in its height


def draw_marks(stage: Stage, layer: MarksLayer) -> None:
    """Draw the row, the union's mark left, the employer's right, equally high."""
    marks = [data for data in (stage.brand.emblem, stage.brand.employer) if data]
    pad = _PAD * layer.height if layer.plate is not None and marks else 0
    widths = [wide(data, layer.height - 2 * pad) + 2 * pad for data in marks] or [layer.height]
    x, y = stage.x(layer.x), stage.y(layer.y)
    whole = sum(widths) + layer.gap * (len(widths) - 1)
    x -= {"left": 0, "center": whole / 2, "right": whole}[layer.align]
    if not marks:
        shapes.mark(stage.canvas, x, y, layer.height, stage.colour(layer.colour))
    for data, width in zip(marks, widths, strict=False):
        if layer.plate is not None:
            plate = skia.Rect.MakeXYWH(x, y, width, layer.height)
            stage.canvas.drawRect(plate, shapes.fill(stage.colour(layer.plate)))
        box = (x + pad, y + pad, x + width - pad, y + layer.height - pad)
        drawings.put(stage, data, box)
        x += width + layer.gap
    stage.extents[layer.name] = (y, y + layer.height)


def wide(data: bytes, height: float) -> float:
    """Return how wide a mark is at this height."""
    own_width, own_height = drawings.size(data)
    return height * own_width / own_height


def draw_emblem(stage: Stage, x: float, y: float, size: float, colour: int) -> None:
    """Draw the unit's own mark in a square, Loa's neutral one where it has none."""
    if stage.brand.emblem:
        drawings.put(stage, stage.brand.emblem, (x, y, x + size, y + size))
    else:
        shapes.mark(stage.canvas, x, y, size, colour)

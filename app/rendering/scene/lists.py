"""Draw a list one row below the other, each as high as its words need."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import skia

from app.errors import BadInput
from app.rendering import jinja
from app.rendering.errors import TextTooLong
from app.rendering.scene.cells import tinted
from app.rendering.scene.layers import Layer, ListLayer, Variant
from app.rendering.scene.stage import Stage

Draw = Callable[[Stage, Sequence[Layer]], None]


@dataclass(frozen=True)
class Row:
    """Where one row lies."""

    y: float
    height: float


def draw_list(stage: Stage, layer: ListLayer, draw: Draw) -> None:
    """Draw every row in the first variant they all fit in. Raises BadInput where none does."""
    items = list(stage.value(layer.list))
    if not items:
        return
    label = stage.label(jinja.as_text(layer.list))
    x, top = stage.x(layer.x), stage.y(stage.length(layer.y))
    room = stage.length(layer.height)
    variant, heights = _chosen(stage, layer, items, label, draw)
    bottom = top
    for index, (item, row) in enumerate(zip(items, _rows(layer, heights, room), strict=True)):
        at = (x, top + row.y)
        inside = stage.cell(layer.width, row.height, label, at, item=item, index=index)
        stage.canvas.save()
        stage.canvas.translate(*at)
        draw(tinted(inside, layer.tints, index), variant.layers)
        stage.canvas.restore()
        bottom = at[1] + row.height
    stage.extents[layer.name] = (top, bottom)


def _chosen(
    stage: Stage, layer: ListLayer, items: Sequence[object], label: str, draw: Draw
) -> tuple[Variant, list[float]]:
    """Return the first variant there is room for, and how high each row is in it."""
    room = stage.length(layer.height) - layer.gap * (len(items) - 1)
    for variant in layer.variants:
        try:
            heights = [
                _height(stage, layer, variant, label, draw, pair) for pair in enumerate(items)
            ]
        except TextTooLong:
            if variant is layer.variants[-1]:
                raise
            continue  # words too long for large letters may fit small ones
        if sum(heights) <= room + 0.5:
            return variant, heights
    over = round((sum(heights) - room) / room * 100)
    raise BadInput(f"Ô “{label}” dài quá chỗ trên hình khoảng {over}%. Bớt dòng hoặc bớt chữ.")


def _height(
    stage: Stage,
    layer: ListLayer,
    variant: Variant,
    label: str,
    draw: Draw,
    pair: tuple[int, object],
) -> float:
    """Return how high a row is: drawn where nobody sees it, its lowest word counts."""
    inside = stage.cell(layer.width, 0, label, item=pair[1], index=pair[0])
    recorder = skia.PictureRecorder()
    tried = inside.unseen().on(recorder.beginRecording(skia.Rect.MakeWH(layer.width, 10_000)))
    draw(tried, variant.layers)
    recorder.finishRecordingAsPicture()
    lowest = max((bottom for _, bottom in tried.extents.values()), default=0.0)
    return max(lowest + layer.pad, variant.min_height)


def _rows(layer: ListLayer, heights: Sequence[float], room: float) -> list[Row]:
    spare = max(room - sum(heights) - layer.gap * (len(heights) - 1), 0)
    within = spare / len(heights) if layer.rest == "within" else 0
    between = spare / max(len(heights) - 1, 1) if layer.rest == "between" else 0
    rows, y = [], spare if layer.rest == "above" else 0.0
    for height in heights:
        # Whole pixels: between two blocks of colour that meet in one, the ground would show.
        begin, end = round(y), round(y + height + within)
        rows.append(Row(begin, end - begin))
        y += height + within + layer.gap + between
    return rows

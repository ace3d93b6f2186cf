"""Draw the photos of a list as a mosaic: how they lie depends on how many there are."""

from collections.abc import Callable, Sequence

from app.errors import BadInput
from app.rendering import jinja
from app.rendering.scene.figures import MosaicLayer, Place
from app.rendering.scene.layers import Layer, PhotoLayer
from app.rendering.scene.stage import Stage

Draw = Callable[[Stage, Sequence[Layer]], None]


def draw_mosaic(stage: Stage, layer: MosaicLayer, draw: Draw) -> None:
    """Draw every photo in its place. Raises BadInput where nobody said how so many lie."""
    items = list(stage.value(layer.list))
    label = stage.label(jinja.as_text(layer.list))
    places = next((one for one in layer.places if len(one) == len(items)), None)
    if places is None:
        known = ", ".join(str(len(one)) for one in layer.places)
        raise BadInput(f"Ô “{label}” có {len(items)} ảnh; mẫu này xếp được {known} ảnh.")
    for index, (item, place) in enumerate(zip(items, places, strict=True)):
        x, y, width, height = _box(layer, place)
        at = (stage.x(layer.x) + x, stage.y(layer.y) + y)
        inside = stage.cell(width, height, label, at, item=item, index=index)
        photo = PhotoLayer(type="photo", photo=layer.photo, x=0, y=0, focus=layer.focus)
        stage.canvas.save()
        stage.canvas.translate(*at)
        draw(inside, (photo,))
        stage.canvas.restore()


def _box(layer: MosaicLayer, place: Place) -> tuple[float, float, float, float]:
    """Return a place in whole pixels: half a gutter is kept at each side that is no outer edge."""
    left, top, width, height = place
    half = layer.gutter / 2
    x = round(left * layer.width + (half if left > 0 else 0))
    y = round(top * layer.height + (half if top > 0 else 0))
    right = round((left + width) * layer.width - (half if left + width < 0.999 else 0))
    bottom = round((top + height) * layer.height - (half if top + height < 0.999 else 0))
    return x, y, right - x, bottom - y

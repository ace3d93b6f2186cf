"""What is wrong with a layer although each of its keys is right."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.rendering import artworks, printing
from app.rendering.scene.base import Placed
from app.rendering.scene.layers import (
    CellsLayer,
    Layer,
    ListLayer,
    PhotoLayer,
    RingsLayer,
    TextLayer,
)
from app.rendering.scene.pieces import ArtworkLayer

_DEEPEST = 2  # lists in lists in the scene


@dataclass(frozen=True)
class Scene:
    """What a layer stands in: its template's folder, the photo slots there are, paper or not."""

    folder: Path
    photos: frozenset[str]
    printed: bool


def faults(layer: Layer, earlier: set[str], scene: Scene, depth: int = 0) -> Iterator[str]:
    """Yield what is wrong with a layer; `earlier` names those drawn before it."""
    yield from _places(layer, earlier)
    if scene.printed:
        yield from printing.faults(layer)
    if isinstance(layer, ArtworkLayer):
        yield from artworks.faults(layer, scene.folder)
    if isinstance(layer, PhotoLayer):
        yield from _photo(layer, scene)
    inside = list(_inside(layer))
    if inside and depth >= _DEEPEST:
        yield f"danh sách lồng quá {_DEEPEST} tầng."
        return
    for layers in inside:
        before: set[str] = set()
        for inner in layers:
            yield from faults(inner, before, scene, depth + 1)
            before.add(inner.name)


def _places(layer: Layer, earlier: set[str]) -> Iterator[str]:
    named = [*layer.below, *layer.above] if isinstance(layer, Placed) else []
    if isinstance(layer, TextLayer):
        named += [layer.clear] if layer.clear else []
        places = (layer.baseline, layer.top, layer.middle, layer.last)
        if sum(place is not None for place in places) > 1:
            yield "chỉ dùng một trong baseline, top, middle, last."
    if isinstance(layer, Placed) and not (named or layer.is_placed):
        yield "chưa nói lớp đứng ở đâu."
    for name in named:
        if name not in earlier:
            yield f"không có lớp “{name}” đứng trước."


def _photo(layer: PhotoLayer, scene: Scene) -> Iterator[str]:
    if bool(layer.slot) == (layer.photo != "none"):
        yield "lớp ảnh cần một trong “slot” và “photo”."
    elif layer.slot and layer.slot not in scene.photos:
        yield f"không có ô ảnh “{layer.slot}”."
    if len(layer.duotone) == 1:
        yield "“duotone” cần hai đến bốn màu."


def _inside(layer: Layer) -> Iterator[tuple[Layer, ...]]:
    """Yield the layers a layer repeats for each element of its list."""
    if isinstance(layer, CellsLayer | ListLayer):
        yield from (variant.layers for variant in layer.variants)
    if isinstance(layer, RingsLayer):
        yield layer.layers

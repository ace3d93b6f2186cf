"""What a printed page must not have: anything that would become pixels in a vector file."""

from collections.abc import Iterator

from app.rendering.scene.artwork import BranchLayer, FlowerLayer, PetalsLayer, SunLayer
from app.rendering.scene.layers import Layer, TextLayer


def faults(layer: Layer) -> Iterator[str]:
    """Yield what in a layer cannot be printed as vectors."""
    if isinstance(layer, TextLayer) and layer.shadow is not None and layer.shadow.blur:
        yield "bản in không dùng bóng mờ; đặt blur = 0."
    if isinstance(layer, BranchLayer | FlowerLayer | PetalsLayer) and layer.soft:
        yield "bản in không có nét nhòe; đặt soft = false."
    if isinstance(layer, SunLayer) and layer.grain:
        yield "bản in không có hạt; đặt grain = 0."

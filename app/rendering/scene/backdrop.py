"""Keep what stands behind the words as finished images: drawn once, then only moved."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

import skia

from app.rendering.scene import frames, motifs, rings
from app.rendering.scene.artwork import (
    BranchLayer,
    FlowerLayer,
    PetalsLayer,
    QuoteLayer,
    SunLayer,
    TrayLayer,
)
from app.rendering.scene.figures import CrowdLayer, PortholeLayer
from app.rendering.scene.layers import (
    CircleLayer,
    FieldLayer,
    Layer,
    RingLayer,
    RingsLayer,
)
from app.rendering.scene.pieces import ArtworkLayer, PatternLayer
from app.rendering.scene.stage import Stage

KINDS = (
    FieldLayer,
    CircleLayer,
    RingLayer,
    RingsLayer,
    TrayLayer,
    BranchLayer,
    FlowerLayer,
    PetalsLayer,
    SunLayer,
    QuoteLayer,
    PatternLayer,
    ArtworkLayer,
    CrowdLayer,
    PortholeLayer,
)
_MOST = 64 * 1024**2  # bytes of finished images: about twelve of a feed, four of a poster

_kept: OrderedDict[Hashable, Any] = OrderedDict()


def draw_backdrop(
    stage: Stage, layers: Sequence[Layer], draw: Callable[[Stage, Sequence[Layer]], None]
) -> None:
    """Put the first layers of a scene on the stage, from a finished image when there is one."""
    key = _key(stage, layers)
    if key not in _kept:
        wide, high = round(stage.width * stage.density), round(stage.height * stage.density)
        surface = skia.Surface.MakeRaster(native(wide, high))
        canvas = surface.getCanvas()
        canvas.clear(stage.ground)
        canvas.scale(wide / stage.width, high / stage.height)
        draw(stage.on(canvas), layers)
        _kept[key] = surface.makeImageSnapshot()
        while len(_kept) > 1 and _weight() > _MOST:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    paint = skia.Paint(BlendMode=skia.BlendMode.kSrc)
    stage.canvas.save()
    stage.canvas.resetMatrix()  # it was drawn to the pixel
    stage.canvas.drawImage(_kept[key], 0, 0, skia.SamplingOptions(), paint)
    stage.canvas.restore()


def _weight() -> int:
    return sum(image.imageInfo().computeMinByteSize() for image in _kept.values())


def native(width: float, height: float) -> Any:
    """Return the pixel format Skia draws fastest: its own order, premultiplied, at both ends."""
    return skia.ImageInfo.Make(
        int(width), int(height), skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType
    )


def _key(stage: Stage, layers: Sequence[Layer]) -> Hashable:
    """Return everything the backdrop depends on: layers, colours, what a ring takes from values."""
    return (
        stage.width,
        stage.height,
        stage.density,
        stage.ground,
        tuple(stage.palette.items()),
        tuple(repr(layer) for layer in layers),
        tuple(_taken(stage, layers)),
    )


def _taken(stage: Stage, layers: Sequence[Layer]) -> Iterator[Hashable]:
    for layer in layers:
        if isinstance(layer, RingLayer):
            yield motifs.teeth(stage, layer), stage.text(layer.label)
        elif isinstance(layer, RingsLayer):
            yield rings.taken(stage, layer)
        elif isinstance(layer, PortholeLayer):
            yield frames.teeth(stage, layer)
        elif isinstance(layer, ArtworkLayer):
            yield stage.files(layer.file)

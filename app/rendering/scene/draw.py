"""Draw a template with its slots filled: the only way from values to pixels."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

import numpy as np
import skia
from PIL import Image

from app.rendering.context import Context
from app.rendering.formats import Format
from app.rendering.picture import Picture
from app.rendering.scene import (
    backdrop,
    blocks,
    blossoms,
    branches,
    cards,
    cells,
    charts,
    crowd,
    days,
    drawings,
    emblems,
    frames,
    graphs,
    lists,
    lockup,
    marks,
    mosaic,
    motifs,
    patterns,
    qr,
    rings,
    text,
    timeline,
)
from app.rendering.scene.layers import Layer, RingsLayer
from app.rendering.scene.photos import draw_photo
from app.rendering.scene.stage import Laid, Photos, Stage
from app.rendering.scene.staging import set_stage, shape_of, told
from app.rendering.slots import Values
from app.rendering.template import Template

_DRAWS: dict[str, Callable[[Stage, Any], None]] = {
    "field": blocks.draw_field,
    "rect": blocks.draw_rect,
    "circle": blocks.draw_circle,
    "photo": draw_photo,
    "marks": marks.draw_marks,
    "qr": qr.draw_qr,
    "pattern": patterns.draw_pattern,
    "artwork": drawings.draw_artwork,
    "lengths": graphs.draw_lengths,
    "trend": graphs.draw_trend,
    "progress": graphs.draw_progress,
    "timeline": timeline.draw_timeline,
    "text": text.draw_text,
    "lockup": lockup.draw_lockup,
    "ring": motifs.draw_ring,
    "rays": motifs.draw_rays,
    "voice": motifs.draw_voice,
    "donut": charts.draw_donut,
    "bars": charts.draw_bars,
    "rings": rings.draw_rings,
    "tray": emblems.draw_tray,
    "sun": emblems.draw_sun,
    "quote": emblems.draw_quote,
    "branch": branches.draw_branch,
    "flower": blossoms.draw_flower_layer,
    "petals": blossoms.draw_petals,
    "month": days.draw_month,
    "days": days.draw_days,
    "crowd": crowd.draw_crowd,
    "porthole": frames.draw_porthole,
    "arc": frames.draw_arc,
}
# These draw other layers inside themselves.
_HOLDERS: dict[str, Callable[[Stage, Any, Callable[[Stage, Sequence[Layer]], None]], None]] = {
    "cells": cells.draw_cells,
    "list": lists.draw_list,
    "card": cards.draw_card,
    "footer": cards.draw_footer,
    "mosaic": mosaic.draw_mosaic,
}


def draw(
    template: Template,
    values: Values,
    context: Context,
    format: str,  # noqa: A002 - the word the whole line has for it
    photos: Photos,
    width: int | None = None,
) -> Picture:
    """Return the picture of these values in one format; the same input gives the same pixels.

    `photos` returns the bytes of a photo named in the values. With a `width` the same scene is
    drawn so narrow at once, never wider than the format. Raises TextTooLong, MissingGlyph,
    NotAPicture, WordsFailed, or BadInput for a format the template does not have.
    """
    shape = shape_of(template, format)
    wide = min(width or shape.width, shape.width)
    high = max(round(shape.height * wide / shape.width), 1)
    pixels = np.empty((high, wide, 4), np.uint8)
    canvas = skia.Surface.MakeRasterDirect(backdrop.native(wide, high), pixels).getCanvas()
    canvas.scale(wide / shape.width, high / shape.height)
    stage = set_stage(template, values, context, shape, photos, canvas)
    with told(template, shape):
        paint(replace(stage, density=wide / shape.width), template.scenes[format])
    return Picture(wide, high, _decoded(pixels, shape))


def layout(
    template: Template,
    values: Values,
    context: Context,
    format: str,  # noqa: A002 - the word the whole line has for it
    photos: Photos,
) -> list[Laid]:
    """Return where every text of the picture stands, in the order of drawing. Raises as `draw`."""
    shape = shape_of(template, format)
    surface = skia.Surface.MakeRaster(backdrop.native(shape.width, shape.height))
    stage = set_stage(template, values, context, shape, photos, surface.getCanvas())
    with told(template, shape):
        paint(stage, template.scenes[format])
    return stage.laid


def paint(stage: Stage, layers: Sequence[Layer]) -> None:
    """Draw the layers of one format, what never changes from a finished image."""
    shown = [layer for layer in layers if stage.shows(layer)]
    behind = list(takewhile(lambda layer: isinstance(layer, backdrop.KINDS), shown))
    backdrop.draw_backdrop(stage, behind, _draw_still)
    for layer in behind:
        _note(stage, layer)
    draw_layers(stage, shown[len(behind) :])


def draw_layers(stage: Stage, layers: Sequence[Layer]) -> None:
    """Draw layers one over the other on a stage."""
    for layer in layers:
        if not stage.shows(layer):
            continue
        stage.count(layer)
        if layer.type in _HOLDERS:
            _HOLDERS[layer.type](stage, layer, draw_layers)
        else:
            _DRAWS[layer.type](stage, layer)
            _note(stage, layer)


def _draw_still(stage: Stage, layers: Sequence[Layer]) -> None:
    """Draw what does not change from one picture to the next."""
    for layer in layers:
        _DRAWS[layer.type](stage, layer)


def _note(stage: Stage, layer: Layer) -> None:
    """Do what a layer needs besides its drawing: be known to texts, say what its parts are."""
    motifs.note_disc(stage, layer)
    if isinstance(layer, RingsLayer):
        rings.draw_labels(stage, layer, draw_layers)


def _decoded(pixels: np.ndarray[Any, np.dtype[np.uint8]], shape: Format) -> Any:
    if shape.transparent:
        high, wide, _ = pixels.shape
        return np.asarray(Image.frombuffer("RGBA", (wide, high), pixels, "raw", "BGRa", 0, 1))
    decoded = np.empty((*pixels.shape[:2], 3), np.uint8)
    for here, there in enumerate((2, 1, 0)):  # plane by plane: a third of the time of one step
        decoded[:, :, here] = pixels[:, :, there]
    return decoded

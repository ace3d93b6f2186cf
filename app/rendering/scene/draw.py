"""Draw a template with its slots filled: the only way from values to pixels."""

from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import Any

import numpy as np
import skia
from PIL import Image

from app.errors import BadInput
from app.rendering import jinja, palette
from app.rendering.context import Context
from app.rendering.formats import FORMATS, Format
from app.rendering.picture import Picture
from app.rendering.scene import (
    backdrop,
    blocks,
    blossoms,
    branches,
    cells,
    charts,
    emblems,
    lockup,
    motifs,
    rings,
    text,
)
from app.rendering.scene.layers import CellsLayer, Layer, RingsLayer
from app.rendering.scene.stage import Photos, Stage
from app.rendering.slots import Values
from app.rendering.template import Template

_DRAWS: dict[str, Callable[[Stage, Any], None]] = {
    "field": blocks.draw_field,
    "rect": blocks.draw_rect,
    "circle": blocks.draw_circle,
    "photo": blocks.draw_photo,
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
}


def draw(
    template: Template,
    values: Values,
    context: Context,
    format: str,  # noqa: A002 - the word the whole line has for it
    photos: Photos,
) -> Picture:
    """Return the picture of these values in one format; the same input gives the same pixels.

    `photos` returns the bytes of a photo named in the values. Raises TextTooLong, MissingGlyph,
    NotAPicture, WordsFailed, or BadInput for a format the template does not have.
    """
    if format not in template.scenes:
        known = ", ".join(template.formats) or "không có khổ nào"
        raise BadInput(f"Mẫu {template.name} không có khổ “{format}”; có: {known}.")
    shape = FORMATS[format]
    pixels = np.empty((shape.height, shape.width, 4), np.uint8)
    surface = skia.Surface.MakeRasterDirect(backdrop.native(shape.width, shape.height), pixels)
    stage = Stage(
        canvas=surface.getCanvas(),
        width=shape.width,
        height=shape.height,
        known=jinja.names(values, context, template.derived),
        palette=palette.colours(template.palette, context.palette),
        labels=_labels(template),
        photos=photos,
    )
    shown = [layer for layer in template.scenes[format] if stage.shows(layer)]
    behind = list(takewhile(lambda layer: isinstance(layer, backdrop.KINDS), shown))
    backdrop.draw_backdrop(stage, behind, _draw_still)
    for layer in behind:
        _note(stage, layer)
    draw_layers(stage, shown[len(behind) :])
    return Picture(shape.width, shape.height, _rgb(pixels, shape))


def _labels(template: Template) -> dict[str, str]:
    """Return what an editor calls each name of a text; what is derived goes by its first slot."""
    labels = {slot.name: slot.label for slot in template.slots}
    for name, expression in template.derived.items():
        used = jinja.used(jinja.as_text(expression))
        label = next((said for known, said in labels.items() if known in used), None)
        if label is not None:
            labels[name] = label
    return labels


def draw_layers(stage: Stage, layers: Sequence[Layer]) -> None:
    """Draw layers one over the other on a stage."""
    for layer in layers:
        if not stage.shows(layer):
            continue
        if isinstance(layer, CellsLayer):
            cells.draw_cells(stage, layer, draw_layers)
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


def _rgb(pixels: np.ndarray[Any, np.dtype[np.uint8]], shape: Format) -> Any:
    size = (shape.width, shape.height)
    return np.asarray(Image.frombuffer("RGB", size, pixels, "raw", "BGRX", 0, 1))

"""Draw what lies round a picture: a field with a round hole, words along a circle."""

import math
from collections.abc import Iterator
from typing import Any

import skia

from app.rendering.errors import TextTooLong
from app.rendering.scene import fonts, setting, shapes
from app.rendering.scene.figures import ArcLayer, PortholeLayer
from app.rendering.scene.fit import Setting
from app.rendering.scene.stage import Stage

_MOST_TEETH = 92
_DUTY = 0.52  # share of a tooth in its pitch


def draw_porthole(stage: Stage, layer: PortholeLayer) -> None:
    """Draw the field everywhere but in the hole."""
    box = (0.0, 0.0, stage.width, stage.height)
    colours = [stage.colour(colour) for colour in layer.colours]
    paint = (
        shapes.fill(colours[0])
        if len(colours) == 1
        else shapes.gradient(box, colours, layer.start, layer.end)
    )
    whole = skia.Path()
    whole.addRect(skia.Rect.MakeLTRB(*stage.bled(box)))
    whole.addCircle(stage.x(layer.x), stage.y(layer.y), layer.r)
    whole.setFillType(skia.PathFillType.kEvenOdd)
    stage.canvas.drawPath(whole, paint)
    if layer.rim:
        pen = shapes.stroke(stage.colour(layer.rim_colour), layer.rim)
        stage.canvas.drawCircle(stage.x(layer.x), stage.y(layer.y), layer.r + layer.rim / 2, pen)
    _teeth(stage, layer)


def teeth(stage: Stage, layer: PortholeLayer) -> int:
    """Return how many teeth stand round the hole; too many to be told apart are none."""
    count = int(stage.value(layer.teeth))
    return count if count <= _MOST_TEETH else 0


def draw_arc(stage: Stage, layer: ArcLayer) -> None:
    """Draw words along a circle. Raises TextTooLong, MissingGlyph."""
    words = stage.text(layer.text).strip()
    if not words:
        return
    label = stage.label(layer.text)
    fonts.check_glyphs(words, layer.face, label)
    wide = setting.width(words, layer.face, layer.tracking)
    room = math.radians(layer.span) * layer.r
    size = min(layer.size, room / wide)
    if size < layer.floor:
        raise TextTooLong(label, max(round(len(words) * (1 - size / layer.floor)), 1))
    feet = [
        _letter(stage, layer, character, size, along=(middle - wide / 2) * size)
        for character, middle in zip(words, _middles(words, layer), strict=True)
    ]
    across, down = zip(*feet, strict=True)
    half, hangs = size / 2, size * 0.25
    box = (min(across) - half, min(down) - size, max(across) + half, max(down) + hangs)
    stage.lay(layer.name, label, box, Setting(size, (words,)))


def _middles(words: str, layer: ArcLayer) -> Iterator[float]:
    """Yield how far into the line the middle of each letter stands, at size 1."""
    for end, character in enumerate(words, 1):
        whole = setting.width(words[:end], layer.face, layer.tracking)
        yield whole - setting.width(character, layer.face, 0) / 2


def _letter(
    stage: Stage, layer: ArcLayer, character: str, size: float, *, along: float
) -> tuple[float, float]:
    """Draw one letter, so far along the circle from its angle; return where it stands."""
    is_below = math.sin(math.radians(layer.angle)) > 0
    turned = math.degrees(along / layer.r)
    angle = layer.angle - turned if is_below else layer.angle + turned
    foot = shapes.polar(stage.x(layer.x), stage.y(layer.y), layer.r, angle)
    font = skia.Font(_typeface(layer.face, character), size)
    glyph = font.getPath(font.textToGlyphs(character)[0])
    if glyph is not None:
        stage.canvas.save()
        stage.canvas.translate(*foot)
        stage.canvas.rotate(angle - 90 if is_below else angle + 90)
        stage.canvas.translate(-setting.width(character, layer.face, 0) / 2 * size, 0)
        stage.canvas.drawPath(glyph, shapes.fill(stage.colour(layer.colour)))
        stage.canvas.restore()
    return foot


def _typeface(face: str, character: str) -> Any:
    """Return the first face of the family list that has this letter."""
    known = [fonts.typefaces()[name] for name in fonts.families(face)]
    return next((one for one in known if one.unicharToGlyph(ord(character))), known[0])


def _teeth(stage: Stage, layer: PortholeLayer) -> None:
    count = teeth(stage, layer)
    path = skia.Path()
    inner = layer.r + layer.rim + layer.long * 0.35
    for tooth in range(count):
        angle = -90 - layer.sweep / 2 + (tooth + 0.5) * layer.sweep / count
        place = (stage.x(layer.x), stage.y(layer.y), inner, inner + layer.long)
        path.addPath(shapes.sector(*place, angle, layer.sweep / count * _DUTY))
    stage.canvas.drawPath(path, shapes.fill(stage.colour(layer.tooth)))

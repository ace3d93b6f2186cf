"""Draw the mark beside the name of the unit, whatever its length."""

from collections.abc import Iterator
from functools import partial

from app.rendering.compounds import joined
from app.rendering.errors import TextTooLong
from app.rendering.scene import fit, fonts, marks, setting
from app.rendering.scene.layers import LockupLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Stage

_FACE = "B700"
_CAPITALS = 0.04  # tracking of the name in capitals
_LEADING = 1.28
_BESIDE = 1.3  # where the name starts, in widths of the mark
_LABEL = "Tên đơn vị"


def draw_lockup(stage: Stage, layer: LockupLayer) -> None:
    """Draw mark and name: capitals while they fit on one line, else as the name is written, else
    the short name. Raises TextTooLong, MissingGlyph."""
    x, y = stage.x(layer.x), stage.y(layer.y)
    colour = stage.colour(layer.colour)
    found, tracking = _fitted(stage, layer)
    wide = max(setting.width(line, _FACE, tracking) for line in found.lines) * found.size
    if layer.align == "center":
        x += (layer.width - layer.mark * _BESIDE - wide) / 2
    marks.draw_emblem(stage, x, y, layer.mark, colour)
    ink = Ink(_FACE, found.size, tracking, colour)
    rest = (len(found.lines) - 1) * found.size * _LEADING
    first = y + layer.mark / 2 + (fonts.cap_height(_FACE) * found.size - rest) / 2
    for index, line in enumerate(found.lines):
        baseline = first + index * found.size * _LEADING
        setting.paint(stage.canvas, line, x + layer.mark * _BESIDE, baseline, ink)
    stage.lay(layer.name, _LABEL, (x, y, x + layer.mark * _BESIDE + wide, y + layer.mark), found)
    stage.extents[layer.name] = (min(y, first - found.size), max(y + layer.mark, first + rest))


def _fitted(stage: Stage, layer: LockupLayer) -> tuple[fit.Setting, float]:
    """Return the first way of saying the name that fits, and its tracking."""
    name = joined(stage.known["unit"].name)
    fonts.check_glyphs(name.upper() + name, _FACE, _LABEL)
    for words, tracking, lines in _ways(stage, layer, name):
        demand = _demand(layer, lines)
        found = fit.fit(words, partial(setting.width, face=_FACE, tracking=tracking), demand)
        if found is not None:
            return found, tracking
    over = fit.excess(
        name, partial(setting.width, face=_FACE, tracking=0), _demand(layer, layer.lines)
    )
    raise TextTooLong(_LABEL, over)


def _ways(stage: Stage, layer: LockupLayer, name: str) -> Iterator[tuple[str, float, int]]:
    """Yield words, tracking and lines, best first; capitals are for one line only."""
    yield name.upper(), _CAPITALS, 1
    yield name, 0, layer.lines
    yield stage.known["unit"].short_name, 0, layer.lines


def _demand(layer: LockupLayer, lines: int) -> fit.Demand:
    room = layer.width - layer.mark * _BESIDE
    # Capitals on one line keep their size: shrinking is for names that need the lines anyway.
    floor = layer.size * 0.9 if lines == 1 else layer.floor
    return fit.Demand(layer.size, floor, lines, lambda *_: room, lambda *_: False, stack=False)

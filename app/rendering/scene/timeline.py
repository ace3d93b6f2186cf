"""Draw years to scale along an axis, each with its words; the scale never shifts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import skia

from app.errors import BadInput
from app.rendering import jinja
from app.rendering.compounds import joined
from app.rendering.errors import TextTooLong
from app.rendering.scene import fit, fonts, setting, shapes
from app.rendering.scene.measures import TimelineLayer
from app.rendering.scene.setting import Ink
from app.rendering.scene.stage import Stage

_YEAR, _WORDS = "M800", "B500"
_LEADING = 1.3
_GAP = 0.5  # between year and words, in sizes of the words


@dataclass(frozen=True)
class Milestone:
    """One year on the axis: how far along, its words as they are broken, the room these take."""

    year: int
    at: float
    lesser: bool
    set: fit.Setting
    begin: float
    end: float


def draw_timeline(stage: Stage, layer: TimelineLayer) -> None:
    """Draw axis, dots, years and words. Raises BadInput where two milestones have no room."""
    milestones = laid(stage, layer)
    x, y = stage.x(layer.x), stage.y(layer.y)
    down = layer.along == "down"
    colour = stage.colour(layer.colour)
    half = layer.line / 2
    axis = (
        (x - half, y, x + half, y + layer.length)
        if down
        else (x, y - half, x + layer.length, y + half)
    )
    stage.canvas.drawRect(skia.Rect.MakeLTRB(*axis), shapes.fill(colour))
    for milestone in milestones:
        place = (x, y + milestone.at) if down else (x + milestone.at, y)
        stage.canvas.drawCircle(*place, layer.dot, shapes.fill(colour))
        _write(stage, layer, milestone, place)


def laid(stage: Stage, layer: TimelineLayer) -> list[Milestone]:
    """Return the milestones that are drawn, in time, none nearer to the next than allowed.

    Raises BadInput, TextTooLong.
    """
    kept = sorted(_milestones(stage, layer), key=lambda one: one.year)
    while pair := _crowded(kept, layer.apart):
        lesser = [one for one in pair if one.lesser]
        if not lesser:
            first, second = (one.year for one in pair)
            raise BadInput(
                f"Ô “{stage.label(jinja.as_text(layer.list))}”: mốc {first} và {second} quá gần "
                "nhau trên trục thời gian. Bỏ bớt một mốc."
            )
        kept.remove(lesser[-1])
    return kept


def _crowded(kept: Sequence[Milestone], apart: float) -> tuple[Milestone, Milestone] | None:
    for one, other in pairwise(kept):
        if other.begin - one.end < apart:
            return one, other
    return None


def _milestones(stage: Stage, layer: TimelineLayer) -> Iterator[Milestone]:
    items = list(stage.value(layer.list))
    label = stage.label(jinja.as_text(layer.list))
    cells = [replace(stage, known={**stage.known, "item": item}) for item in items]
    years = [int(cell.value(layer.year)) for cell in cells]
    if not years:
        return
    starts, ends = stage.value(layer.starts), stage.value(layer.ends)
    first = min(years) if starts is None else int(starts)
    last = max(years) if ends is None else int(ends)
    if last <= first or min(years) < first or max(years) > last:
        raise BadInput(f"Ô “{label}”: các năm phải nằm trong khoảng {first}–{last} và khác nhau.")
    for year, cell in zip(years, cells, strict=True):
        words = cell.text(layer.words).strip()
        fonts.check_glyphs(words, _WORDS, label)
        found = _broken(layer, words, label)
        at = (year - first) / (last - first) * layer.length
        lesser = bool(cell.value(layer.lesser))
        begin, end = _room(layer, at, year, found)
        yield Milestone(year, at, lesser, found, begin, end)


def _broken(layer: TimelineLayer, words: str, label: str) -> fit.Setting:
    measure = partial(setting.width, face=_WORDS, tracking=0)
    demand = fit.Demand(
        layer.small, layer.floor, layer.lines, lambda *_: layer.width, lambda *_: False
    )
    for text in (joined(words), words):
        found = fit.fit(text, measure, demand)
        if found is not None:
            return found
    raise TextTooLong(label, fit.excess(words, measure, demand))


def _room(layer: TimelineLayer, at: float, year: int, found: fit.Setting) -> tuple[float, float]:
    """Return from where to where along the axis year and words stand."""
    if layer.along == "down":
        cap = fonts.cap_height(_YEAR) * layer.size
        rest = found.size * (1 + _GAP + (len(found.lines) - 1) * _LEADING)
        return at - cap / 2, at + cap / 2 + rest
    widths = [setting.width(line, _WORDS, 0) * found.size for line in found.lines]
    wide = max(*widths, setting.width(str(year), _YEAR, 0) * layer.size)
    return at, at + wide


def _write(stage: Stage, layer: TimelineLayer, one: Milestone, place: tuple[float, float]) -> None:
    """Write the year beside (or under) its dot and the words under the year."""
    cap = fonts.cap_height(_YEAR) * layer.size
    left, baseline = place
    if layer.along == "down":
        left += layer.dot * 2 + layer.small
        baseline += cap / 2
    else:
        baseline += layer.dot * 2 + layer.small * 0.6 + cap
    strong = Ink(_YEAR, layer.size, -0.01, stage.colour(layer.colour))
    setting.paint(stage.canvas, str(one.year), left, baseline, strong)
    ink = Ink(_WORDS, one.set.size, 0, stage.colour(layer.ink))
    top = baseline - cap
    baseline += one.set.size * (1 + _GAP)
    for index, line in enumerate(one.set.lines):
        setting.paint(stage.canvas, line, left, baseline + index * one.set.size * _LEADING, ink)
    bottom = baseline + (len(one.set.lines) - 1) * one.set.size * _LEADING
    label = stage.label(jinja.as_text(layer.list))
    stage.lay(layer.name, label, (left, top, left + layer.width, bottom), one.set)

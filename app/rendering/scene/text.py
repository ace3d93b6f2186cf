"""Draw text layers: fit the words to their place, then set each line on its baseline."""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache, partial
from itertools import pairwise

from app.rendering.compounds import joined
from app.rendering.errors import TextTooLong
from app.rendering.scene import emphasis, fit, fonts, setting, shapes
from app.rendering.scene.layers import TextLayer
from app.rendering.scene.setting import Drop, Ink
from app.rendering.scene.stage import Disc, Stage
from app.rendering.vietnamese import first_capital

_DESCENDS = re.compile(r"[gjpqyýỳỷỹạặậẹệịọộợụựQ,;ẠẶẬẸỆỊỌỘỢỤỰỴỵ]")
_ARROW = 0.84  # width of the drawn triangle, in sizes
_ARROW_ROOM = 1.26
_SUFFIX_GAP = 0.07
_CASES: dict[str, Callable[[str], str]] = {
    "as_is": str,
    "upper": str.upper,
    "lower": str.lower,
    "sentence": first_capital,
}
_MUCH = 0.82  # of the size a hero has with its compounds broken
_SAFE_LEADING = 1.3  # from here on no two marks can touch
_BETWEEN_MARKS = 0.06  # hinting may lift an accent by a pixel or two


def draw_text(stage: Stage, layer: TextLayer) -> None:
    """Draw one text layer. Raises TextTooLong, MissingGlyph."""
    words = _words(stage, layer, layer.text)
    if not words:
        return
    layer, found = _fitted(stage, layer, words)
    if found is None:
        over = fit.excess(words, _measure(layer), _demand(stage, layer))
        readable = len(emphasis.bare(words[len(words) - over :]))
        raise TextTooLong(stage.label(layer.text), max(readable, 1))
    first = _first_baseline(stage, layer, found.size, len(found.lines))
    _paint(stage, layer, found, first)
    top = first - fonts.cap_height(layer.face) * found.size
    last = first + found.size * layer.leading * (len(found.lines) - 1)
    stage.extents[layer.name] = (top, last)


def _fitted(stage: Stage, layer: TextLayer, words: str) -> tuple[TextLayer, fit.Setting | None]:
    """Return the setting of a layer, and the layer with its lines as far apart as that needs."""
    while True:
        found = _found(words, layer, _demand(stage, layer))
        apart = layer.leading if found is None else _apart(layer, found)
        if apart <= layer.leading:
            return layer, found
        # Marks would touch: set the lines further apart, which may cost some size.
        layer = layer.model_copy(update={"leading": apart})


def _found(words: str, layer: TextLayer, demand: fit.Demand) -> fit.Setting | None:
    """Return the best setting. Compounds are broken where the text would not fit otherwise, or
    where that makes a hero much larger."""
    broken = _preferred(words, layer, demand) if layer.stack else None
    least = broken.size * _MUCH if broken is not None else 0
    for keep in (joined, partial(joined, pairs_only=True)):
        kept = emphasis.through(words, keep)
        whole = _preferred(kept, layer, demand)
        if whole is not None and whole.size >= least:
            return whole
    return broken if layer.stack else _preferred(words, layer, demand)


def _preferred(words: str, layer: TextLayer, demand: fit.Demand) -> fit.Setting | None:
    if layer.prefer is not None:
        lines, floor = layer.prefer
        found = fit.fit(words, _measure(layer), replace(demand, lines=lines, floor=floor))
        if found is not None:
            return found
    return fit.fit(words, _measure(layer), demand)


def _apart(layer: TextLayer, found: fit.Setting) -> float:
    """Return the least leading at which marks below a line keep off marks above the next one."""
    if layer.leading >= _SAFE_LEADING:
        return layer.leading
    strong = layer.strong_face
    places = [setting.glyph_boxes(line, layer.face, layer.tracking, strong) for line in found.lines]
    return max(
        (
            low.bottom + high.top + _BETWEEN_MARKS
            for upper, lower in pairwise(places)
            for low in upper
            for high in lower
            if low.left < high.right + _BETWEEN_MARKS and high.left < low.right + _BETWEEN_MARKS
        ),
        default=layer.leading,
    )


def _words(stage: Stage, layer: TextLayer, source: str) -> str:
    words = _CASES[layer.case](stage.text(source).strip())
    if layer.emphasis is not None:
        words = emphasis.marked(words)
    for face in filter(None, (layer.face, layer.strong_face)):
        fonts.check_glyphs(emphasis.bare(words), face, stage.label(source))
    return words


def _measure(layer: TextLayer) -> fit.Measure:
    strong = layer.strong_face
    return partial(setting.width, face=layer.face, tracking=layer.tracking, strong=strong)


def _demand(stage: Stage, layer: TextLayer) -> fit.Demand:
    """Say what the layer may take of the stage."""
    suffix = stage.text(layer.suffix)
    beside = setting.width(suffix, layer.suffix_face, 0) * layer.suffix_size
    beside += _SUFFIX_GAP if suffix else 0
    beside += _ARROW_ROOM if stage.value(layer.arrow) else 0
    cap = fonts.cap_height(layer.face)
    wide = stage.width - stage.x(layer.x) if layer.width is None else stage.length(layer.width)

    disc = stage.discs.get(layer.clear) if layer.clear else None

    def room(index: int, count: int, size: float, line: str) -> float:
        return reach(index, count, size, _descends(line))

    # Asked for every word at every size that is tried.
    @cache
    def reach(index: int, count: int, size: float, descends: bool) -> float:  # noqa: FBT001 - a key
        first = _first_baseline(stage, layer, size, count)
        edges = (
            first + (index * layer.leading - cap) * size,
            first + (index * layer.leading + (0.2 if descends else 0)) * size,
        )
        return min(wide, _clear_of_disc(stage, layer, disc, edges)) - beside * size

    def tall(size: float, lines: int) -> bool:
        high = cap * size + (lines - 1) * size * layer.leading
        return layer.height is not None and high > layer.height

    floor = layer.floor or layer.size
    return fit.Demand(layer.size, floor, layer.lines, room, tall, stack=layer.stack)


@lru_cache(maxsize=4096)
def _descends(line: str) -> bool:
    return _DESCENDS.search(line) is not None


def _clear_of_disc(
    stage: Stage, layer: TextLayer, disc: Disc | None, edges: tuple[float, float]
) -> float:
    """Return how far a line between these edges may reach before it comes too near the disc."""
    if disc is None:
        return math.inf
    top, bottom = edges
    away = max(top - disc.y, disc.y - bottom, 0)
    reach = disc.r + layer.clearance
    if away >= reach:
        return math.inf
    return disc.x - math.sqrt(reach**2 - away**2) - stage.x(layer.x)


def _first_baseline(stage: Stage, layer: TextLayer, size: float, count: int) -> float:
    cap = fonts.cap_height(layer.face) * size
    rest = (count - 1) * size * layer.leading
    hung = stage.hangs(layer)
    if hung is not None:
        return hung - rest if layer.above else hung + cap
    if layer.top is not None:
        return stage.y(layer.top) + cap
    if layer.middle is not None:
        return stage.y(layer.middle) + (cap - rest) / 2
    if layer.last is not None:
        return stage.y(layer.last) - rest
    return stage.y(layer.baseline or 0)


def _paint(stage: Stage, layer: TextLayer, found: fit.Setting, first: float) -> None:
    ink = _ink(stage, layer, found.size)
    x = stage.x(layer.x)
    arrow = stage.value(layer.arrow)
    if arrow:
        shape = shapes.triangle(x, first, found.size * _ARROW, up=arrow > 0)
        stage.canvas.drawPath(shape, shapes.fill(ink.colour))
        x += _ARROW_ROOM * found.size
    wides = []
    for index, line in enumerate(found.lines):
        baseline = first + index * found.size * layer.leading
        wide = setting.paint(stage.canvas, line, x, baseline, ink, layer.align)
        wides.append(wide)
    suffix = stage.text(layer.suffix)
    if suffix:
        fonts.check_glyphs(suffix, layer.suffix_face, stage.label(layer.suffix))
        small = Ink(layer.suffix_face, found.size * layer.suffix_size, 0, ink.colour)
        behind = x + wide + _SUFFIX_GAP * found.size
        wides[-1] += setting.paint(stage.canvas, suffix, behind, baseline, small)
    if not layer.ornament:
        box = _box(layer, found, first, x, max(wides))
        stage.lay(layer.name, stage.label(layer.text), box, found)


def _ink(stage: Stage, layer: TextLayer, size: float) -> Ink:
    """Return how the letters of a layer look at this size."""
    strong, shadow, outline = layer.emphasis, layer.shadow, layer.outline
    return Ink(
        layer.face,
        size,
        layer.tracking,
        stage.colour(layer.colour),
        strong_face=layer.strong_face,
        strong_colour=stage.colour(strong.colour) if strong and strong.colour else None,
        shadow=Drop(stage.colour(shadow.colour), shadow.dx, shadow.dy, shadow.blur)
        if shadow
        else None,
        outline=(stage.colour(outline.colour), outline.width) if outline else None,
    )


def _box(
    layer: TextLayer, found: fit.Setting, first: float, x: float, wide: float
) -> tuple[float, float, float, float]:
    """Return where the letters stand: from the top of the capitals to the last descender."""
    left = {"left": x, "center": x - wide / 2, "right": x - wide}[layer.align]
    top = first - fonts.cap_height(layer.face) * found.size
    last = first + found.size * layer.leading * (len(found.lines) - 1)
    descends = 0.2 * found.size if _DESCENDS.search(found.lines[-1]) else 0
    return left, top, left + wide, last + descends

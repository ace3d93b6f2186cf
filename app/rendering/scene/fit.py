"""Choose the size and the line breaks of a text: first its lines, then smaller, then no further.

Widths are linear in the size (measured), so everything here is arithmetic on widths at size 1.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

NBSP = "\u00a0"
Measure = Callable[[str], float]
# Room for one line: its number, how many lines there are, the size, the line itself.
Room = Callable[[int, int, float, str], float]


@dataclass(frozen=True)
class Setting:
    """A text as it will stand."""

    size: float
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Demand:
    """What a text may take: sizes from `size` to `floor`, at most `lines` lines, `room` in each.

    `tall(size, lines)` tells whether so many lines are too high. `stack` sets a hero: as large as
    possible, broken between any two words; otherwise lines are balanced and end on no lone word.
    """

    size: float
    floor: float
    lines: int
    room: Room
    tall: Callable[[float, int], bool]
    stack: bool = False


def fit(text: str, measure: Measure, demand: Demand) -> Setting | None:
    """Return the largest setting that meets the demand, None when even the floor does not."""
    if not any(_set(one, demand.floor, measure, demand) for one in _versions(text, demand)):
        return None  # soon: whoever types a text too long waits for the answer
    for size in _sizes(demand.size, demand.floor):
        for version in _versions(text, demand):
            lines = _set(version, size, measure, demand)
            if lines is not None:
                return Setting(size, tuple(lines))
    return None


def excess(text: str, measure: Measure, demand: Demand) -> int:
    """Return how many characters must go until the text fits at its floor."""
    demand = replace(demand, size=demand.floor)
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        fits = fit(text[:middle].rstrip(), measure, demand) is not None
        low, high = (middle, high) if fits else (low, middle - 1)
    return len(text) - len(text[:low].rstrip())


def _sizes(size: float, floor: float) -> Iterator[float]:
    step = max(0.5, size / 150)
    while size > floor:
        yield size
        size -= step
    yield floor


def _versions(text: str, demand: Demand) -> Iterator[str]:
    """Yield the text with its preferred break, then without."""
    if not demand.stack and f"{NBSP}– " in text:
        yield text.replace(f"{NBSP}– ", f"{NBSP}–\n")
    yield text


def _set(text: str, size: float, measure: Measure, demand: Demand) -> list[str] | None:
    lines = _wrap(text, size, measure, demand, 1.0)
    if lines is None or demand.stack or len(lines) == 1:
        return lines
    if NBSP not in lines[-1] and " " not in lines[-1]:
        # A lone syllable on the last line gets company, where that costs no line.
        before, end, last = text.rpartition("\n")
        kept = before + end + NBSP.join(last.rsplit(" ", 1))
        again = _wrap(kept, size, measure, demand, 1.0)
        if again is not None and len(again) <= len(lines):
            text, lines = kept, again
    return _balanced(text, lines, size, measure, demand)


def _wrap(
    text: str, size: float, measure: Measure, demand: Demand, share: float
) -> list[str] | None:
    """Return the lines within this share of the room, None when one line or all are too much."""
    # The room of a line may depend on how many there are: assume a number, then see.
    for count in range(1, demand.lines + 1):
        room = partial(_room, demand, size, count, share)
        lines = _filled(text, size, measure, room, count)
        if lines is not None:
            return None if demand.tall(size, len(lines)) else lines
    return None


def _room(demand: Demand, size: float, count: int, share: float, index: int, line: str) -> float:
    return share * demand.room(index, count, size, line)


def _filled(
    text: str, size: float, measure: Measure, room: Callable[[int, str], float], most: int
) -> list[str] | None:
    """Return the lines, None as soon as there are too many or a word is wider than its line."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and measure(longer) * size <= room(len(lines), longer):
                line = longer
                continue
            if line:
                lines.append(line)
            if len(lines) >= most or measure(word) * size > room(len(lines), word) + 0.01:
                return None
            line = word
        lines.append(line)
    return lines


def _balanced(
    text: str, lines: list[str], size: float, measure: Measure, demand: Demand
) -> list[str]:
    """Return the same number of lines in the least width."""
    best, low, high = lines, 0.4, 1.0
    while high - low > 0.01:
        middle = (low + high) / 2
        tried = _wrap(text, size, measure, demand, middle)
        if tried is not None and len(tried) <= len(lines):
            best, high = tried, middle
        else:
            low = middle
    return best

"""A portrait: a worker in a helmet before a rising sun, upright crops fit."""

from collections.abc import Iterator

from assets.illustrations.people import WORK, YELLOW, Face, dressed, figure
from assets.illustrations.svg import (
    HEIGHT,
    WIDTH,
    disc,
    gradient,
    grain,
    group,
    line,
    path,
    rect,
    ring,
)

_SUN = (800, 566, 400)


def scene() -> str:
    """Return the whole picture."""
    worker = figure(
        Face(hair="bun", hat="helmet", hat_colour=YELLOW),
        dressed(WORK, vest="#F4F1E6"),
        near=[(-112, 268), (-152, 430), (-110, 640)],
        tilt=3,
    )
    placed = "translate(786 446) scale(-1.32,1.32)"
    return "".join((*_sky(), group(worker.back + worker.front, placed)))


def _sky() -> Iterator[str]:
    x, y, r = _SUN
    sky, fill = gradient("0 #FDF7EA 1,1 #F8E3C4 1")
    yield sky + rect(0, 0, WIDTH, HEIGHT, fill)
    for share, width, seen in (
        (1.14, 21, 1),
        (1.32, 15, 0.8),
        (1.50, 10, 0.62),
        (1.68, 6, 0.45),
        (1.88, 4, 0.3),
    ):
        yield ring(x, y, r * share, "#F0CDA8", width, seen)
    yield from _works()
    yield disc(x, y, r, "#DA251D")
    circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
    yield grain(circle, (x - r, y - 130, x + r, y + r), (x, y - 130), (x + 90, y + 430), "#8F0E10")


def _works() -> Iterator[str]:
    """Yield the plant far behind: halls with saw-tooth roofs, chimneys, a crane."""
    tone, near = "#EFCFA4", "#E7BC88"
    for left, count in ((-30, 4), (1180, 4)):
        teeth = "".join(f"L{left + i * 120} 806L{left + i * 120 + 110} 752" for i in range(count))
        yield path(
            f"M{left} {HEIGHT}{teeth}L{left + count * 120} 752L{left + count * 120} {HEIGHT}Z", tone
        )
        for pane in range(count * 4):
            yield rect(left + 12 + pane * 30, 850, 18, 34, "#FBEBD2")
    for x, top in ((96, 520), (170, 580), (1490, 500)):
        yield path(f"M{x} {HEIGHT}L{x + 8} {top}L{x + 44} {top}L{x + 52} {HEIGHT}Z", near)
        yield rect(x + 6, top + 20, 40, 16, "#F6E2C4") + rect(x + 5, top + 54, 42, 16, "#F6E2C4")
    yield rect(1330, 420, 16, 640, near) + line("M1180 428L1520 428", near, 12)
    yield line("M1338 360L1200 424M1338 360L1500 424M1338 360L1338 420", near, 6)
    yield line("M1230 432L1230 600", near, 5) + rect(1204, 600, 52, 40, near)
    for step in range(9):
        yield line(f"M1331 {450 + step * 44}l14 40", "#F6E2C4", 3)
    yield path(
        f"M0 960C260 930 420 975 700 950C1000 925 1300 980 1600 945L1600 {HEIGHT}L0 {HEIGHT}Z", near
    )

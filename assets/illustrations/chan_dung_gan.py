"""A portrait from near: the same worker, head and shoulders filling an upright or round crop."""

from collections.abc import Iterator

from assets.illustrations.people import WORK, YELLOW, Face, dressed, figure
from assets.illustrations.svg import HEIGHT, WIDTH, disc, gradient, grain, group, line, rect

_LAMP = (930, 420, 470)


def scene() -> str:
    """Return the whole picture."""
    worker = figure(
        Face(hair="bun", hat="helmet", hat_colour=YELLOW),
        dressed(WORK, vest="#F4F1E6"),
        near=[(-112, 268), (-152, 430), (-110, 640)],
        tilt=3,
    )
    placed = "translate(800 486) scale(-1.98,1.98)"
    return "".join((*_hall(), group(worker.back + worker.front, placed)))


def _hall() -> Iterator[str]:
    """Yield a hall in morning light, so far behind that only its windows are left."""
    air, fill = gradient("0 #F9DDB0 1,1 #EDB777 1")
    yield air + rect(0, 0, WIDTH, HEIGHT, fill)
    for left in range(-60, WIDTH, 210):
        yield rect(left, 120, 150, 470, "#FCEBCB")
        yield line(f"M{left + 75} 120L{left + 75} 590M{left} 350L{left + 150} 350", "#F3CF9C", 8)
    yield rect(0, 690, WIDTH, 18, "#EBB877") + rect(0, 800, WIDTH, HEIGHT - 800, "#EBB877")
    x, y, r = _LAMP
    yield disc(x, y, r, "#FFF3D6")
    circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
    yield grain(circle, (x - r, y - 100, x + r, y + r), (x, y - 20), (x + 60, y + 520), "#EFB25E")

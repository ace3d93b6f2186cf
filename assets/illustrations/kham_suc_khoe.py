"""A health check at the works: the doctor takes a worker's blood pressure."""

from collections.abc import Iterator

from assets.illustrations.people import BLUE, COAT, RED, WORK, YELLOW, Face, figure
from assets.illustrations.svg import (
    HEIGHT,
    WIDTH,
    disc,
    gradient,
    grain,
    group,
    line,
    oval,
    path,
    rect,
)

_TABLE = 850


def scene() -> str:
    """Return the whole picture."""
    doctor = figure(
        Face(hair="bun"),
        COAT,
        near=[(-104, 266), (-76, 420), (34, 470), (150, 448)],
        far=[(76, 250), (150, 330), (250, 400)],
        tilt=4,
    )
    worker = figure(
        Face(hair="short", hat="", smiles=True),
        WORK,
        near=[(-104, 266), (-70, 430), (60, 476), (226, 480)],
        bare=True,
    )
    left, right = "translate(470 372)", "translate(1156 380) scale(-1,1)"
    return "".join(
        (
            *_tent(),
            group(doctor.back + _stethoscope(), left),
            group(worker.back, right),
            _table(),
            group(worker.front, right),
            _device(),
            group(doctor.front, left),
        )
    )


def _tent() -> Iterator[str]:
    wall, fill = gradient("0 #E9F5F4 1,1 #D3EAE6 1")
    yield wall + rect(0, 0, WIDTH, HEIGHT, fill)
    for index in range(11):  # curtain folds
        x = index * 154 - 30
        fold, shade = gradient("0 #FFFFFF 0.55,0.5 #FFFFFF 0,1 #7FB8B0 0.22", x2=1, y2=0)
        yield fold + rect(x, 70, 150, 700, shade)
        yield disc(x + 75, 60, 10, "#8FA3C4")
    yield rect(0, 44, WIDTH, 10, "#8FA3C4")
    x, y, r = 812, 486, 400
    circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
    yield path(circle, "#FBD77B")
    yield grain(
        circle, (x - r, y - 160, x + r, y + r), (x, y - 160), (x, y + 480), "#F09A3E", strength=0.8
    )
    yield line("M440 300L700 300L728 252L770 372L812 210L846 332L868 300L1190 300", "#FFFFFF", 12)
    yield rect(0, 770, WIDTH, 300, "#B9DAD4") + rect(0, 770, WIDTH, 8, "#9CC7C0")


def _stethoscope() -> str:
    tube = "M-34 176C-24 260 6 296 46 300C84 302 96 262 92 198"
    return (
        line(tube, "#2B3550", 9)
        + line("M46 300L48 372", "#2B3550", 8)
        + disc(48, 386, 20, "#8FA3C4")
        + disc(48, 386, 11, "#D5DEEA")
    )


def _table() -> str:
    top, fill = gradient("0 #FFFFFF 1,1 #E3ECF6 1")
    side, dark = gradient("0 #0E59B6 1,1 #083A7C 1")
    front = f"M0 986L{WIDTH} 986L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"
    return (
        top
        + side
        + path(f"M150 {_TABLE}L1450 {_TABLE}L{WIDTH} 966L{WIDTH} 988L0 988L0 966Z", fill)
        + path(front, dark)
        + grain(front, (0, 990, WIDTH, HEIGHT), (0, 990), (0, 1100), "#052250", strength=0.5)
        + group(_papers(), "translate(330 912)")
        + group(_bottle(), "translate(1384 900)")
    )


def _device() -> str:
    """Return the cuff on the worker's arm, the monitor and the tube between them."""
    cuff = "M1012 800C1040 790 1104 790 1130 802L1122 914C1096 926 1046 926 1020 914Z"
    monitor = (
        path("M-104 40L104 40L92-66C90-78 84-82 72-82L-72-82C-84-82-90-78-92-66Z", "#F3F6FA")
        + path("M-104 40L104 40L108 56L-108 56Z", "#C9D6E6")
        + rect(-72, -64, 100, 82, "#0A2C66", 6)
        + line("M-56-40L-14-40M-56-14L-24-14M-56 6L-36 6", "#7FE0A0", 7)
        + disc(62, -40, 16, RED)
        + rect(46, -8, 32, 16, "#8FBCEB", 6)
    )
    return (
        line("M1040 900C1000 956 900 950 860 934", "#39445E", 7)
        + path(cuff, "#1F4E8F")
        + grain(cuff, (1010, 788, 1132, 926), (1070, 800), (1070, 960), "#06214B")
        + rect(1058, 822, 34, 62, "#A9CBF0", 4)
        + group(monitor, "translate(776 920)")
    )


def _papers() -> str:
    rules = "".join(
        line(f"M{-66 + i * 2} {-8 + i * 14}l{112 - i * 12} 0", "#9FB2CC", 3) for i in range(4)
    )
    return (
        path("M-90-26L74-26L98 44L-96 44Z", "#F8FBFF")
        + path("M-90-26L74-26L76-18L-91-18Z", BLUE)
        + rules
        + line("M70 10L120-40", YELLOW, 8)
    )


def _bottle() -> str:
    return (
        oval(0, 34, 44, 9, "#8FA3C4", 0.4)
        + rect(-34, -56, 68, 90, "#FFFFFF", 10)
        + rect(-34, -20, 68, 30, "#8FBCEB")
        + rect(-20, -78, 40, 24, RED, 5)
    )

"""A safety check underground: one reads the meter, one looks at the support overhead."""

from collections.abc import Iterator

from assets.illustrations.people import MINE, TAN, YELLOW, Face, dressed, figure
from assets.illustrations.svg import (
    HEIGHT,
    WIDTH,
    blurred,
    disc,
    gradient,
    grain,
    group,
    line,
    mix,
    oval,
    path,
    rect,
)

_X, _Y = 850, 560  # where the rails meet
_NIGHT, _GLOW = "#0A1C3C", "#F6C667"


def scene() -> str:
    """Return the whole picture."""
    reads = figure(
        Face(hair="short", hat="helmet", hat_colour=YELLOW, smiles=False, lamp=True),
        MINE,
        near=[(-106, 266), (-84, 408), (14, 452), (104, 380)],
        far=[(72, 250), (110, 350), (168, 366)],
        tilt=5,
    )
    points = figure(
        Face(hair="bun", hat="helmet", hat_colour="#F5F7FA", skin=TAN, smiles=False, lamp=True),
        dressed(
            MINE,
            shirt="#1B5AA6",
            shade="#062B5E",
            light="#4C8FDD",
            lighter="#3D82D3",
            sleeve="#2668B8",
        ),
        near=[(-84, 268), (40, 342), (120, 236), (158, 92)],
        tilt=-12,
    )
    left, right = "translate(520 452) scale(1.06)", "translate(1228 500) scale(-0.84,0.84)"
    return "".join(
        (
            *_tunnel(),
            _beam(1160, 420, -1),
            group(points.back + points.front, right),
            _beam(616, 368, 1),
            group(reads.back, left),
            group(_meter(), "translate(690 806) rotate(-10)"),
            group(reads.front, left),
        )
    )


def _arch(near: float) -> str:
    """Return the outline of one support, `near` times the size of the nearest."""
    half, rise, foot = 900 * near, 300 * near, 620 * near
    return (
        f"M{_X - half} {_Y + foot}L{_X - half} {_Y - rise}"
        f"C{_X - half} {_Y - rise - 620 * near} {_X + half} {_Y - rise - 620 * near} {_X + half} "
        f"{_Y - rise}L{_X + half} {_Y + foot}"
    )


def _tunnel() -> Iterator[str]:
    yield rect(0, 0, WIDTH, HEIGHT, _NIGHT)
    shares = [0.72**step for step in range(8)]
    for step, near in enumerate(shares):
        light = step / (len(shares) - 1)
        yield path(_arch(near) + "Z", mix(mix("#10264B", "#5A4A3A", light), _GLOW, light**2 * 0.8))
    for step, near in reversed(list(enumerate(shares))):
        light = step / (len(shares) - 1)
        steel = mix("#1D3A6B", "#E2B568", light**1.3)
        yield line(_arch(near), steel, max(46 * near, 4))
        yield line(
            _arch(near * 0.985), mix(steel, "#FFE7B0", 0.25 + 0.3 * light), max(7 * near, 1), 0.7
        )
    yield blurred(disc(_X, _Y - 20, 150, "#FFE9B4", 0.85), 40) + disc(_X, _Y - 16, 30, "#FFF6DD")
    floor, fill = gradient("0 #C98F45 1,0.18 #5B4A44 1,1 #13213F 1")
    yield floor + path(
        f"M{_X - 52} {_Y + 34}L{_X + 52} {_Y + 34}L1780 {HEIGHT}L-80 {HEIGHT}Z", fill
    )
    for step in range(11):
        y = _Y + 36 + 500 * (step / 10) ** 2.1
        wide = 60 + (y - _Y - 36) * 0.86
        yield path(
            f"M{_X - wide} {y}L{_X + wide} {y}L{_X + wide * 1.03} {y + 3 + step * 2}"
            f"L{_X - wide * 1.03} {y + 3 + step * 2}Z",
            mix("#B07A3A", "#1D2B4A", min(1, step / 8)),
        )
    for side in (-1, 1):
        yield path(
            f"M{_X + side * 20} {_Y + 32}L{_X + side * 26} {_Y + 32}L{_X + side * 420} {HEIGHT}"
            f"L{_X + side * 380} {HEIGHT}Z",
            "#8FA3C4",
        )
    walls = f"M0 0L{WIDTH} 0L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"
    yield grain(walls, (0, 0, WIDTH, 420), (0, 420), (0, -160), "#050F24", strength=0.3)
    yield from _lamps()


def _lamps() -> Iterator[str]:
    """Yield the lamps on the cable that runs into the depth."""
    for step in range(6):
        near = 0.72**step
        x, y = _X + 470 * near, _Y - 560 * near
        yield blurred(disc(x, y + 26 * near, 60 * near, "#FFDF8E", 0.55), 12 * near)
        yield rect(x - 20 * near, y - 8 * near, 40 * near, 14 * near, "#39445E", 4 * near)
        yield path(
            f"M{x - 16 * near} {y + 6 * near}L{x + 16 * near} {y + 6 * near}"
            f"L{x + 12 * near} {y + 40 * near}L{x - 12 * near} {y + 40 * near}Z",
            "#FFF1C2",
        )
    yield line(f"M{_X + 700} {_Y - 826}L{_X + 96} {_Y - 118}", "#1A2A4A", 4, 0.8)


def _beam(x: float, y: float, side: int) -> str:
    """Return the light of a helmet lamp."""
    light, fill = gradient("0 #FFF3C4 0.6,1 #FFF3C4 0", x2=1 if side > 0 else 0, y2=0)
    if side < 0:
        light, fill = gradient("0 #FFF3C4 0,1 #FFF3C4 0.5", x2=1, y2=0)
    far, rise, fall = (520, -70, 260) if side > 0 else (-430, -330, -60)
    cone = path(f"M{x} {y - 8}L{x + far} {y + rise}L{x + far} {y + fall}L{x} {y + 12}Z", fill)
    return light + cone


def _meter() -> str:
    """Return the gas meter he reads."""
    return (
        rect(-42, -70, 84, 128, "#F3B229", 14)
        + rect(-42, -70, 84, 128, "#8A4B0C", 14).replace("/>", ' fill-opacity="0.16"/>')
        + rect(-30, -56, 60, 48, "#0A2C66", 6)
        + line("M-20-24L-8-34L2-28L18-44", "#7FE0A0", 4)
        + rect(-24, 8, 18, 14, "#8A4B0C", 4)
        + rect(6, 8, 18, 14, "#DA251D", 4)
        + oval(0, 40, 16, 5, "#8A4B0C")
        + line("M30-70L34-96", "#2B3550", 6)
    )

"""A dialogue across a table: one speaks, the others listen and write it down."""

from collections.abc import Iterator

from assets.illustrations.people import (
    BLUE,
    DEEP,
    OFFICE,
    RED,
    TAN,
    WORK,
    YELLOW,
    Clothes,
    Face,
    dressed,
    figure,
)
from assets.illustrations.svg import (
    HEIGHT,
    WIDTH,
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

_TABLE = 838
_SUIT = Clothes("#2C4A7A", "#0C1F42", "#FFFFFF", "#E7EEF8", "#375A91")


def scene() -> str:
    """Return the whole picture."""
    speaks = figure(
        Face(hair="bun", hat="scarf", hat_colour=RED, smiles=False),
        WORK,
        near=[(-104, 266), (-66, 412), (44, 418), (138, 318)],
        tilt=-2,
    )
    beside = figure(Face(hair="short", hat="helmet", hat_colour=YELLOW, skin=TAN), WORK)
    notes = figure(
        Face(hair="short", smiles=False),
        dressed(OFFICE, badge=False),
        near=[(-104, 266), (-80, 410), (26, 458), (128, 446)],
        tilt=3,
    )
    listens = figure(Face(hair="bun", skin=TAN), _SUIT)
    return "".join(
        (
            *_room(),
            group(beside.back, "translate(196 428) scale(0.84)"),
            group(listens.back, "translate(1424 420) scale(-0.84,0.84)"),
            group(speaks.back, "translate(492 376)"),
            group(notes.back, "translate(1120 384) scale(-0.97,0.97)"),
            _table(),
            _things(),
            group(speaks.front, "translate(492 376)"),
            group(notes.front, "translate(1120 384) scale(-0.97,0.97)"),
            line("M978 852L962 796", RED, 8) + line("M980 858L978 852", DEEP, 5),
        )
    )


def _room() -> Iterator[str]:
    wall, fill = gradient("0 #FDF6E8 1,1 #F4E2C2 1")
    yield wall + rect(0, 0, WIDTH, HEIGHT, fill)
    for index in range(6):
        x = 30 + index * 266
        yield rect(x, 70, 210, 400, "#FBEFD8", 8)
        yield rect(x + 12, 82, 186, 376, "#E4EEF4", 4) + rect(x + 12, 82, 186, 130, "#EEF5F8", 4)
        for slat in range(9):
            yield rect(x + 12, 100 + slat * 40, 186, 7, "#FFFFFF", 2)
    yield rect(0, 560, WIDTH, 10, "#E5C894") + rect(0, 570, WIDTH, 500, "#F0D6A8")
    # Two voices, and what they share.
    left, right, y, r = 636, 964, 470, 388
    for x, colour, dark in ((left, "#A9CBF0", "#3F7CC4"), (right, "#FBD15C", "#EE8A3C")):
        circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
        yield path(circle, colour)
        yield grain(
            circle, (x - r, y - 200, x + r, y + r), (x, y - 200), (x, y + 520), dark, strength=0.7
        )
    half = (right - left) / 2
    tall = (r * r - half * half) ** 0.5
    lens = f"M800 {y - tall}A{r} {r} 0 0 1 800 {y + tall}A{r} {r} 0 0 1 800 {y - tall}Z"
    yield path(lens, "#FDF3DC")
    for reach, width, seen in ((52, 7, 0.9), (92, 6, 0.6), (132, 5, 0.35)):
        yield _arc(596, 424, reach, width, seen)


def _arc(x: float, y: float, r: float, width: float, opacity: float) -> str:
    return line(
        f"M{x + r * 0.85} {y - r * 0.53}A{r} {r} 0 0 1 {x + r * 0.85} {y + r * 0.53}",
        BLUE,
        width,
        opacity,
    )


def _table() -> str:
    top, fill = gradient("0 #C98B52 1,1 #AE6E38 1")
    cloth, side = gradient("0 #8A4D1F 1,1 #6A3812 1")
    front = f"M0 966L{WIDTH} 966L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"
    return (
        top
        + cloth
        + path(f"M130 {_TABLE}L1470 {_TABLE}L{WIDTH} 946L{WIDTH} 968L0 968L0 946Z", fill)
        + rect(0, 958, WIDTH, 10, "#E0A86E")
        + path(front, side)
        + grain(front, (0, 968, WIDTH, HEIGHT), (0, 968), (0, 1100), "#4A2408", strength=0.6)
    )


def _things() -> str:
    return (
        group(_paper(), "translate(900 872)")
        + group(_paper(), "translate(380 880) scale(0.9)")
        + group(_microphone(), "translate(704 874)")
        + group(_bottle(), "translate(1290 872) scale(0.94)")
        + group(_bottle(), "translate(250 866) scale(0.94)")
        + group(_plants(), "translate(806 866)")
        + group(_tent(), "translate(1390 876)")
        + group(_tent(), "translate(560 900)")
    )


def _paper() -> str:
    rules = "".join(
        line(f"M{-70 + i * 3} {-10 + i * 14}l{126 - i * 9} 0", "#9FB2CC", 3) for i in range(4)
    )
    return (
        path("M-92-24L78-24L104 48L-96 48Z", "#8A4D1F", 0.25)
        + path("M-88-28L76-28L100 42L-94 42Z", "#FFFFFF")
        + rules
    )


def _microphone() -> str:
    return (
        oval(0, 20, 40, 11, "#6A3812", 0.4)
        + oval(0, 16, 38, 11, "#2B3550")
        + line("M0 14C2-30-14-60-44-78", "#2B3550", 7)
        + group(
            rect(-15, -30, 30, 50, "#39445E", 14) + rect(-15, -8, 30, 6, RED),
            "translate(-52 -84) rotate(-58)",
        )
    )


def _bottle() -> str:
    return (
        path(
            "M-16-92L16-92C18-74 27-66 27-48L27 20C27 28 20 30 0 30"
            "C-20 30-27 28-27 20L-27-48C-27-66-18-74-16-92Z",
            "#CFE4F3",
            0.92,
        )
        + path("M-27-10L27-10L27 20C27 28 20 30 0 30C-20 30-27 28-27 20Z", "#A9CBF0", 0.9)
        + rect(-27, -44, 54, 32, BLUE)
        + rect(-13, -106, 26, 16, BLUE, 4)
        + line("M-17-70L-19 16", "#FFFFFF", 4, 0.7)
    )


def _plants() -> str:
    """Return a low bowl of flowers between the two sides."""
    petals = "".join(
        disc(x, y, 15, colour) + disc(x, y, 5, "#FFFFFF", 0.8)
        for x, y, colour in (
            (-44, -26, RED),
            (-18, -42, YELLOW),
            (12, -34, "#F0705A"),
            (40, -28, YELLOW),
            (-2, -18, RED),
            (26, -52, RED),
        )
    )
    leaves = "".join(
        group(path("M0 0C20-24 52-24 74-8C50 10 22 12 0 0Z", "#5E9440"), f"rotate({turn})")
        for turn in (-168, -150, -120, -60, -28, -8)
    )
    return (
        oval(0, 22, 64, 12, "#6A3812", 0.35)
        + leaves
        + petals
        + path("M-58-8L58-8C52 14 36 24 0 24C-36 24-52 14-58-8Z", "#F3F6FA")
    )


def _tent() -> str:
    return (
        path("M-52-36L44-36L56 24L-60 24Z", "#FFFFFF")
        + path("M44-36L56 24L70 22L56-32Z", "#C9D6E6")
        + line("M-30-12L26-12", mix(BLUE, "#FFFFFF", 0.3), 6)
        + line("M-34 6L16 6", "#B6C8DF", 4)
    )

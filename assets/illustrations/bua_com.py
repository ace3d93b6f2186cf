"""A shared meal in the canteen: colleagues round one table, steam over the soup."""

from collections.abc import Iterator

from assets.illustrations.people import (
    BLUE,
    CREAM,
    HAIR,
    RED,
    TAN,
    WORK,
    Clothes,
    Face,
    figure,
)
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
    smooth,
)

_TABLE = 846  # the far edge of the table
_KHAKI = Clothes("#4F7F8C", "#1E4652", "#8FB7BF", "#79A6AF", "#5B8C99")
_CREAM = Clothes("#F3C15B", "#B4771B", "#FBE0A4", "#F8D284", "#F6CB70")


def scene() -> str:
    """Return the whole picture."""
    eats = figure(
        Face(hair="bun"),
        WORK,
        near=[(-104, 270), (-70, 424), (40, 462), (138, 402)],
        far=[(72, 250), (122, 352), (206, 356)],
        tilt=4,
    )
    tells = figure(
        Face(hair="short", skin=TAN),
        _KHAKI,
        near=[(-104, 270), (-84, 420), (24, 458), (120, 430)],
        far=[(70, 250), (110, 380), (190, 410)],
        tilt=-3,
    )
    listens = figure(Face(hair="short", hair_colour="#8D8F9C", skin=TAN), _CREAM)
    return "".join(
        (
            *_room(),
            blurred("".join(_others()), 3),
            group(listens.back, "translate(1330 404) scale(-0.80,0.80)"),
            group(eats.back, "translate(452 372)"),
            group(tells.back, "translate(1068 392) scale(-0.94,0.94)"),
            _table(),
            _dishes(),
            group(_bowl("#F8FBFF"), "translate(668 736)"),
            group(eats.front, "translate(452 372)"),
            group(tells.front, "translate(1068 392) scale(-0.94,0.94)"),
            group(_chopsticks(), "translate(950 796)"),
        )
    )


def _room() -> Iterator[str]:
    wall, fill = gradient("0 #E6F1EE 1,0.55 #F6EFD9 1,1 #F6D9A8 1")
    yield wall + rect(0, 0, WIDTH, HEIGHT, fill)
    for index in range(5):
        x = 60 + index * 312
        yield rect(x, 96, 236, 330, "#C9E2EE", 6) + rect(x, 96, 236, 120, "#DFEFF6", 6)
        leaf, green = gradient("0 #B7D7B0 1,1 #93C08F 1")
        yield leaf + path(
            f"M{x} 426L{x} 330C{x + 40} 286 {x + 80} 320 {x + 110} 300C{x + 150} 268 {x + 190} 300 "
            f"{x + 236} 280L{x + 236} 426Z",
            green,
        )
        yield rect(x + 114, 96, 8, 330, "#F8F4E6") + rect(x - 8, 420, 252, 14, "#F8F4E6")
    yield rect(0, 560, WIDTH, 300, "#EFC98F") + rect(0, 560, WIDTH, 8, "#DBA968")
    x, y, r = 812, 500, 372
    circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
    yield path(circle, "#FBD77B") + grain(
        circle, (x - r, y - r, x + r, y + r), (x, y - 140), (x, y + 430), "#F09A3E", strength=0.7
    )
    for x in (270, 800, 1330):
        yield line(f"M{x} 0L{x} 74", "#5B6470", 4)
        yield path(
            f"M{x - 66} 132C{x - 60} 92 {x - 30} 74 {x} 74C{x + 30} 74 {x + 60} 92 {x + 66} 132Z",
            RED,
        )
        yield path(
            f"M{x + 10} 75C{x + 40} 82 {x + 62} 104 {x + 66} 132L{x + 30} 132"
            f"C{x + 32} 104 {x + 24} 86 {x + 10} 75Z",
            "#9E1712",
            0.6,
        )
        yield oval(x, 133, 66, 9, "#FFF3C4")


def _others() -> Iterator[str]:
    """Yield the tables behind, in one tone."""
    for row, (y, size, tone) in enumerate(((600, 0.40, "#E9BE84"), (690, 0.56, "#DDA566"))):
        for place in range(9):
            x = 60 + place * 196 * (size / 0.44) + row * 70
            if x < WIDTH + 80:
                hair = ("#8A4A22", "#C4602F", "#5E3A20")[(place + row) % 3]
                yield group(
                    _distant(tone, hair),
                    f"translate({x} {y}) scale({size if place % 2 else -size},{size})",
                )
        yield rect(-40, y + 92 * size, WIDTH + 80, 15 * size, mix(tone, "#FFF6E2", 0.6))
        yield rect(-40, y + 107 * size, WIDTH + 80, 110 * size, mix(tone, "#A8672C", 0.30))


def _distant(tone: str, hair: str) -> str:
    body = smooth([(-84, 200), (-80, 60), (-40, 8), (10, 0), (50, 22), (66, 90), (64, 200)])
    return (
        path(body, tone)
        + rect(-24, -44, 42, 66, mix(tone, "#B9602A", 0.2))
        + oval(2, -84, 46, 56, mix(tone, "#FFE9CF", 0.2))
        + path(
            "M44-104C40-150-44-156-50-92C-52-70-40-50-30-44C-34-80-10-104 44-104Z",
            mix(tone, hair, 0.55),
        )
    )


def _table() -> str:
    top, fill = gradient("0 #FFF6E3 1,1 #FBE3B8 1")
    cloth, side = gradient("0 #0E59B6 1,1 #083A7C 1")
    edge = f"M150 {_TABLE}L1450 {_TABLE}L1600 968L1600 990L0 990L0 968Z"
    front = f"M0 990L{WIDTH} 990L{WIDTH} {HEIGHT}L0 {HEIGHT}Z"
    return (
        top
        + cloth
        + path(edge, fill)
        + path(front, side)
        + rect(0, 984, WIDTH, 8, "#FFFFFF")
        + grain(front, (0, 990, WIDTH, HEIGHT), (0, 1000), (0, 1110), "#052250", strength=0.5)
    )


def _dishes() -> str:
    return (
        group(_plate("#6FA23C", "#4C7F2A"), "translate(330 920) scale(1.1)")
        + group(_fish(), "translate(1110 934) scale(1.06)")
        + group(_pot(), "translate(790 880) scale(1.12)")
        + group(_bowl(CREAM), "translate(1380 902) scale(0.92)")
        + group(_cup(), "translate(560 922)")
        + group(_cup(), "translate(980 908) scale(0.9)")
    )


def _bowl(colour: str) -> str:
    """Return a bowl of rice, its rim at 0."""
    side = "M-74 0C-72 44-44 74-26 80L26 80C44 74 72 44 74 0Z"
    rice = "M-66-2C-54-18-30-26-4-26C30-26 54-18 66-2Z"
    return (
        path(rice, "#FFFFFF")
        + grain(rice, (-66, -30, 66, 0), (-20, -30), (60, 10), "#C9D3E2", strength=0.6)
        + path(side, colour)
        + grain(side, (-74, 0, 74, 80), (-10, 0), (70, 80), "#9FB2CC", strength=0.8)
        + line("M-69 20C-40 32 40 32 69 20", BLUE, 6)
        + rect(-26, 78, 52, 8, mix(colour, "#6B7C99", 0.4), 3)
        + oval(0, 0, 74, 9, "#FFFFFF", 0.6)
    )


def _plate(green: str, dark: str) -> str:
    leaves = "".join(
        group(
            path("M0 0C14-30 60-40 84-14C60 8 26 12 0 0Z", green if i % 2 else dark)
            + line("M6-2C30-14 56-16 76-13", "#CFE3A6", 2.4, 0.8),
            f"translate({-92 + i * 16} {-2 - i % 3 * 10}) rotate({-40 + i * 9}) scale(0.78)",
        )
        for i in range(9)
    )
    return (
        oval(0, 8, 136, 30, "#8A5A1C", 0.18)
        + oval(0, 0, 132, 28, "#FFFFFF")
        + oval(0, -2, 106, 20, "#DCE6F2")
        + leaves
    )


def _fish() -> str:
    body = (
        "M-104-14C-70-52 30-56 84-18C98-30 116-40 128-38C122-22 122-10 130 6"
        "C114 4 98-4 86-12C30 22-70 18-104-14Z"
    )
    return (
        oval(0, 8, 158, 32, "#8A5A1C", 0.18)
        + oval(0, 0, 154, 30, "#FFFFFF")
        + oval(0, -2, 126, 22, "#DCE6F2")
        + path(body, "#D98A35")
        + grain(body, (-104, -56, 130, 20), (0, -50), (20, 24), "#8F4C12")
        + "".join(
            line(f"M{x} -34C{x + 10} -24 {x + 10} -10 {x} -2", "#8F4C12", 4, 0.6)
            for x in (-40, -10, 20, 48)
        )
        + disc(-80, -18, 4.5, HAIR)
        + "".join(disc(x, y, 6, RED) for x, y in ((-20, 14), (40, 12), (8, 18)))
    )


def _pot() -> str:
    side = "M-116 0C-114 50-84 78-60 82L60 82C84 78 114 50 116 0Z"
    steam = "".join(
        line(
            f"M{x}-40C{x - 26}-80 {x + 30}-110 {x}-156C{x - 18}-184 {x + 8}-206 {x + 4}-222",
            "#FFFFFF",
            9,
            0.6,
        )
        for x in (-46, 4, 54)
    )
    return (
        blurred(steam, 3)
        + path(side, RED)
        + grain(side, (-116, 0, 116, 82), (-30, 0), (100, 90), "#8F0E10")
        + oval(0, 0, 116, 26, "#EF3A2E")
        + oval(0, 0, 102, 20, "#F6C667")
        + "".join(oval(x, y, 15, 6, "#7FA650") for x, y in ((-50, -2), (-10, 6), (40, -4), (64, 5)))
        + "".join(disc(x, y, 7, RED) for x, y in ((-28, -7), (18, -9), (10, 10)))
        + rect(-136, -2, 30, 14, "#B5160F", 7)
        + rect(106, -2, 30, 14, "#B5160F", 7)
    )


def _cup() -> str:
    return (
        path("M-26-56L26-56L20 10L-20 10Z", "#CFE4F3", 0.9)
        + path("M-23-30L23-30L20 10L-20 10Z", "#D9A441", 0.75)
        + oval(0, -56, 26, 6, "#FFFFFF", 0.9)
    )


def _chopsticks() -> str:
    return line("M-10 6L-128 52", "#8A4B1C", 6) + line("M-8 16L-122 66", "#A9612A", 6)

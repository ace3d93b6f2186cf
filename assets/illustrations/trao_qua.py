"""A gift handed over: two profiles meet over the box, colleagues look on."""

from collections.abc import Iterator

from assets.illustrations.people import (
    OFFICE,
    RED,
    WORK,
    YELLOW,
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

_SUN = (812, 520, 436)


def scene() -> str:
    """Return the whole picture."""
    officer = figure(
        Face(hair="short"),
        OFFICE,
        near=[(-88, 262), (-62, 420), (40, 470), (136, 424)],
        far=[(80, 250), (124, 330), (186, 330)],
        bare=True,
    )
    worker = figure(
        Face(hair="bun", hat="scarf", hat_colour=RED),
        WORK,
        near=[(-104, 262), (-88, 392), (6, 448), (118, 396)],
        far=[(72, 242), (104, 332), (172, 324)],
    )
    left, right = "translate(546 376)", "translate(1078 386) scale(-0.97,0.97)"
    return "".join(
        (
            *_room(),
            blurred("".join(_colleagues()), 5),
            group(officer.back, left),
            group(worker.back, right),
            _box(),
            group(officer.front, left),
            group(worker.front, right),
        )
    )


def _room() -> Iterator[str]:
    wall, fill = gradient("0 #FDEBD0 1,1 #F9D3A8 1", x2=1)
    yield wall + rect(0, 0, WIDTH, HEIGHT, fill)
    for index in range(10):
        x = 40 + index * 156
        yield rect(x, 80, 128, 420, "#D5E6F3") + rect(x, 80, 128, 150, "#E6F0F7")
        yield rect(x + 60, 80, 8, 420, "#FBE3C2") + rect(x, 286, 128, 8, "#FBE3C2")
    yield rect(0, 500, WIDTH, 14, "#F3C48F")
    beam, fill = gradient("0 #FFFFFF 0.22,1 #FFFFFF 0")
    yield beam
    for index in range(4):
        x = 40 + index * 156
        yield path(f"M{x} 80L{x + 128} 80L{x + 548} {HEIGHT}L{x + 300} {HEIGHT}Z", fill)
    x, y, r = _SUN
    yield disc(x, y, r, "#F7BC4A")
    circle = f"M{x - r} {y}A{r} {r} 0 1 1 {x + r} {y}A{r} {r} 0 1 1 {x - r} {y}Z"
    yield grain(
        circle, (x - r, y - 190, x + r, y + r), (x, y - 190), (x, y + 520), "#EE8A3C", strength=0.8
    )


def _colleagues() -> Iterator[str]:
    for x, y, size, hair in (
        (108, 690, 0.86, "#C4602F"),
        (268, 660, 0.94, "#8A4A22"),
        (1372, 656, 0.94, "#C4602F"),
        (1520, 690, 0.86, "#8A4A22"),
    ):
        tone = mix("#EDB67F", "#E0985A", 1 - size)
        body = smooth(
            [(-130, 440), (-128, 90), (-60, 26), (0, 14), (60, 26), (128, 90), (130, 440)],
            tension=0.4,
        )
        yield group(
            path(body, tone)
            + rect(-26, -40, 52, 80, mix(tone, "#B9602A", 0.16))
            + oval(0, -72, 54, 68, mix(tone, "#FFE9CF", 0.28))
            + path(
                "M-58-62C-62-150-20-160 0-158C24-160 62-150 58-62C40-108-40-108-58-62Z",
                mix(tone, hair, 0.6),
            ),
            f"translate({x} {y}) scale({size})",
        )


def _box() -> str:
    side = "M712 640L926 640L926 816L712 816Z"
    bows = ""
    for turn in (1, -1):
        loop = "M0 0C24-60 92-70 100-36C106-8 50 4 0 0Z"
        bow = (
            path(loop, YELLOW)
            + grain(loop, (0, -64, 104, 4), (20, -40), (110, 20), "#E39A00")
            + path("M18-10C34-42 70-48 76-32C78-18 50-6 18-10Z", "#D28A00", 0.55)
        )
        bows += group(bow, f"translate(820 606) scale({turn},1)")
    return (
        path(side, "#D6211A")
        + grain(side, (712, 640, 926, 816), (770, 640), (926, 860), "#8F0E10")
        + rect(698, 604, 242, 52, "#EF3A2E")
        + rect(698, 648, 242, 8, "#B5160F")
        + rect(800, 604, 40, 212, YELLOW)
        + rect(800, 648, 40, 8, "#D99B00")
        + bows
        + rect(802, 584, 36, 32, "#FFDD4A", 10)
        + line("M812 590C810 598 811 604 813 610", "#D99B00", 2, 0.6)
    )

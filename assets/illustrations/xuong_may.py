"""A garment hall: rows of workers to the vanishing point, one of them near."""

from collections.abc import Iterator

from assets.illustrations.svg import HEIGHT, WIDTH, disc, fade, group, line, mix, path, rect

BLUE, DEEP, PALE = "#0E59B6", "#083A7C", "#5B9BE4"
RED, YELLOW, CREAM, AIR = "#DA251D", "#FFCD00", "#FBF5E9", "#F6D9B4"
SKIN, SHADE, LINE, HAIR = "#E9B48E", "#CF8B63", "#A9613F", "#1A1B2B"
SCARVES = (RED, YELLOW, CREAM, RED, PALE, YELLOW, RED)
CLOTHS = (RED, YELLOW, "#8FBCEB", CREAM, "#F0705A", "#0B4EA2")
# Where all lines into the depth of the hall meet.
VANISH_X, VANISH_Y = 1010, 392
TABLE = 972  # the edge of the near table


def head(scarf: str, air: float) -> str:
    """Return a smiling profile looking right, its origin at the ear, seen through `air`."""

    def far(colour: str) -> str:
        return mix(colour, AIR, air)

    neck = path(
        "M-34 0C-36 40-40 70-58 104L26 112C14 90 12 76 16 52Z", far(mix(SKIN, SHADE, 0.45))
    ) + path("M-24 30C-6 58 14 66 24 62L18 84C0 84-24 70-36 44Z", far(LINE), 0.5)
    bun = path("M-20-70C-70-74-86-20-70 22C-64 40-48 46-34 40L-20 10Z", far(HAIR)) + disc(
        -74, 26, 26, far(HAIR)
    )
    face = path(
        "M6-62C30-62 46-48 47-28C47-20 44.5-17 46-12L57 7C59 12.5 55 16 48.5 16C47 18.5 48.5 21 "
        "51 24.5C52 27.5 49.5 29.5 46.5 29.5C49.5 31.5 50 36 47 38C44.5 41 45.5 44 46 48C47 58 38 "
        "64 27 63C10 62-8 53-17 38C-22 28-24 16-24 4L-24-40C-16-56-4-62 6-62Z",
        far(SKIN),
    ) + path(
        "M-24-50L-24 10C-22 28-20 36-14 42C-4 54 12 62 27 63C8 52-4 36-6 8C-7-14-4-30 0-44Z",
        far(SHADE),
        0.6,
    )
    ear = f'<ellipse cx="-14" cy="3" rx="9" ry="13" fill="{far(mix(SKIN, SHADE, 0.3))}"/>'
    features = (
        disc(24, 17, 12, far("#E8735A"), 0.3)
        + path("M24-25C31-31 40-30 46-26L45-22C39-26 31-26 25-22Z", far(HAIR))
        + line("M25-6Q33-15 42-8", far(HAIR), 3.4)
        + line("M47.5 29.5Q38 34 30 25", far("#9A3B2E"), 3)
    )
    tails = path(
        "M-58 10C-80 20-96 44-98 70C-84 62-66 50-50 26Z", far(mix(scarf, "#000000", 0.18))
    ) + path("M-50 20C-60 40-62 64-54 86C-44 70-38 44-38 24Z", far(mix(scarf, "#000000", 0.1)))
    cap = path(
        "M46-44C30-40 4-30-10-4C-16 8-24 24-40 30C-62 24-78-4-74-32C-70-72-36-94 0-92C28-90 46-74 "
        "48-54Z",
        far(scarf),
    ) + path(
        "M-74-32C-78-4-62 24-40 30C-34 27-29 22-25 16C-48 8-60-20-50-52"
        "C-44-70-32-82-18-89C-48-82-71-62-74-32Z",
        far(mix(scarf, "#5A0A0A", 0.35)),
        0.5,
    )
    hem = line("M47-52C26-52-2-42-18-14C-26 0-34 14-46 22", far("#FFFFFF"), 4, 0.5)
    return neck + bun + face + ear + features + tails + cap + hem


def machine(air: float) -> str:
    """Return a sewing machine, its origin at the needle on the table."""

    def far(colour: str) -> str:
        return mix(colour, AIR, air)

    body = (
        "M-16 0L-16-62C-16-86-4-96 18-96L150-96"
        "C176-96 186-84 186-62L186 0L128 0L128-46L26-46L22-22L6-22L4-46L-2-46L-2 0Z"
    )
    return (
        path(body, far("#F3F6FA"))
        + path("M-16-62L186-62L186-46L26-46L22-22L6-22L4-46L-16-46Z", "#20304A", 0.1)
        + path("M128-46L160-46L160-96C176-96 186-84 186-62L186 0L128 0Z", "#20304A", 0.08)
        + disc(190, -66, 24, far("#2B3550"))
        + disc(190, -66, 11, far("#8FA3C4"))
        + rect(8, -22, 4, 22, far("#2B3550"))
        + rect(46, -110, 7, 16, far("#2B3550"))
        + rect(40, -136, 19, 28, far(YELLOW), 3)
        + rect(86, -104, 40, 10, far(RED), 3)
    )


def worker(x: float, y: float, size: float, scarf: str, cloth: str | None, air: float) -> str:
    """Return one worker at a machine; y is the table, `air` the haze of the distance."""

    def far(colour: str) -> str:
        return mix(colour, AIR, air)

    foot = 60 if air else 190
    torso = (
        f"M-150-200C-128-212-122-216-108-214C-84-208-72-206-62-190C-44-160-38-142-34-120"
        f"C-28-80-27-40-28-20L-30 {foot}L-256 {foot}L-250-60C-246-110-242-136-226-160"
        "C-206-182-178-196-150-200Z"
    )
    shade = (
        f"M-226-160C-242-136-246-110-250-60L-256 {foot}L-200 {foot}"
        f"C-214-20-206-120-184-186C-200-180-214-172-226-160Z"
    )
    arm = (
        "M-192-150C-194-110-190-70-168-30C-140-6-60 4 14 0L10-40C-40-42-78-50-106-64"
        "C-104-92-106-122-108-152C-112-200-188-200-192-150Z"
    )
    under = "M-178-48C-172-40-170-34-168-30C-140-6-60 4 14 0L12-20C-50-16-110-30-130-58Z"
    hand = (
        "M2-40C14-42 24-40 30-36C40-32 46-28 46-22C47-14 46-9 42-6C32-2 22-1 14-2"
        "C4-3-4-5-8-8C-12-16-12-26-8-32C-6-37-2-39 2-40Z"
    )
    figure = (
        group(head(scarf, air), "translate(-120 -316) rotate(5) scale(1.16)")
        + path(torso, far(BLUE))
        + path(shade, far(DEEP), 0.8)
        + path("M-120-214L-96-150L-60-190C-70-206-84-210-108-214Z", far(PALE))
    )
    fabric = (
        path(
            "M6 0C30-26 90-30 150-14C190-4 210 2 236 0L236 14C200 30 214 80 190 110C170 90 160 50 "
            "140 40C120 80 110 90 90 70C70 50 40 20 6 12Z",
            far(cloth),
        )
        if cloth
        else ""
    )
    limb = path(arm, far(mix(BLUE, "#FFFFFF", 0.1))) + path(under, far(DEEP), 0.55)
    return (
        group(figure + fabric, f"translate({x} {y}) scale({size})")
        + group(machine(air), f"translate({x + size * 16} {y}) scale({size * 1.06})")
        + group(
            rect(-20, -9, 290, 9, far("#D5DEEA")) + limb + path(hand, far(SKIN)),
            f"translate({x} {y}) scale({size})",
        )
    )


def roof() -> Iterator[str]:
    """Yield the trusses, far to near, and the lamps that run to the vanishing point."""
    yield rect(0, 0, WIDTH, 306, "url(#roof)")
    for step in range(6, -1, -1):
        near = 0.66**step
        y = VANISH_Y - (VANISH_Y + 40) * near * 0.96
        colour = mix("#061F4C", "#4A88CF", min(1, (1 - near) * 1.05))
        zigzag = f"M{VANISH_X - 3040 * near} {y + 30 * near}" + "".join(
            f"l{95 * near} {64 * near}l{95 * near} {-64 * near}" for _ in range(int(32 / near**0.2))
        )
        yield line(zigzag, colour, 7 * near)
        yield rect(0, y + 15 * near, WIDTH, 15 * near, colour)
        yield rect(0, y + 90 * near, WIDTH, 9 * near, colour)
    far_y = VANISH_Y - (VANISH_Y + 30) * 0.22
    for across in (-3.2, -2.1, -1.05, 0, 1.05, 2.1):
        near_x, far_x = VANISH_X + across * 620, VANISH_X + across * 74
        yield path(
            f"M{far_x - 1.5} {far_y}L{far_x + 1.5} {far_y}L{near_x + 15}-30L{near_x - 15}-30Z",
            "#FFF6DD",
            0.95,
        )


def room() -> Iterator[str]:
    """Yield wall, windows and floor."""
    yield rect(0, 0, WIDTH, HEIGHT, "url(#wall)")
    yield rect(0, 300, WIDTH, 190, "#FBEBD2")
    for index in range(22):
        x = VANISH_X + (index - 11) * 92 - 34
        yield rect(x, 312, 70, 120, "#D4E6F4") + rect(x, 312, 70, 44, "#EAF3FA")
        yield rect(x + 33, 312, 4, 120, "#FBEBD2")
    yield f'<g clip-path="url(#above)">{"".join(roof())}</g>'
    yield rect(0, 300, WIDTH, 8, "#0A3573")
    yield rect(0, 486, WIDTH, HEIGHT - 486, "url(#floor)")
    for index in range(-14, 15):
        x = VANISH_X + index * 34
        yield line(f"M{x} 486L{x + index * 177} {HEIGHT}", "#E09A55", 2, 0.45)


def rows() -> Iterator[str]:
    """Yield four rows of workers, far to near; each is 0.6 of the next and paler."""
    for row, (y, size, air, count) in enumerate(
        ((524, 0.15, 0.70, 11), (566, 0.235, 0.52, 9), (640, 0.375, 0.32, 6), (772, 0.60, 0.12, 4))
    ):
        pitch = 551 * size
        first = VANISH_X - pitch * count / 2 - 40 * size + (60 if count == 4 else 0)
        for place in range(-2, count + 3):
            x = first + place * pitch + row % 2 * pitch * 0.35
            # Those the near worker hides would only touch her outline.
            if -300 < x < WIDTH + 300 and not (size > 0.3 and 330 < x < 700):
                scarf, cloth = SCARVES[(place * 3 + row) % 7], CLOTHS[(place * 5 + row * 2) % 6]
                yield worker(x, y, size, scarf, cloth, air)
        yield rect(0, y, WIDTH, 16 * size, mix("#F4E3C8", AIR, air))
        yield rect(0, y + 16 * size, WIDTH, 90 * size, mix("#C98B52", AIR, air))
        yield rect(0, y + 16 * size, WIDTH, 110 * size, "url(#under)")


def light() -> str:
    """Return the beams that fall from the windows."""
    beams = (
        f"M{x} 300L{x + 170} 300L{x - 240} {HEIGHT}L{x - 640} {HEIGHT}Z"
        for x in (120, 520, 920, 1320)
    )
    return "".join(path(beam, "url(#beam)") for beam in beams)


def piles() -> Iterator[str]:
    """Yield the folded work on the near table."""
    for x, width, colours in (
        (1206, 190, (BLUE, "#1765C6", BLUE, "#4C8FDD", BLUE)),
        (1424, 176, (YELLOW, "#F3B229", YELLOW)),
    ):
        for index, colour in enumerate(colours):
            y, shift = TABLE - 34 * (index + 1), index * 37 % 11 - 5
            yield rect(x + shift, y, width, 31, colour, 15)
            yield rect(x + shift + width * 0.45, y, width * 0.55, 31, "url(#fold)", 15)
            yield line(f"M{x + shift + 16} {y + 11}l{width - 66} 0", "#FFFFFF", 2.5, 0.4)


def near() -> Iterator[str]:
    """Yield the near table and the worker the picture is about."""
    yield from piles()
    yield rect(0, TABLE, WIDTH, 18, "#FFF3DC")
    yield rect(0, TABLE + 18, WIDTH, HEIGHT - TABLE, "url(#table)")
    yield worker(600, TABLE, 1.62, RED, None, 0)
    yield path(
        f"M636 {TABLE - 12}C690 {TABLE - 36} 800 {TABLE - 30} 880 {TABLE - 12}C930 {TABLE - 4} 960 "
        f"{TABLE} 980 {TABLE + 2}L972 {TABLE + 30}C940 {TABLE + 60} 960 {HEIGHT - 20} 930 "
        f"{HEIGHT + 20}L690 {HEIGHT + 20}C706 {HEIGHT - 40} 664 {TABLE + 66} 640 {TABLE + 30}"
        f"C626 {TABLE + 16} 624 {TABLE - 2} 636 {TABLE - 12}Z",
        "url(#cloth)",
    )
    for x in (720, 800, 880):
        fold = f"M{x} {TABLE + 6}C{x + 14} {TABLE + 40} {x - 8} {HEIGHT - 30} {x + 6} {HEIGHT}"
        yield line(fold, "#D98E12", 5, 0.8)
    yield path(
        f"M598 {TABLE - 62}C616 {TABLE - 64} 628 {TABLE - 62} 640 {TABLE - 58}"
        f"C660 {TABLE - 50} 674 "
        f"{TABLE - 44} 676 {TABLE - 36}C680 {TABLE - 24} 678 {TABLE - 16} 672 {TABLE - 12}C656 "
        f"{TABLE - 6} 644 {TABLE - 4} 628 {TABLE - 4}C610 {TABLE - 5} 598 {TABLE - 8} 590 "
        f"{TABLE - 12}C584 {TABLE - 24} 582 {TABLE - 34} 584 {TABLE - 44}C588 {TABLE - 54} 592 "
        f"{TABLE - 60} 598 {TABLE - 62}Z",
        SKIN,
    )
    for finger in range(3):
        yield line(f"M{668 - finger * 4} {TABLE - 38 + finger * 10}q-18-3-36 5", LINE, 2.6, 0.6)


def scene() -> str:
    """Return the whole picture."""
    defs = (
        f'<clipPath id="above"><rect width="{WIDTH}" height="304"/></clipPath>'
        + fade("wall", "0 #F9DDB4 1,0.5 #FBE7C8 1,1 #F3C48C 1")
        + fade("roof", "0 #072A60 1,1 #1A5AA8 1")
        + fade("floor", "0 #F7D8AB 1,1 #E8A765 1")
        + fade("under", "0 #8A4A1E 0.22,1 #8A4A1E 0")
        + fade("beam", "0 #FFFFFF 0.34,1 #FFFFFF 0")
        + fade("fold", "0 #201000 0,1 #201000 0.42", x2=1, y2=0)
        + fade("table", "0 #B06C33 1,1 #8A4D1F 1")
        + fade("cloth", "0 #FFCD00 1,1 #EDAA0E 1")
    )
    return f"<defs>{defs}</defs>" + "".join((*room(), *rows(), light(), *near()))

"""Pieces of SVG the illustrations are composed of, and the painter that makes them a picture."""

import math
from collections.abc import Sequence
from io import BytesIO
from itertools import count

import numpy as np
import skia
from PIL import Image

WIDTH, HEIGHT = 1600, 1067
Point = tuple[float, float]
_MOST = 200_000  # bytes
_names = count(1)


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` of the way from the first to the second."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def path(d: str, fill: str, opacity: float = 1) -> str:
    """Return a filled outline."""
    return f'<path d="{d}" fill="{fill}" fill-opacity="{opacity}"/>'


def line(d: str, colour: str, width: float, opacity: float = 1) -> str:
    """Return a drawn line with round ends."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}" '
        f'stroke-opacity="{opacity}" stroke-linecap="round" stroke-linejoin="round"/>'
    )


def rect(x: float, y: float, width: float, height: float, fill: str, radius: float = 0) -> str:
    """Return a rectangle, round-cornered if asked."""
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="{radius}" fill="{fill}"/>'


def disc(x: float, y: float, r: float, fill: str, opacity: float = 1) -> str:
    """Return a disc."""
    return f'<circle cx="{x}" cy="{y}" r="{r}" fill="{fill}" fill-opacity="{opacity}"/>'


def oval(x: float, y: float, rx: float, ry: float, fill: str, opacity: float = 1) -> str:
    """Return an ellipse."""
    return (
        f'<ellipse cx="{x}" cy="{y}" rx="{rx}" ry="{ry}" fill="{fill}" fill-opacity="{opacity}"/>'
    )


def ring(x: float, y: float, r: float, colour: str, width: float, opacity: float = 1) -> str:
    """Return a circle drawn as a line."""
    return (
        f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{colour}" '
        f'stroke-width="{width}" stroke-opacity="{opacity}"/>'
    )


def group(content: str, transform: str) -> str:
    """Return content moved, turned or scaled."""
    return f'<g transform="{transform}">{content}</g>'


def clipped(content: str, d: str) -> str:
    """Return the part of the content that lies inside an outline."""
    name = f"c{next(_names)}"
    return (
        f'<clipPath id="{name}"><path d="{d}"/></clipPath><g clip-path="url(#{name})">{content}</g>'
    )


def gradient(stops: str, *, x2: float = 0, y2: float = 1) -> tuple[str, str]:
    """Return a gradient, its stops as in `fade`, and the fill that uses it."""
    name = f"f{next(_names)}"
    return fade(name, stops, x2=x2, y2=y2), f"url(#{name})"


def fade(name: str, stops: str, *, x2: float = 0, y2: float = 1) -> str:
    """Return a gradient of this name; `stops` are "offset colour opacity" joined by commas."""
    parts = (stop.split() for stop in stops.split(","))
    inner = "".join(
        f'<stop offset="{at}" stop-color="{colour}" stop-opacity="{opacity}"/>'
        for at, colour, opacity in parts
    )
    vector = f'x1="0" y1="0" x2="{x2}" y2="{y2}"'
    return f'<linearGradient id="{name}" {vector}>{inner}</linearGradient>'


def smooth(points: Sequence[Point], *, closed: bool = True, tension: float = 0.45) -> str:
    """Return an outline that runs smoothly through the points."""
    last = len(points) - 1
    d = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for index in range(len(points) if closed else last):
        around = range(index - 1, index + 3)
        a, b, c, e = (
            points[place % (last + 1) if closed else min(max(place, 0), last)] for place in around
        )
        pull = tension / 3
        d += (
            f"C{b[0] + (c[0] - a[0]) * pull:.1f} {b[1] + (c[1] - a[1]) * pull:.1f} "
            f"{c[0] - (e[0] - b[0]) * pull:.1f} {c[1] - (e[1] - b[1]) * pull:.1f} "
            f"{c[0]:.1f} {c[1]:.1f}"
        )
    return d + ("Z" if closed else "")


def limb(points: Sequence[Point], widths: Sequence[float], *, capped: bool = True) -> str:
    """Return the outline of an arm or a sleeve; its first end is round if `capped`."""
    spine = _spine(points, 28)
    left: list[Point] = []
    right: list[Point] = []
    for index, (x, y) in enumerate(spine):
        before, after = spine[max(index - 1, 0)], spine[min(index + 1, len(spine) - 1)]
        angle = math.atan2(after[1] - before[1], after[0] - before[0]) + math.pi / 2
        half = _between(widths, index / (len(spine) - 1)) / 2
        for side, turn in ((left, 1), (right, -1)):
            place = (x + turn * half * math.cos(angle), y + turn * half * math.sin(angle))
            # Inside a bend the side would cross itself: what lies too near the spine is left out.
            if min(math.dist(place, other) for other in spine) > half * 0.94:
                side.append(place)
    r = widths[0] / 2
    sides = smooth(left, closed=False) + smooth(right[::-1], closed=False).replace("M", "L", 1)
    if not capped:
        return sides + "Z"
    return sides + f"A{r:.1f} {r:.1f} 0 0 0 {left[0][0]:.1f} {left[0][1]:.1f}Z"


def grain(
    d: str,
    box: tuple[float, float, float, float],
    start: Point,
    end: Point,
    colour: str,
    *,
    strength: float = 1,
    gamma: float = 1.3,
    dot: float = 1.3,
) -> str:
    """Return dots inside an outline, none at `start`, more and more toward `end`.

    `box` (left, top, right, bottom) is where dots may fall: the outline or what is seen of it.
    """
    left, top, right, bottom = box
    chance = np.random.default_rng(int(abs(left) * 7 + abs(top) * 13))
    number = int((right - left) * (bottom - top) / dot**2 * 1.4 * strength)
    x = chance.uniform(left, right, number)
    y = chance.uniform(top, bottom, number)
    run, fall = end[0] - start[0], end[1] - start[1]
    far = ((x - start[0]) * run + (y - start[1]) * fall) / (run * run + fall * fall)
    seen = chance.random(number) < np.clip(far, 0, 1) ** gamma
    dots = "".join(
        f"M{a:.1f} {b:.1f}h{dot}v{dot}h-{dot}z" for a, b in zip(x[seen], y[seen], strict=True)
    )
    return clipped(path(dots, colour), d) if dots else ""


def blurred(content: str, amount: float) -> str:
    """Return content out of focus."""
    name = f"b{next(_names)}"
    return (
        f'<filter id="{name}" x="-0.2" y="-0.2" width="1.4" height="1.4">'
        f'<feGaussianBlur stdDeviation="{amount}"/></filter><g filter="url(#{name})">{content}</g>'
    )


def picture(scene: str) -> Image.Image:
    """Return a scene as pixels."""
    # The stream does not copy: its bytes must live as long as it does.
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{scene}</svg>'
    data = svg.encode()
    pixels = np.zeros((HEIGHT, WIDTH, 4), np.uint8)
    info = skia.ImageInfo.Make(WIDTH, HEIGHT, skia.kBGRA_8888_ColorType, skia.kPremul_AlphaType)
    surface = skia.Surface.MakeRasterDirect(info, pixels)
    skia.SVGDOM.MakeFromStream(skia.MemoryStream(data)).render(surface.getCanvas())
    return Image.frombuffer("RGB", (WIDTH, HEIGHT), pixels, "raw", "BGRX", 0, 1)


def jpeg(image: Image.Image) -> bytes:
    """Return the best JPEG of at most 200 kB."""
    for quality in range(84, 50, -2):
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= _MOST:
            break
    return buffer.getvalue()


def _spine(points: Sequence[Point], steps: int) -> list[Point]:
    """Return places along a Catmull-Rom line through the points."""
    last, found = len(points) - 1, []
    for step in range(steps + 1):
        whole = step / steps * last
        index = min(int(whole), last - 1)
        t = whole - index
        a, b, c, e = (points[min(max(place, 0), last)] for place in range(index - 1, index + 3))
        found.append((_spline(a[0], b[0], c[0], e[0], t), _spline(a[1], b[1], c[1], e[1], t)))
    return found


def _spline(a: float, b: float, c: float, e: float, t: float) -> float:
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - e) * t * t + (3 * b - a - 3 * c + e) * t**3
    )


def _between(values: Sequence[float], share: float) -> float:
    place = share * (len(values) - 1)
    index = min(int(place), len(values) - 2)
    return values[index] + (values[index + 1] - values[index]) * (place - index)

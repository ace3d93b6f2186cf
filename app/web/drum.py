"""The ornament: rings after the Đông Sơn drum, read as sound waves; our own drawing, by rule."""

from collections.abc import Iterator
from functools import cache
from math import cos, pi, sin

from flask import Blueprint, Response

from app.web.fresh import fresh

drum = Blueprint("drum", __name__)

FOR_A_DAY = "public, max-age=86400"
_MIDDLE = 500
_RINGS = (104, 112, 160, 168, 216, 300, 310, 372, 440, 452)


@drum.get("/drum.svg")
def show() -> Response:
    """The ornament, white at a fifth: for blue blocks only."""
    return fresh(drawing(), mime="image/svg+xml", cache=FOR_A_DAY)


@cache
def drawing() -> str:
    """Return the ornament as SVG, 1000 units wide."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 1000" width="1000" height="1000"'
        ' fill="none" stroke="#fff" stroke-width="2.2" opacity="0.2">'
        + "".join(_parts())
        + "</svg>"
    )


def _parts() -> Iterator[str]:
    yield _star(rays=14, inner=38, outer=92)
    yield from (_circle(_MIDDLE, _MIDDLE, radius) for radius in _RINGS)
    yield from _beads(count=36, ring=136, radius=9)
    yield _star(rays=54, inner=172, outer=206)
    yield from _beads(count=44, ring=258, radius=15)
    yield from _beads(count=44, ring=258, radius=5)
    yield _star(rays=84, inner=316, outer=362)
    yield from _beads(count=72, ring=406, radius=13)


def _star(*, rays: int, inner: float, outer: float) -> str:
    """A closed row of teeth; with few of them it is the sun in the middle."""
    corners = (_at(outer if step % 2 == 0 else inner, pi * step / rays) for step in range(2 * rays))
    return f'<path d="M{" ".join(f"{x:.1f} {y:.1f}" for x, y in corners)}Z"/>'


def _beads(*, count: int, ring: float, radius: float) -> Iterator[str]:
    for step in range(count):
        yield _circle(*_at(ring, 2 * pi * step / count), radius)


def _circle(x: float, y: float, radius: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}"/>'


def _at(radius: float, angle: float) -> tuple[float, float]:
    """The point at a distance from the middle; angles run clockwise from above."""
    return _MIDDLE + radius * sin(angle), _MIDDLE - radius * cos(angle)

"""Drawings in SVG are drawn in the colours of their roles."""

from pathlib import Path

from tests.rendering.sheets import HEAD, pixels, rows, template

LAYER = """
[[layers]]
type = "artwork"
file = "goc.svg"
x = 0
y = 0
width = 4
height = 4
"""
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4" viewBox="0 0 4 4">
<path fill="role:strong" d="M0 0H2V4H0Z"/></svg>"""


def test_a_drawing_takes_the_colour_of_a_role(tmp_path: Path) -> None:
    place = tmp_path / "infographic" / "thu"
    place.mkdir(parents=True)
    (place / "goc.svg").write_text(DRAWING, encoding="utf-8")
    made = template(tmp_path, HEAD + LAYER)
    assert rows(pixels(made, (4, 4), {"title": "Một"})) == ["RR__"] * 4

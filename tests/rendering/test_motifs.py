"""The motifs of the campaigns: drawn from numbers, the same every time."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.rendering import reading
from app.rendering.errors import TextTooLong
from app.rendering.scene.rings import Scale, kept
from tests.rendering.sheets import HEAD, pixels, template

YEARS = """
[slots.marks]
type = "rows"
label = "Mốc"
columns = [
  { name = "year", type = "number", label = "Năm" },
  { name = "what", type = "text", label = "Việc", max = 99 },
]
example = [{ year = 1929, what = "A" }, { year = 2027, what = "B" }]

[words]
"""
RINGS = """
[[layers]]
type = "rings"
x = 60
y = 200
inner = 20
outer = 118
first = "1929"
last = "2027"
colour = "#0B4EA2"
marked = "#DA251D"
milestones = "marks"
rule = 10
apart = 30
line = 2
number = "{{ title | int or '' }}"
number_at = [80, 180]
number_width = 30

  [[layers.layers]]
  type = "text"
  text = "{{ item.what }}"
  face = "B500"
  size = 12
  floor = 12
  colour = "ink"
  x = 0
  width = 45
  baseline = 75
"""
BRANCH = """
[[layers]]
type = "branch"
blossom = "dao"
points = [[0, 100], [60, 60], [140, 50]]
wood = [10, 3]
flowers = [8, 14]
twigs = 5
seed = 4

[[layers]]
type = "tray"
x = 100
y = 60
r = 40

[[layers]]
type = "petals"
blossom = "mai"
x = 150
y = 0
width = 40
height = 40

[[layers]]
type = "flower"
blossom = "mai"
x = 170
y = 80
r = 15
blur = 2
opacity = 50
"""


def years(*given: int) -> list[dict[str, Any]]:
    return [{"year": year} for year in given]


def with_rings(folder: Path) -> Any:
    return template(folder, HEAD.replace("[words]", YEARS) + RINGS)


def reds(drawn: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return np.argwhere((drawn == (218, 37, 29)).all(axis=2))


def test_a_milestone_runs_out_straight_at_the_height_of_its_year(tmp_path: Path) -> None:
    made = with_rings(tmp_path)
    drawn = pixels(made, (200, 220), {**made.example, "title": "x"})
    straight = {int(y) for y, x in reds(drawn) if x < 50}
    assert straight == {200 - 118 - 1, 200 - 118, 200 - 20 - 1, 200 - 20}


def test_no_ring_reaches_below_its_centre_or_left_of_its_axis(tmp_path: Path) -> None:
    made = with_rings(tmp_path)
    drawn = pixels(made, (200, 220), {**made.example, "title": "x"})
    down, across = np.nonzero((drawn == (11, 78, 162)).all(axis=2))
    assert down.max() < 200
    assert across.min() >= 60


def test_the_number_is_made_of_the_rings(tmp_path: Path) -> None:
    made = with_rings(tmp_path)
    plain = pixels(made, (200, 220), {**made.example, "title": "x"})
    drawn = pixels(made, (200, 220), {**made.example, "title": "98"})
    down, across = np.nonzero((plain != drawn).any(axis=2))
    assert (across.min(), across.max()) == (80, 109)
    assert down.max() <= 180


def test_a_narrow_number_is_no_higher_than_it_may_be(tmp_path: Path) -> None:
    low = RINGS.replace("number_width = 30", "number_width = 30\nnumber_height = 15")
    made = template(tmp_path, HEAD.replace("[words]", YEARS) + low)
    plain = pixels(made, (200, 220), {**made.example, "title": "x"})
    drawn = pixels(made, (200, 220), {**made.example, "title": "11"})
    down, across = np.nonzero((plain != drawn).any(axis=2))
    assert down.min() >= 180 - 15
    assert across.max() < 109


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ((1929, 1946, 1957, 1988, 2012, 2027), [1929, 1946, 1957, 1988, 2012, 2027]),
        ((1929, 1946, 1950, 2027), [1929, 1946, 2027]),
        ((1929, 1950, 1946, 2027), [1929, 1950, 2027]),
        ((1929, 2020, 2027), [1929, 2027]),
        ((1900, 1929, 2027, 2040), [1929, 2027]),
        ((), []),
    ],
)
def test_years_too_near_give_way_and_the_scale_stays(
    given: tuple[int, ...], shown: list[int]
) -> None:
    scale = Scale(first=1929, last=2027, inner=84, pitch=9.1)
    assert [row["year"] for row in kept(years(*given), scale, apart=100)] == shown


def test_what_is_said_of_a_year_is_refused_by_the_name_of_its_slot(tmp_path: Path) -> None:
    made = with_rings(tmp_path)
    rows = [{"year": 1950, "what": "Thành lập Tổng Liên đoàn"}]
    with pytest.raises(TextTooLong, match="“Mốc” dài quá chỗ"):
        pixels(made, (200, 220), {"title": "98", "marks": rows})


def test_the_layers_inside_rings_are_checked_too(tmp_path: Path) -> None:
    place = tmp_path / "template.toml"
    text = HEAD.replace("[words]", YEARS) + RINGS.replace("baseline = 75", 'below = ["khác"]')
    place.write_text(text, encoding="utf-8")
    _, problems = reading.read(place)
    assert [problem.message for problem in problems] == [
        "Không có lớp “khác” đứng trước. (khổ square)"
    ]


def test_the_same_seed_grows_the_same_branch(tmp_path: Path) -> None:
    made = template(tmp_path, HEAD + BRANCH)
    first, again = (pixels(made, (200, 120), {"title": "x"}) for _ in range(2))
    other = template(tmp_path / "b", HEAD + BRANCH.replace("seed = 4", "seed = 5"))
    assert np.array_equal(first, again)
    assert not np.array_equal(first, pixels(other, (200, 120), {"title": "x"}))

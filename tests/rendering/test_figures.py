"""Calendars, crowds, mosaics and round frames show what they are given."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from app.errors import BadInput
from app.rendering.context import EXAMPLE
from app.rendering.errors import TextTooLong
from app.rendering.scene.draw import draw
from app.rendering.slots import read_values
from app.rendering.template import find
from tests.rendering.sheets import HEAD, TEMPLATES, photo_of, pixels, template

BLUE, RED, YELLOW = (0x0B, 0x4E, 0xA2), (0xDA, 0x25, 0x1D), (0xFF, 0xCD, 0x00)
DAYS = """
[slots.rows]
type = "rows"
label = "Các việc"
columns = [{ name = "date", type = "date", label = "Ngày" }]
example = [{ date = "2027-05-03" }]
"""
PHOTOS = """
[slots.photos]
type = "rows"
label = "Các ảnh"
columns = [{ name = "photo", type = "photo", label = "Ảnh" }]
example = [{ photo = "assets/illustrations/xuong-may.jpg" }]
"""


def drawn(folder: Path, text: str, raw: dict[str, Any], size: tuple[int, int]) -> Any:
    return pixels(template(folder, HEAD + text), size, {"title": "Một", **raw})


def share(picture: Any, colour: tuple[int, int, int]) -> float:
    return float((np.abs(picture.astype(int) - colour).max(axis=-1) < 3).mean())


def test_a_calendar_marks_the_days_of_its_month_and_of_no_other(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "month"
x = 0
y = 0
width = 140
height = 140
month = "rows | map(attribute='date') | thang_chinh"
dates = "rows | map(attribute='date')"
size = 6
colour = "#0B4EA2"
faint = "#0B4EA2"
marked = "#FFCD00"
on_marked = "#DA251D"
"""
    rows = [{"date": "2027-04-30"}, {"date": "2027-05-03"}, {"date": "2027-05-09"}]
    picture = drawn(tmp_path, DAYS + layer, {"rows": rows}, (140, 140))
    # May 2027 begins on a Saturday: the 3rd is the first Monday, the 9th the Sunday of its week.
    cells = picture.reshape(7, 20, 7, 20, 3).swapaxes(1, 2)
    marked = [
        (row, column)
        for row in range(7)
        for column in range(7)
        if share(cells[row, column], YELLOW) > 0.2
    ]
    assert marked == [(2, 0), (2, 6)]


def test_the_rays_of_days_with_something_on_are_long(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "days"
x = 150
y = 150
size = 90
month = "rows | map(attribute='date') | thang_chinh"
dates = "rows | map(attribute='date')"
small = 1
large = 1
ray = "#0B4EA2"
marked = "#DA251D"
"""
    picture = drawn(tmp_path, DAYS + layer, {"rows": [{"date": "2027-05-16"}]}, (300, 150))
    # The 16th of 31 days stands upright; its neighbours end further in.
    column = picture[:, 150]
    lengths = [int((np.abs(column.astype(int) - RED).max(axis=-1) < 3)[: 150 - 92].sum())]
    assert 30 <= lengths[0] <= 40
    assert share(picture[:30], BLUE) == 0


def test_photos_lie_as_their_number_asks(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "mosaic"
x = 0
y = 0
width = 90
height = 60
gutter = 10
list = "photos"
places = [
  [[0, 0, 0.5, 1], [0.5, 0, 0.5, 1]],
  [[0, 0, 1, 0.5], [0, 0.5, 0.5, 0.5], [0.5, 0.5, 0.5, 0.5]],
]
"""
    one = {"photo": "assets/illustrations/xuong-may.jpg"}
    two = drawn(tmp_path, PHOTOS + layer, {"photos": [one] * 2}, (90, 60))
    assert (two[:, 41:49] == 255).all()
    assert not (two[:, :40] == 255).all()
    three = drawn(tmp_path, PHOTOS + layer, {"photos": [one] * 3}, (90, 60))
    assert (three[26:34] == 255).all()
    assert not (three[:25, 41:49] == 255).all()
    with pytest.raises(BadInput, match="có 4 ảnh; mẫu này xếp được 2, 3 ảnh"):
        drawn(tmp_path, PHOTOS + layer, {"photos": [one] * 4}, (90, 60))


def test_a_porthole_leaves_its_middle_as_it_was(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "porthole"
x = 50
y = 50
r = 40
colours = ["#0B4EA2"]
"""
    picture = drawn(tmp_path, layer, {}, (100, 100))
    assert tuple(picture[2, 2]) == BLUE
    assert tuple(picture[50, 5]) == BLUE
    assert tuple(picture[50, 50]) == (255, 255, 255)
    assert tuple(picture[50, 14]) == (255, 255, 255)


def test_a_profile_frame_leaves_the_face_alone() -> None:
    frame = find(TEMPLATES, "khung-dai-dien")
    picture = draw(frame, read_values(frame, {}), EXAMPLE, "avatar", photo_of).pixels
    y, x = np.mgrid[:1080, :1080]
    middle = np.hypot(x - 540, y - 486) < 400
    assert picture[..., 3][middle].max() == 0
    assert picture[-1, -1, 3] == 255


ARC = """
[[layers]]
type = "arc"
text = "{{ title }}"
face = "B700"
size = 24
floor = 12
colour = "#DA251D"
x = 100
y = 100
r = 70
angle = %s
span = 120
"""


@pytest.mark.parametrize(("angle", "half"), [(-90, 0), (90, 1)])
def test_words_on_a_circle_stand_where_they_are_sent(tmp_path: Path, angle: int, half: int) -> None:
    picture = drawn(tmp_path, ARC % angle, {"title": "Công đoàn"}, (200, 200))
    halves = share(picture[:100], RED), share(picture[100:], RED)
    assert halves[half] > 0.01
    assert halves[1 - half] == 0


def test_words_too_long_for_their_circle_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TextTooLong, match="Tên lớn"):
        drawn(tmp_path, ARC % 90, {"title": "Công đoàn khu công nghiệp Ánh Dương"}, (200, 200))


def test_one_of_a_crowd_stands_out_and_the_same_seed_gives_the_same_people(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "crowd"
x = 150
y = 100
width = 60
far = 30
rows = 3
rise = 40
near_colour = "#0B4EA2"
far_colour = "#0B4EA2"
one = [0, 0]
one_colour = "#DA251D"
seed = %s
"""
    first, again, other = (
        drawn(tmp_path / str(turn), layer % seed, {}, (300, 110))
        for turn, seed in enumerate((1, 1, 2))
    )
    assert np.array_equal(first, again)
    assert not np.array_equal(first, other)
    red = np.nonzero(np.abs(first.astype(int) - RED).max(axis=-1) < 3)[1]
    assert 100 < red.min() < red.max() < 200

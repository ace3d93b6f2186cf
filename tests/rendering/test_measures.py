"""Bars, lines, progress and years: drawn to scale, or refused."""

from pathlib import Path

import numpy as np
import pytest

from app.errors import BadInput
from app.rendering.errors import TextTooLong
from tests.rendering.stages import Seen, seen

LENGTHS = """
[[layers]]
type = "lengths"
x = 0
y = 0
width = 400
height = 120
values = "{values}"
labels = "{labels}"
unit = "%"
size = 20
floor = 14
colour = "#0B4EA2"
marked = "#DA251D"
"""
TREND = """
[[layers]]
type = "trend"
x = 0
y = 0
width = 400
height = 200
values = "{values}"
labels = "{labels}"
colour = "#0B4EA2"
marked = "#DA251D"
"""
PROGRESS = """
[[layers]]
type = "progress"
x = 0
y = 1
width = 10
height = 2
share = "0.3"
colour = "#DA251D"
rest = "#FFCD00"
"""
TIMELINE = """
[[layers]]
name = "t"
type = "timeline"
x = 20
y = 20
length = 980
list = "years"
width = 300
colour = "#0B4EA2"
ink = "ink"
lesser = "item.minor == 'có'"
"""
YEARS = """
[slots.years]
type = "rows"
label = "Các mốc"
columns = [
  { name = "year", type = "number", label = "Năm" },
  { name = "text", type = "text", label = "Việc" },
  { name = "minor", type = "text", label = "Phụ", required = false },
]
example = [{ year = 1929, text = "a" }]
"""
BLUE, RED = (0x0B, 0x4E, 0xA2), (0xDA, 0x25, 0x1D)


def across(made: Seen, colour: tuple[int, int, int], row: int) -> int:
    """Return how many pixels of a row reach from the first to the last of a colour."""
    found = np.flatnonzero((made.pixels[row] == colour).all(axis=1))
    return int(found.max() - found.min() + 1) if len(found) else 0


def test_bars_are_as_long_as_their_values_and_the_greatest_is_marked(tmp_path: Path) -> None:
    layer = LENGTHS.format(values="[150, 200, 300]", labels="['Thường', 'Nghỉ', 'Lễ']")
    made = seen(tmp_path, layer, (400, 120))
    assert [across(made, BLUE, row) for row in (6, 46)] == pytest.approx([200, 267], abs=1)
    assert across(made, RED, 86) == 400


def test_a_name_stands_behind_a_bar_too_short_for_it(tmp_path: Path) -> None:
    layer = LENGTHS.format(values="[3, 100]", labels="['Khu vực phía Nam', 'Bắc']")
    made = seen(tmp_path, layer, (400, 120))
    assert across(made, BLUE, 8) == 12
    dark = (made.pixels[10:50, 20:] < 80).all(axis=2)
    assert dark.any()


def test_a_name_with_no_room_is_refused(tmp_path: Path) -> None:
    layer = LENGTHS.format(values="[50, 100]", labels="[title, 'Bắc']")
    long = "Khu công nghiệp và khu chế xuất phía Nam thành phố"
    with pytest.raises(TextTooLong, match="Tên lớn"):
        seen(tmp_path, layer, (400, 120), {"title": long})


def test_a_line_starts_at_nothing_and_marks_its_greatest_value(tmp_path: Path) -> None:
    layer = TREND.format(values="[0, 50, 100, 50]", labels="['1', '2', '3', '4']")
    made = seen(tmp_path, layer, (400, 200))
    red = np.argwhere((made.pixels == RED).all(axis=2))
    assert abs(float(np.median(red[:, 1])) - 400 * 2 / 3) < 20
    foot = 200 - 17 * 2
    assert (made.pixels[foot, 150:395] < 60).all()
    assert not (made.pixels[: foot - 2, :3] < 60).all(axis=2).any()


def test_a_line_needs_two_points(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="ít nhất hai kỳ"):
        seen(tmp_path, TREND.format(values="[1]", labels="['1']"), (400, 200))


def test_labels_of_an_axis_never_touch(tmp_path: Path) -> None:
    labels = [f"Tháng {number}/2026" for number in range(1, 13)]
    layer = TREND.format(values=str(list(range(1, 13))), labels=str(labels))
    made = seen(tmp_path, layer, (400, 200))
    inked = np.asarray((made.pixels[178:196] < 190).all(axis=2).any(axis=0))
    gaps = np.diff(np.flatnonzero(inked))
    assert 2 <= int((gaps > 9).sum()) + 1 < 12
    assert inked[-8:].any()


def test_progress_is_its_share_of_the_way(tmp_path: Path) -> None:
    made = seen(tmp_path, PROGRESS, (10, 4))
    assert made.rows == ["_" * 10, "RRR" + "Y" * 7, "RRR" + "Y" * 7, "_" * 10]


def test_years_stand_to_scale(tmp_path: Path) -> None:
    raw = {
        "years": [
            {"year": 1929, "text": "Ra đời"},
            {"year": 1978, "text": "Giữa đường"},
            {"year": 2027, "text": "Hôm nay"},
        ]
    }
    made = seen(tmp_path, TIMELINE, (400, 1060), raw, slots=YEARS)
    assert made.words == [("Ra đời",), ("Giữa đường",), ("Hôm nay",)]
    tops = [text.box[1] for text in made.laid]
    assert tops[1] - tops[0] == pytest.approx(490)
    assert tops[2] - tops[1] == pytest.approx(490)


def test_of_two_years_too_near_the_lesser_goes(tmp_path: Path) -> None:
    near = [
        {"year": 1929, "text": "Ra đời"},
        {"year": 1930, "text": "Sau một năm", "minor": "có"},
        {"year": 2027, "text": "Hôm nay"},
    ]
    made = seen(tmp_path, TIMELINE, (400, 1060), {"years": near}, slots=YEARS)
    assert [lines[0] for lines in made.words] == ["Ra đời", "Hôm nay"]


def test_two_years_too_near_are_refused_by_name(tmp_path: Path) -> None:
    near = [
        {"year": 1929, "text": "Ra đời"},
        {"year": 1930, "text": "Sau một năm"},
        {"year": 2027, "text": "Hôm nay"},
    ]
    with pytest.raises(BadInput, match="“Các mốc”: mốc 1929 và 1930 quá gần"):
        seen(tmp_path, TIMELINE, (400, 1060), {"years": near}, slots=YEARS)

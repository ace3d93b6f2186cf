"""Lists whose rows are as high as their words, with colours in turn."""

from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from app.errors import BadInput
from tests.rendering.stages import Seen, seen

SLOT = """
[slots.steps]
type = "rows"
label = "Các bước"
columns = [{ name = "text", type = "text", label = "Việc", max = 400 }]
example = [{ text = "a" }]
"""
LIST = """
[[layers]]
type = "list"
x = 0
y = 0
width = 300
height = 300
gap = 10
pad = 10
list = "steps"
tints = [{ paper = "#DA251D" }, { paper = "#0B4EA2" }]

  [[layers.variants]]

    [[layers.variants.layers]]
    type = "field"
    colours = ["paper"]

    [[layers.variants.layers]]
    type = "text"
    text = "{{ item.text }}"
    face = "B400"
    size = 20
    lines = 6
    leading = 1.4
    colour = "#FFFFFF"
    x = 10
    top = 10
    width = 280
"""
SHORT, LONG = "Một dòng", "Chỉ huy động làm thêm khi người lao động đồng ý bằng văn bản " * 2


def bands(made: Seen) -> list[tuple[str, int]]:
    """Return the colours down the left edge and how far each reaches."""
    letters = "".join(row[0] for row in made.rows)
    edges = [0, *(np.flatnonzero(np.diff([ord(one) for one in letters])) + 1), len(letters)]
    return [(letters[a], int(b - a)) for a, b in pairwise(edges)]


def steps(*texts: str) -> dict[str, object]:
    return {"steps": [{"text": text} for text in texts]}


def test_a_row_is_as_high_as_its_words_and_colours_take_turns(tmp_path: Path) -> None:
    made = seen(tmp_path, LIST, (300, 300), steps(SHORT, LONG, SHORT), slots=SLOT)
    (first, low), (_, gap), (second, high), *_, (_, rest) = bands(made)
    assert (first, second, gap) == ("R", "B", 10)
    assert low < high
    assert rest > 10
    assert len(made.laid) == 3


def test_what_is_left_goes_into_the_rows_or_between_them(tmp_path: Path) -> None:
    within = LIST.replace("gap = 10", 'gap = 0\nrest = "within"')
    assert bands(seen(tmp_path, within, (300, 300), steps(SHORT, SHORT), slots=SLOT)) == [
        ("R", 150),
        ("B", 150),
    ]
    between = LIST.replace("gap = 10", 'gap = 0\nrest = "between"')
    found = bands(seen(tmp_path, between, (300, 300), steps(SHORT, SHORT), slots=SLOT))
    assert [letter for letter, _ in found] == ["R", "_", "B"]


def test_rows_that_do_not_fit_are_refused_by_the_name_of_the_list(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"“Các bước” dài quá chỗ trên hình khoảng \d+%"):
        seen(tmp_path, LIST, (300, 300), steps(*[LONG] * 4), slots=SLOT)


def test_a_tighter_variant_is_taken_before_refusing(tmp_path: Path) -> None:
    tight = LIST.split("  [[layers.variants]]\n", 1)[1].replace("size = 20", "size = 12")
    layers = LIST + "\n  [[layers.variants]]\n" + tight
    made = seen(tmp_path, layers, (300, 300), steps(*[LONG] * 4), slots=SLOT)
    assert {text.size for text in made.laid} == {12}


def test_texts_in_cells_know_where_they_stand_on_the_whole(tmp_path: Path) -> None:
    made = seen(tmp_path, LIST, (300, 300), steps(SHORT, SHORT), slots=SLOT)
    first, second = (text.box for text in made.laid)
    assert second[1] > first[3]

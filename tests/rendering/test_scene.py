"""Layers become pixels, small enough to see in a test."""

import unicodedata
from pathlib import Path

import numpy as np
import pytest

from app.rendering.errors import MissingGlyph, TextTooLong
from app.rendering.scene import fonts, setting
from app.rendering.scene.layers import RingLayer
from app.rendering.scene.motifs import teeth
from tests.rendering.sheets import HEAD, pixels, rows, template

BOX = """
[[layers]]
type = "field"
colours = ["#0B4EA2"]
width = 5
height = 4

[[layers]]
type = "rect"
x = 1
y = 1
width = 3
height = 2
colour = "on_field"
"""
TEXT = """
[[layers]]
name = "t"
type = "text"
text = "{{ title }}"
face = "M900"
size = 60
floor = 40
lines = 2
leading = 1.0
colour = "#0B4EA2"
x = 20
width = 300
top = 20
"""


def ink(drawn: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> tuple[int, int, int, int]:
    """Return left, top, right and bottom of what is not white."""
    down, across = np.nonzero((drawn < 128).any(axis=2))
    return int(across.min()), int(down.min()), int(across.max()), int(down.max())


def test_layers_lie_over_each_other_in_the_order_of_the_file(tmp_path: Path) -> None:
    drawn = pixels(template(tmp_path, HEAD + BOX), (6, 4), {"title": "x"})
    assert rows(drawn) == ["BBBBB_", "B___B_", "B___B_", "BBBBB_"]


def test_a_layer_is_drawn_only_when_it_should_be(tmp_path: Path) -> None:
    text = HEAD + BOX.replace('type = "rect"', 'type = "rect"\nwhen = "title == \'có\'"')
    made = template(tmp_path, text)
    assert rows(pixels(made, (5, 4), {"title": "có"}))[1] == "B___B"
    assert rows(pixels(made, (5, 4), {"title": "không"}))[1] == "BBBBB"


def test_negative_places_are_measured_from_the_far_edge(tmp_path: Path) -> None:
    text = (
        HEAD
        + BOX.split('[[layers]]\ntype = "rect"')[0]
        + """
[[layers]]
type = "rect"
x = -2
y = -1
height = 1
colour = "#DA251D"
"""
    )
    drawn = pixels(template(tmp_path, text), (5, 4), {"title": "x"})
    assert rows(drawn) == ["BBBBB", "BBBBB", "BBBBB", "BBBRR"]


def test_cells_share_the_room_and_the_fuller_rows_stand_last(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[layers]]
type = "cells"
x = 0
y = 0
width = 5
height = 3
list = "title | list"
across = "2"
gutter = 1
row_gap = 1

  [[layers.variants]]

    [[layers.variants.layers]]
    type = "field"
    colours = ["#DA251D"]
"""
    )
    made = template(tmp_path, text)
    assert rows(pixels(made, (5, 3), {"title": "abc"})) == ["RRRRR", "_____", "RR_RR"]


def test_words_start_on_the_margin_whatever_their_first_letter(tmp_path: Path) -> None:
    made = template(tmp_path, HEAD + TEXT)
    for word in ("Tháng", "Công", "nhân", "Ánh", "Vững", "Đoàn", "Hội"):
        left, top, _, _ = ink(pixels(made, (340, 160), {"title": word}))
        assert abs(left - 20) <= 1
        assert top <= 20 + 1


def test_text_too_long_names_its_slot_and_how_much_must_go(tmp_path: Path) -> None:
    made = template(tmp_path, HEAD + TEXT)
    with pytest.raises(TextTooLong) as raised:
        pixels(made, (340, 160), {"title": "Đoàn kết " * 6})
    assert raised.value.label == "Tên lớn"
    shorter = ("Đoàn kết " * 6).strip()[: -raised.value.over]
    pixels(made, (340, 160), {"title": shorter})


def test_a_character_without_a_drawing_is_refused_by_name(tmp_path: Path) -> None:
    made = template(tmp_path, HEAD + TEXT)
    with pytest.raises(MissingGlyph, match=r"“Tên lớn”.*“工” \(U\+5DE5\)"):
        pixels(made, (340, 160), {"title": "Chào 工"})


def test_marks_of_two_lines_never_touch(tmp_path: Path) -> None:
    """ộ over ố: at a leading of 1.0 the dot would run into the accent."""
    made = template(tmp_path, HEAD + TEXT.replace("width = 300", "width = 150\nstack = true"))

    def bands(words: str) -> int:
        inked = (pixels(made, (340, 220), {"title": words}) < 128).any(axis=(1, 2))
        return int(np.count_nonzero(np.diff(inked.astype(int)) == 1))

    assert bands("ộộộ ốốố") == bands("ộộộ") + bands("ốốố")


def test_text_keeps_clear_of_a_round_motif(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[layers]]
name = "sun"
type = "circle"
x = 330
y = 90
r = 80
colour = "#DA251D"
"""
        + TEXT.replace("width = 300", 'width = 300\nclear = "sun"\nclearance = 20')
    )
    made = template(tmp_path, text)
    drawn = pixels(made, (420, 200), {"title": "Công nhân"})
    blue = np.argwhere((drawn == (11, 78, 162)).all(axis=2))
    distance = np.hypot(blue[:, 1] - 330, blue[:, 0] - 90)
    assert distance.min() >= 95


def test_every_face_draws_every_vietnamese_letter() -> None:
    plain, tones = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = [unicodedata.normalize("NFC", letter + tone) for letter in plain for tone in tones]
    for face in ("M300", "M900", "B400", "B700", "D700"):
        for letter in [*letters, "đ"]:
            fonts.check_glyphs(letter + letter.upper(), face, "Thử")


def test_every_weight_is_a_drawing_of_its_own() -> None:
    widths = [setting.width("Tháng Công nhân", f"M{weight}", 0) for weight in range(300, 901, 100)]
    assert widths == sorted(widths)
    assert len(set(widths)) == 7


def test_the_ring_never_has_so_few_teeth_that_it_looks_like_a_gear() -> None:
    class Days:
        def __init__(self, days: int) -> None:
            self.days = days

        def value(self, _: str) -> int:
            return self.days

    ring = RingLayer(type="ring", x=0, y=0, size=1)
    counted = [teeth(Days(days), ring) for days in (7, 13, 30, 31, 51, 90)]  # type: ignore[arg-type]  # only the expression is asked for
    assert counted == [31, 31, 30, 31, 51, 31]

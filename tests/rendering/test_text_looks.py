"""Emphasis, case, shadow and outline of texts, and where lines are broken with them."""

from pathlib import Path

import numpy as np
import pytest

from app.rendering.errors import MissingGlyph, TextTooLong
from app.rendering.scene import emphasis, setting
from tests.rendering.stages import Seen, seen

LAYER = """
[[layers]]
name = "t"
type = "text"
text = "{{ title }}"
face = "B400"
size = 40
floor = 20
lines = 3
leading = 1.2
colour = "#0B4EA2"
x = 10
top = 20
width = 380
"""
STRONG = LAYER + 'emphasis = { face = "B800", colour = "#DA251D" }\n'


def of_colour(made: Seen, colour: tuple[int, int, int]) -> int:
    return int((made.pixels == colour).all(axis=2).sum())


def test_marked_words_take_another_face_and_colour(tmp_path: Path) -> None:
    made = seen(tmp_path, STRONG, (400, 100), {"title": "Phải **hỏi** trước"})
    assert made.words == [("Phải hỏi trước",)]
    assert of_colour(made, (0xDA, 0x25, 0x1D)) > 100
    assert of_colour(made, (0x0B, 0x4E, 0xA2)) > 100


def test_stars_without_emphasis_are_only_stars(tmp_path: Path) -> None:
    made = seen(tmp_path, LAYER, (400, 100), {"title": "Phải **hỏi** trước"})
    assert made.words == [("Phải **hỏi** trước",)]


def test_emphasis_goes_on_in_the_next_line(tmp_path: Path) -> None:
    text = "Máy hỏng thì sửa được, **người mệt thì phải hỏi trước** đã"
    made = seen(tmp_path, STRONG, (400, 200), {"title": text})
    (lines,) = made.words
    assert len(lines) == 3
    assert " ".join(lines).replace("\u00a0", " ") == text.replace("**", "")
    wide = int(made.laid[0].size * 1.2)
    red = (made.pixels == (0xDA, 0x25, 0x1D)).all(axis=2).any(axis=1)
    assert np.flatnonzero(red).max() - np.flatnonzero(red).min() > wide


def test_the_wider_face_counts_when_lines_are_chosen() -> None:
    marked = emphasis.marked("**lao động**")
    assert setting.width(marked, "B400", 0, "B800") == pytest.approx(
        setting.width("lao", "B800", 0)
        + setting.width(" ", "B400", 0)
        + setting.width("động", "B800", 0),
        abs=0.02,
    )


def test_marks_survive_the_joining_of_compounds() -> None:
    marked = emphasis.marked("vì **người lao động** ta")
    joined = emphasis.through(marked, lambda text: text.replace("lao động", "lao\u00a0động"))
    assert emphasis.bare(joined) == "vì người lao\u00a0động ta"
    assert list(emphasis.runs(joined)) == [
        ("vì ", False),
        ("người", True),
        (" ", False),
        ("lao\u00a0động", True),
        (" ta", False),
    ]


def test_too_long_counts_only_what_is_read(tmp_path: Path) -> None:
    narrow = STRONG.replace("width = 380", "width = 150").replace("lines = 3", "lines = 1")
    with pytest.raises(TextTooLong) as raised:
        seen(tmp_path, narrow, (400, 100), {"title": "**Đoàn viên** và **người lao động**"})
    assert 0 < raised.value.over < len("Đoàn viên và người lao động")


def test_the_strong_face_must_have_every_letter_too(tmp_path: Path) -> None:
    with pytest.raises(MissingGlyph, match="工"):
        seen(tmp_path, STRONG, (400, 100), {"title": "**工**"})


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("upper", "ĐOÀN VIÊN ỷ LẠI"),
        ("lower", "đoàn viên ỷ lại"),
        ("sentence", "Đoàn viên Ỷ lại"),
        ("as_is", "đoàn viên Ỷ lại"),
    ],
)
def test_the_case_of_vietnamese_letters(tmp_path: Path, case: str, expected: str) -> None:
    text = LAYER + f'case = "{case}"\n'
    made = seen(tmp_path, text, (400, 100), {"title": "đoàn viên Ỷ lại"})
    if case == "upper":
        expected = expected.upper()
    assert " ".join(made.words[0]).replace("\u00a0", " ") == expected


def test_a_shadow_and_an_outline_lie_under_the_letters(tmp_path: Path) -> None:
    plain = seen(tmp_path, LAYER, (400, 100), {"title": "Hội"})
    red = 'colour = "#DA251D"'
    shadow = seen(tmp_path, LAYER + f"shadow = {{ {red}, dx = 6, dy = 6 }}\n", (400, 100))
    outline = seen(tmp_path, LAYER + f"outline = {{ {red}, width = 3 }}\n", (400, 100))
    for made in (shadow, outline):
        assert of_colour(made, (0xDA, 0x25, 0x1D)) > 20
    outlined = seen(
        tmp_path, LAYER + f"outline = {{ {red}, width = 3 }}\n", (400, 100), {"title": "Hội"}
    )
    assert of_colour(outlined, (0x0B, 0x4E, 0xA2)) >= of_colour(plain, (0x0B, 0x4E, 0xA2)) * 0.95

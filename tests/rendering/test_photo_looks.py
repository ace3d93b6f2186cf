"""How a photo stands in its box: cut, whole, shaped, in two colours, veiled."""

from pathlib import Path

import numpy as np
import pytest

from tests.rendering.stages import flat_png, halves_png, seen

SLOT = """
[slots.photo]
type = "photo"
label = "Ảnh"
required = false
"""
LAYER = """
[[layers]]
type = "photo"
slot = "photo"
x = 0
y = 0
width = 100
height = 100
"""


def drawn(
    folder: Path, more: str, data: bytes, size: tuple[int, int] = (100, 100)
) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    layer = LAYER + more
    return seen(folder, layer, size, {"photo": "a"}, photos=lambda _: data, slots=SLOT).pixels


def test_cover_fills_the_box_and_contain_shows_the_whole_photo(tmp_path: Path) -> None:
    covering = drawn(tmp_path, "", halves_png())
    assert covering[5, 5].tolist() == [0, 0, 0]
    whole = drawn(tmp_path, 'fit = "contain"\n', halves_png())
    assert whole[5, 5].tolist() == [255, 255, 255]
    assert whole[50, 5].tolist() == [0, 0, 0]
    assert whole[50, 95].tolist() == [255, 255, 255]


def test_the_focus_decides_what_is_kept(tmp_path: Path) -> None:
    left = drawn(tmp_path, "focus = [0, 0.5]\n", halves_png())
    right = drawn(tmp_path, "focus = [1, 0.5]\n", halves_png())
    assert (left[50, :98] < 4).all()
    assert (right[50, 2:] > 251).all()


@pytest.mark.parametrize(
    ("shape", "outside"),
    [
        ("circle = true", (2, 2)),
        ("corner = 30", (1, 1)),
        ("outline = [[0, 0], [1, 0], [0, 1]]", (90, 90)),
    ],
)
def test_a_photo_may_have_a_shape(tmp_path: Path, shape: str, outside: tuple[int, int]) -> None:
    pixels = drawn(tmp_path, shape + "\n", flat_png("#DA251D", (200, 200)))
    assert pixels[outside].tolist() == [255, 255, 255]
    assert pixels[40, 40].tolist() == [0xDA, 0x25, 0x1D]


def test_duotone_turns_black_and_white_into_its_ends(tmp_path: Path) -> None:
    pixels = drawn(
        tmp_path, 'duotone = ["#071D45", "#0B4EA2", "#8FBCEB", "#FBF5E9"]\n', halves_png()
    )
    assert pixels[50, 5].tolist() == [0x07, 0x1D, 0x45]
    assert pixels[50, 95].tolist() == [0xFB, 0xF5, 0xE9]


def test_a_tint_lies_over_all_of_it_and_a_scrim_fades(tmp_path: Path) -> None:
    white = flat_png("white", (200, 200))
    tinted = drawn(tmp_path, 'tint = "#DA251D/50"\n', white)
    assert abs(tinted[50, 50].astype(int) - (0xEC, 0x92, 0x8E)).max() <= 2
    veiled = drawn(tmp_path, 'scrim = { colours = ["#000000/0", "#000000/100"] }\n', white)
    column = veiled[:, 50, 0].astype(int)
    assert column[1] > 245
    assert column[98] < 10
    assert (np.diff(column) <= 1).all()


def test_photos_of_a_list_stand_in_its_cells(tmp_path: Path) -> None:
    slots = """
[slots.photos]
type = "rows"
label = "Các ảnh"
required = false
columns = [{ name = "photo", type = "photo", label = "Ảnh" }]
"""
    layers = """
[[layers]]
type = "cells"
x = 0
y = 0
width = 100
height = 50
list = "photos"
across = "2"
gutter = 20

  [[layers.variants]]

    [[layers.variants.layers]]
    type = "photo"
    photo = "item.photo"
    x = 0
    y = 0
"""
    files = {"a": flat_png("#DA251D", (200, 200)), "b": flat_png("#0B4EA2", (200, 200))}
    raw = {"photos": [{"photo": "a"}, {"photo": "b"}]}
    made = seen(tmp_path, layers, (100, 50), raw, photos=lambda name: files[name], slots=slots)
    assert made.rows[25] == "R" * 40 + "_" * 20 + "B" * 40

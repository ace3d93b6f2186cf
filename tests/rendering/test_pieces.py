"""Cards, footers, marks, codes, patterns, artwork, gradients: what designers need ready."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import numpy as np
import pytest
from PIL import Image

from app.errors import BadInput, HasProblems
from app.rendering import svg
from app.rendering.brand import Brand
from app.rendering.context import EXAMPLE
from app.rendering.errors import TextTooLong
from app.rendering.scene.qr import modules
from tests.rendering.sheets import HEAD, template
from tests.rendering.stages import flat_png, seen

SQUARE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">'
    '<rect width="10" height="10" fill="{}"/></svg>'
)
CARD = """
[[layers]]
name = "c"
type = "card"
x = 10
y = 10
width = 240
label = "Suất quà"
value = "{{ title }}"
unit = "%"
note = "trao tận tay người lao động khó khăn"
"""
FOOTER = """
[[layers]]
type = "footer"
x = 10
y = -10
width = 952
source = "{{ title }}"
note = "Số liệu minh họa"
"""
QR = """
[[layers]]
type = "qr"
text = "{{ title }}"
x = 10
y = 10
size = 200
"""
MARKS = """
[[layers]]
type = "marks"
x = 2
y = 1
height = 4
gap = 2
colour = "#FFCD00"
"""


def test_a_card_sets_label_figure_and_note_under_its_rule(tmp_path: Path) -> None:
    made = seen(tmp_path, CARD, (300, 220), {"title": "71,4"})
    names = [text.name for text in made.laid]
    assert names == ["c label", "c figure", "c note"]
    tops = [text.box[1] for text in made.laid]
    assert tops == sorted(tops)
    assert [text.size for text in made.laid] == [22, 82, 20]
    assert (made.pixels[11, 10:250] < 60).all()


def test_a_card_shrinks_its_figure_and_then_names_the_slot(tmp_path: Path) -> None:
    made = seen(tmp_path, CARD, (300, 220), {"title": "1.234.567"})
    assert 44 <= made.laid[1].size < 82
    with pytest.raises(TextTooLong, match="Tên lớn"):
        seen(tmp_path, CARD, (300, 220), {"title": "1.234.567.890.123"})


def test_a_footer_says_where_figures_come_from(tmp_path: Path) -> None:
    made = seen(tmp_path, FOOTER, (972, 100), {"title": "Báo cáo tháng 5"})
    assert ("Nguồn: Báo cáo tháng\u00a05",) in [
        tuple(line.replace("tháng 5", "tháng\u00a05") for line in lines) for lines in made.words
    ]
    note, source = made.laid
    assert note.box[2] == pytest.approx(962, abs=1)
    assert source.box[0] == pytest.approx(10, abs=1)


def test_a_code_is_read_back(tmp_path: Path) -> None:
    zbar = shutil.which("zbarimg")
    if zbar is None:
        pytest.skip("zbar-tools is not installed")
    address = "https://congdoan.example/thang-cong-nhan-2027?kenh=bảng-tin"
    made = seen(tmp_path, QR, (220, 220), {"title": address})
    path = tmp_path / "qr.jpg"
    Image.fromarray(made.pixels).save(path, quality=70)
    read = subprocess.run([zbar, "-q", "--raw", path], capture_output=True, text=True, check=True)
    assert unquote(read.stdout.strip()) == address


def test_a_code_has_its_quiet_zone_and_whole_pixels(tmp_path: Path) -> None:
    made = seen(tmp_path, QR, (220, 220), {"title": "https://congdoan.example"})
    count = len(modules("https://congdoan.example"))
    module = 200 // (count + 8)
    dark = np.asarray((made.pixels < 128).all(axis=2))
    down, across = np.nonzero(dark)
    assert down.max() - down.min() + 1 == module * count
    assert min(down.min(), across.min()) - 10 >= 4 * module
    corner = dark[down.min() :: module, across.min() :: module][:7, :7]
    assert corner[0].all()
    assert corner[:, 0].all()
    assert not corner[1, 1:6].any()


def test_a_code_too_dense_for_its_size_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="“Tên lớn” dài 300 ký tự"):
        seen(tmp_path, QR.replace("200", "120"), (220, 220), {"title": "a" * 300})


def test_without_a_brand_kit_the_neutral_mark_stands_there(tmp_path: Path) -> None:
    made = seen(tmp_path, MARKS.replace("height = 4", "height = 40"), (60, 44))
    assert (made.pixels == (0xFF, 0xCD, 0x00)).all(axis=2).sum() > 100


def test_marks_stand_equally_high_the_union_first(tmp_path: Path) -> None:
    brand = Brand(emblem=SQUARE.format("#DA251D").encode(), employer=flat_png("#0B4EA2", (80, 40)))
    made = seen(tmp_path, MARKS, (18, 6), context=replace(EXAMPLE, brand=brand))
    assert made.rows == ["_" * 18, *["__RRRR__BBBBBBBB__"] * 4, "_" * 18]


def test_a_plate_keeps_a_mark_off_the_field(tmp_path: Path) -> None:
    brand = Brand(emblem=SQUARE.format("#DA251D").encode())
    layers = MARKS.replace("height = 4", "height = 20") + 'plate = "#FFCD00"\n'
    made = seen(tmp_path, layers, (30, 22), context=replace(EXAMPLE, brand=brand))
    assert made.rows[11] == "__" + "YY" + "R" * 16 + "YY" + "_" * 8


def test_artwork_takes_colours_by_role_and_fits_or_covers(tmp_path: Path) -> None:
    place = tmp_path / "infographic" / "thu"
    place.mkdir(parents=True)
    (place / "o.svg").write_text(SQUARE.format("role:strong"), encoding="utf-8")
    layer = '[[layers]]\ntype = "artwork"\nfile = "o.svg"\n'
    assert seen(tmp_path, layer, (8, 4)).rows == ["__RRRR__"] * 4
    assert seen(tmp_path, layer + 'fit = "cover"\n', (8, 4)).rows == ["R" * 8] * 4


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        ("<text>x</text>", "có chữ"),
        ("<script/>", "có mã lệnh"),
        ('<image href="x"/>', "nhúng ảnh"),
    ],
)
def test_artwork_is_shapes_only(tmp_path: Path, inside: str, why: str) -> None:
    place = tmp_path / "infographic" / "thu"
    place.mkdir(parents=True)
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    (place / "o.svg").write_text(drawing, encoding="utf-8")
    with pytest.raises(HasProblems, match=why):
        template(tmp_path, HEAD + '[[layers]]\ntype = "artwork"\nfile = "o.svg"\n')


def test_an_svg_that_grows_by_its_entities_is_not_even_parsed() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaa">]><svg viewBox="0 0 9 9">&a;</svg>'
    assert svg.fault(bomb) == "có khai báo DOCTYPE; lưu lại dạng SVG thường"


def test_artwork_outside_the_folder_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(HasProblems, match="Không có tệp"):
        template(tmp_path, HEAD + '[[layers]]\ntype = "artwork"\nfile = "../../secret.svg"\n')


def test_dots_stand_in_staggered_rows(tmp_path: Path) -> None:
    layer = '[[layers]]\ntype = "pattern"\nkind = "dots"\nstep = 20\nweight = 4\ncolour = "ink"\n'
    made = seen(tmp_path, layer, (60, 40))
    dark = np.asarray((made.pixels < 100).all(axis=2))
    assert dark[0, [0, 20, 40]].all()
    assert not dark[0, [10, 30, 50]].any()
    assert dark[17, [10, 30, 50]].all()


@pytest.mark.parametrize("kind", ["dots", "rings", "lines", "waves", "chevrons"])
def test_every_pattern_fills_its_box_and_nothing_else(tmp_path: Path, kind: str) -> None:
    layer = f"""
[[layers]]
type = "pattern"
kind = "{kind}"
x = 20
y = 20
width = 60
height = 60
step = 12
weight = 2
colour = "ink"
"""
    dark = np.asarray((seen(tmp_path, layer, (100, 100)).pixels < 200).any(axis=2))
    for corner in (dark[20:40, 20:40], dark[60:80, 60:80], dark[20:40, 60:80]):
        assert corner.any()
    outside = dark.copy()
    outside[20:80, 20:80] = False
    assert not outside.any()


def test_a_radial_field_runs_outwards(tmp_path: Path) -> None:
    layer = """
[[layers]]
type = "field"
colours = ["#FFFFFF", "#000000"]
radial = [50, 50, 50]
"""
    pixels = seen(tmp_path, layer, (100, 100)).pixels[..., 0].astype(int)
    assert pixels[50, 50] > 245
    assert pixels[50, 75] == pytest.approx(128, abs=8)
    assert pixels[2, 2] < 8

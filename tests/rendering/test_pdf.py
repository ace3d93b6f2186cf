"""Posters as PDF: vectors, text one can select, bleed and crop marks."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.errors import BadInput, HasProblems
from app.rendering.context import EXAMPLE
from app.rendering.scene.pdf import pdf
from app.rendering.slots import read_values
from app.rendering.template import find
from tests.rendering.sheets import HEAD, TEMPLATES, photo_of, template

POSTER = (
    HEAD.replace('["square"]', '["a3", "a4"]')
    + """
[[layers]]
type = "field"
colours = ["field", "field_deep"]

[[layers]]
type = "ring"
x = 1000
y = 1200
size = 400

[[layers]]
type = "text"
text = "{{ title }}"
face = "M900"
size = 200
floor = 60
lines = 4
x = 110
top = 300
width = 1464
colour = "on_field"

[[layers]]
type = "text"
text = "Đường dây Công đoàn, 07:00–20:00 mỗi ngày"
face = "B500"
size = 40
x = 110
baseline = 2200
colour = "on_field"
"""
)
MILLIMETRE = 72 / 25.4


def printed(folder: Path, format_name: str = "a3", text: str = POSTER) -> bytes:
    made = template(folder, text)
    values = read_values(made, {"title": "Lịch hoạt động Tháng Công nhân"})
    return pdf(made, values, EXAMPLE, format_name, photo_of)


def box(data: bytes, name: str) -> list[float]:
    found = re.search(rf"/{name} \[([\d. ]+)\]".encode(), data)
    assert found is not None
    return [float(number) for number in found[1].split()]


@pytest.mark.parametrize(("format_name", "sheet"), [("a3", (297, 420)), ("a4", (210, 297))])
def test_the_cut_page_has_its_size_and_three_millimetres_around(
    tmp_path: Path, format_name: str, sheet: tuple[int, int]
) -> None:
    data = printed(tmp_path, format_name)
    trim, bleed = box(data, "TrimBox"), box(data, "BleedBox")
    assert (trim[2] - trim[0]) / MILLIMETRE == pytest.approx(sheet[0], abs=0.02)
    assert (trim[3] - trim[1]) / MILLIMETRE == pytest.approx(sheet[1], abs=0.02)
    assert (trim[0] - bleed[0]) / MILLIMETRE == pytest.approx(3, abs=0.02)
    assert (bleed[3] - trim[3]) / MILLIMETRE == pytest.approx(3, abs=0.02)
    assert box(data, "MediaBox")[2] > bleed[2]


def test_nothing_on_the_page_is_pixels(tmp_path: Path) -> None:
    assert b"/Subtype /Image" not in printed(tmp_path)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    assert printed(tmp_path) == printed(tmp_path)


def test_its_title_is_that_of_the_product(tmp_path: Path) -> None:
    title = "Lịch hoạt động Tháng Công nhân".encode("utf-16-be").hex().upper()
    assert f"/Title <FEFF{title}>".encode() in printed(tmp_path)


def test_its_text_is_read_back(tmp_path: Path) -> None:
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("poppler-utils is not installed")
    path = tmp_path / "a3.pdf"
    path.write_bytes(printed(tmp_path))
    read = subprocess.run(
        [reader, "-enc", "UTF-8", path, "-"], capture_output=True, text=True, check=True
    )
    words = " ".join(read.stdout.replace("\u00a0", " ").split())
    assert "Lịch hoạt động Tháng Công nhân" in words
    assert "Đường dây Công đoàn, 07:00–20:00 mỗi ngày" in words


def test_colour_runs_over_the_edge_and_marks_stand_outside(tmp_path: Path) -> None:
    painter = shutil.which("pdftoppm")
    if painter is None:
        pytest.skip("poppler-utils is not installed")
    from PIL import Image

    path = tmp_path / "a3.pdf"
    path.write_bytes(printed(tmp_path))
    subprocess.run([painter, "-r", "72", "-png", "-singlefile", path, tmp_path / "a3"], check=True)
    image = Image.open(tmp_path / "a3.png").convert("RGB")
    left, top, right, bottom = box(path.read_bytes(), "TrimBox")
    over = 2 * MILLIMETRE
    for place in ((left - over, 600), (right + over, 600), (400, top - over), (400, bottom + over)):
        pixel = image.getpixel((round(place[0]), round(place[1])))
        assert isinstance(pixel, tuple)
        assert pixel[2] > pixel[0] + 60
    beyond = image.crop((0, 0, int(left - 4 * MILLIMETRE), image.height)).convert("L")
    assert min(beyond.tobytes()) < 200


def test_a_screen_format_is_not_printed() -> None:
    template_ = find(TEMPLATES, "su-kien")
    values = read_values(template_, template_.example)
    with pytest.raises(BadInput, match="“Vuông” không phải khổ in"):
        pdf(template_, values, EXAMPLE, "square", photo_of)


def test_blur_is_refused_in_print_and_in_print_only(tmp_path: Path) -> None:
    text = POSTER.replace('face = "M900"', 'face = "M900"\nshadow = { colour = "ink", blur = 8 }')
    with pytest.raises(HasProblems, match="Bản in không dùng bóng mờ"):
        template(tmp_path, text)
    template(tmp_path, text.replace('["a3", "a4"]', '["square"]'))


def test_a4_is_drawn_as_a3_save_what_it_says_itself(tmp_path: Path) -> None:
    text = POSTER + 'a3 = { size = 44 }\na4 = { colour = "accent" }\n'
    scenes = template(tmp_path, text).scenes
    a3, a4 = (scenes[name][-1] for name in ("a3", "a4"))
    assert (a3.size, a4.size) == (44, 44)  # type: ignore[union-attr]
    assert (a3.colour, a4.colour) == ("on_field", "accent")  # type: ignore[union-attr]

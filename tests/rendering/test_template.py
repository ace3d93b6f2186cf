"""Templates are read whole, and everything wrong in one is told at once."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from app.errors import HasProblems, NotFound
from app.rendering import catalogue, gallery
from app.rendering.context import EXAMPLE
from app.rendering.scene.draw import draw
from app.rendering.slots import read_values
from app.rendering.template import PREVIEW, all_templates, check, find, folders
from tests.rendering.sheets import HEAD, ROOT, TEMPLATES, photo_of, template


def wrong(folder: Path, text: str) -> list[str]:
    place = folder / "infographic" / "thu"
    place.mkdir(parents=True)
    (place / "template.toml").write_text(text, encoding="utf-8")
    return [f"{problem.line}: {problem.message}" for problem in check(place)]


def test_our_own_templates_have_no_problem() -> None:
    assert [problem for folder in folders(TEMPLATES) for problem in check(folder)] == []


@pytest.mark.parametrize("name", ["tin-hoat-dong", "su-kien", "so-lieu"])
def test_every_template_that_draws_has_a_small_preview(name: str) -> None:
    path = find(TEMPLATES, name).folder / PREVIEW
    with Image.open(path) as image:
        assert image.width <= 540
        assert image.mode == "P"
    assert path.stat().st_size < 120_000


def test_everything_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[words.pager]
text = "{{ titel }}"

[[layers]]
type = "text"
text = "{{ unit.nam }}"
face = "X900"
size = "lớn"
colour = "blau"
x = 0
baseline = 10
glow = true

[[layers]]
type = "blob"
"""
    )
    assert wrong(tmp_path, text) == [
        "19: Không có loại kênh “pager”.",
        "20: Không có ô hay biến “titel”.",
        "24: “unit” không có “nam”.",
        "25: Không có kiểu chữ “X900”; viết như M900, B500, D700.",
        "26: “size” phải là số.",
        "27: Không có màu “blau”; viết #RRGGBB hoặc một vai: field, field_deep, on_field, accent, "
        "strong, paper, ink, soft, muted.",
        "30: Không có khóa “glow”.",
        "32: Không có lớp loại này.",
    ]


def test_a_problem_of_one_format_is_told_where_the_format_speaks(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[layers]]
type = "circle"
x = 10
y = 20
r = 5
colour = "ink"
square = { r = "rộng" }
"""
    )
    assert wrong(tmp_path, text) == ["25: “r” phải là số."]


def test_a_layer_may_only_hang_on_an_earlier_one(tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[layers]]
type = "rect"
x = 0
below = ["later"]
height = 3
colour = "ink"
"""
    )
    assert wrong(tmp_path, text) == ["19: Không có lớp “later” đứng trước. (khổ square)"]


def test_an_example_that_breaks_its_own_slot_is_a_problem(tmp_path: Path) -> None:
    text = HEAD.replace("max = 400", "max = 2")
    assert wrong(tmp_path, text) == ["0: Ô “Tên lớn”: dài 3 ký tự, nhiều nhất 2, cần bớt 1."]


def test_a_broken_file_is_told_with_its_line(tmp_path: Path) -> None:
    found = wrong(tmp_path, "version = 1\ntitle = Mẫu")
    assert len(found) == 1
    assert found[0].startswith("2: Sai cú pháp TOML")


def test_a_format_says_only_what_differs(tmp_path: Path) -> None:
    text = (
        HEAD.replace('["square"]', '["square", "story"]')
        + """
[[layers]]
type = "circle"
x = 10
y = 20
r = 5
colour = "ink"
story = { y = 40 }
"""
    )
    scenes = template(tmp_path, text).scenes
    assert [scenes[name][0].y for name in ("square", "story")] == [20, 40]  # type: ignore[union-attr]


def test_two_kinds_may_not_share_a_name(tmp_path: Path) -> None:
    for kind in ("post", "poster"):
        place = tmp_path / kind / "thu"
        place.mkdir(parents=True)
        (place / "template.toml").write_text(HEAD, encoding="utf-8")
    with pytest.raises(HasProblems, match="trùng tên"):
        folders(tmp_path)


def test_an_unknown_template_is_not_found() -> None:
    with pytest.raises(NotFound, match="khong-co"):
        find(TEMPLATES, "khong-co")


def test_the_digest_changes_with_the_file_and_not_with_the_preview(tmp_path: Path) -> None:
    first = template(tmp_path, HEAD)
    (first.folder / PREVIEW).write_bytes(b"x")
    assert template(tmp_path, HEAD).digest == first.digest
    assert template(tmp_path, HEAD + "# khác\n").digest != first.digest


def test_the_gallery_tells_what_other_programs_read() -> None:
    shown = gallery.shown(find(TEMPLATES, "su-kien"))
    assert shown["kind"] == "infographic"
    assert shown["formats"] == ["portrait", "square", "story", "link"]
    assert shown["slots"][0] == {"name": "title", "type": "text", "required": True}
    assert shown["example"]["title"] == "Tháng Công nhân"
    assert len(all_templates(TEMPLATES)) >= 3


def test_the_page_of_the_gallery_shows_every_template_there_is() -> None:
    page = catalogue.page(all_templates(TEMPLATES))
    assert (ROOT / catalogue.PAGE).read_text(encoding="utf-8") == page
    for source in re.findall(r'src="(.*?)"', page):
        assert (ROOT / catalogue.PAGE.parent / source).is_file()


def test_the_template_of_the_lesson_is_a_template(tmp_path: Path) -> None:
    lesson = (ROOT / "docs/templates.md").read_text(encoding="utf-8")
    found = re.search(r"```toml\n(.*?)```", lesson, re.DOTALL)
    assert found
    made = template(tmp_path, found[1])
    assert check(made.folder) == []
    for one in made.formats:
        assert draw(made, read_values(made, made.example), EXAMPLE, one, photo_of)


def test_reading_templates_and_words_does_not_load_skia() -> None:
    script = (
        "import sys, app.rendering.studio, app.rendering.fingerprint, app.rendering.gallery, "
        "app.rendering.picture, app.rendering.photo; sys.exit('skia' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0

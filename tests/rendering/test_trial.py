"""A template is drawn from its examples before anyone else draws it."""

from pathlib import Path

from app.errors import NotFound
from app.rendering.studio import Studio
from app.rendering.trial import trial
from tests.rendering.sheets import HEAD, photo_of, template

TEXT = """
[[layers]]
type = "text"
text = "{{ title }}"
face = "B700"
size = 60
x = 100
baseline = 400
width = 400
colour = "ink"
"""


def told(folder: Path, text: str, studio: Studio) -> list[str]:
    return [problem.message for problem in trial(template(folder, text), studio, photo_of)]


def test_what_can_be_drawn_and_seen_has_no_problem(tmp_path: Path, studio: Studio) -> None:
    every = HEAD.replace('["square"]', '["square", "story", "a3"]')
    assert told(tmp_path, every + TEXT, studio) == []


def test_an_example_that_does_not_fit_is_told_with_its_format(
    tmp_path: Path, studio: Studio
) -> None:
    text = HEAD.replace('"Một"', f'"{"Một " * 20}"') + TEXT
    (message,) = told(tmp_path, text, studio)
    assert message.startswith("Khổ square: Ô “Tên lớn” dài quá chỗ trên hình (Mẫu thử, khổ Vuông)")


def test_words_where_a_phone_cuts_are_told(tmp_path: Path, studio: Studio) -> None:
    cover = HEAD.replace('["square"]', '["cover"]')
    assert told(tmp_path, cover + TEXT.replace("x = 100", "x = 300"), studio) == []
    assert told(tmp_path, cover + TEXT, studio) == [
        "Khổ cover: “Một” nằm ngoài phần chắc chắn nhìn thấy."
    ]


def test_a_theme_not_yet_announced_is_tried_too(tmp_path: Path, studio: Studio) -> None:
    text = HEAD + TEXT.replace("{{ title }}", "{{ campaign.theme | upper if campaign else 'x' }}")
    found = told(tmp_path, text.replace("width = 400", "width = 900\nlines = 4"), studio)
    assert found == []
    bad = HEAD + TEXT.replace("{{ title }}", "{{ campaign.theme.upper() }}")
    assert any("Không dựng được câu" in message for message in told(tmp_path, bad, studio))


def test_a_photo_that_is_not_there_is_told(tmp_path: Path, studio: Studio) -> None:
    slot = """
[slots.photo]
type = "photo"
label = "Ảnh"
example = "assets/khong-co.jpg"
"""
    made = template(tmp_path, HEAD + slot + TEXT)

    def missing(name: str) -> bytes:
        raise NotFound("ảnh", name)

    assert [one.message for one in trial(made, studio, missing)] == [
        "Không có ảnh “assets/khong-co.jpg”."
    ]

"""Whole pictures: every template, every format, short and worst words."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.errors import BadInput
from app.rendering.context import EXAMPLE, Context, UnitFacts
from app.rendering.formats import FORMATS
from app.rendering.palette import colours
from app.rendering.picture import encoded, save
from app.rendering.scene.draw import draw
from app.rendering.slots import read_values
from app.rendering.template import find
from tests.rendering.sheets import LONG_NAME, TEMPLATES, contrast, photo_of

assert EXAMPLE.campaign is not None
SILENT = replace(EXAMPLE, campaign=replace(EXAMPLE.campaign, theme=None))
ALONE = replace(EXAMPLE, campaign=None)
LONGEST = Context(
    UnitFacts("MP", LONG_NAME, "CĐCS Minh Phát"),
    replace(
        EXAMPLE.campaign,
        theme="Đoàn viên, người lao động thi đua lao động giỏi, lao động sáng tạo, vững bước vào "
        "kỷ nguyên mới",
    ),
)
WORST: dict[str, dict[str, object]] = {
    "su-kien": {
        "title": "Ngày hội Đoàn viên và Người lao động",
        "event": "Hội nghị người lao động",
        "date": "2027-12-30",
        "place": "Hội trường tầng 3 Trung tâm Văn hóa – Thể thao công nhân lao động, cổng số 2",
    },
    "so-lieu": {
        "title": "Tháng hành động về An toàn, vệ sinh lao động 27",
        "hero": 1234567,
        "hero_label": "lượt đoàn viên, người lao động được chăm lo trong toàn khu công nghiệp",
        "change": "-7,5",
        "figures": [
            {
                "label": "Đoàn viên mới trong tháng Năm",
                "value": 1234567,
                "unit": "người",
                "note": "bàn giao trước ngày 30/4, mỗi căn được hỗ trợ 60 triệu đồng",
            }
        ]
        * 6,
        "share_unit": "đoàn viên đang làm việc",
        "series_label": "Hoạt động theo từng tuần",
        "source": "Báo cáo tổng hợp kết quả Tháng Công nhân năm 2027 của Công đoàn các khu công "
        "nghiệp, số liệu đến 24 giờ ngày 31/5/2027",
    },
    "tin-hoat-dong": {
        "title": "Hơn mười hai nghìn đoàn viên, người lao động khu công nghiệp được chăm lo trong "
        "Tháng Công nhân năm 2027",
        "date": "2027-12-30",
        "place": "Trung tâm Văn hóa – Thể thao công nhân lao động thành phố, cổng 2",
    },
}
EMPTY: dict[str, dict[str, object]] = {
    "su-kien": {"title": "Hội", "event": "Dự", "place": "A", "time": None, "program": None},
    "so-lieu": {
        "hero": 7,
        "change": None,
        "share_label": None,
        "series_label": None,
        "days": None,
        "kicker": None,
        "note": None,
    },
    "tin-hoat-dong": {"title": "Tin", "photo": None, "place": None},
}
ALL = [(name, one) for name in WORST for one in find(TEMPLATES, name).formats]


@pytest.mark.parametrize(("name", "format_name"), ALL)
def test_every_format_holds_the_shortest_and_the_longest_words(name: str, format_name: str) -> None:
    template, shape = find(TEMPLATES, name), FORMATS[format_name]
    cases = ((EMPTY[name], ALONE), (WORST[name], LONGEST), (dict[str, object](), SILENT))
    for changes, context in cases:
        values = read_values(template, {**template.example, **changes})
        picture = draw(template, values, context, format_name, photo_of)
        assert picture.pixels.shape == (shape.height, shape.width, 3)


def test_the_same_input_gives_the_same_bytes() -> None:
    template = find(TEMPLATES, "so-lieu")
    values = read_values(template, template.example)
    first, again = (encoded(draw(template, values, EXAMPLE, "square", photo_of)) for _ in range(2))
    assert first == again


def test_a_kept_backdrop_never_shows_in_another_palette() -> None:
    template = find(TEMPLATES, "su-kien")
    values = read_values(template, template.example)
    blue = draw(template, values, EXAMPLE, "link", photo_of)
    red = draw(template, values, replace(EXAMPLE, palette={"field": "#B41712"}), "link", photo_of)
    again = draw(template, values, EXAMPLE, "link", photo_of)
    assert abs(red.pixels[2, 2].astype(int) - (0xB4, 0x17, 0x12)).max() <= 1
    assert np.array_equal(blue.pixels, again.pixels)


def test_a_theme_that_arrives_changes_only_its_own_place() -> None:
    template = find(TEMPLATES, "su-kien")
    values = read_values(template, template.example)
    known = draw(template, values, EXAMPLE, "portrait", photo_of).pixels
    silent = draw(template, values, SILENT, "portrait", photo_of).pixels
    down, across = np.nonzero((known != silent).any(axis=2))
    assert down.min() > 800
    assert down.max() < 1080
    assert across.max() < 500


def test_a_format_the_template_lacks_is_refused() -> None:
    template = find(TEMPLATES, "tin-hoat-dong")
    values = read_values(template, template.example)
    with pytest.raises(BadInput, match="không có khổ “story”; có: link"):
        draw(template, values, EXAMPLE, "story", photo_of)


def test_pictures_are_written_as_their_name_says(tmp_path: Path) -> None:
    template = find(TEMPLATES, "tin-hoat-dong")
    picture = draw(template, read_values(template, template.example), EXAMPLE, "link", photo_of)
    for name, kind in (("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP")):
        save(picture, tmp_path / name)
        with Image.open(tmp_path / name) as image:
            assert (image.format, image.size, dict(image.getexif())) == (kind, (1200, 630), {})


def test_words_can_be_read_on_the_default_colours() -> None:
    roles = colours()
    for words, ground in (
        ("on_field", "field"),
        ("soft", "field"),
        ("accent", "field"),
        ("on_field", "strong"),
        ("ink", "paper"),
        ("muted", "paper"),
        ("field", "paper"),
    ):
        assert contrast(roles[words], roles[ground]) >= 4.5, (words, ground)

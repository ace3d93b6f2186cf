"""What is said on each channel."""

from dataclasses import replace
from datetime import date

import pytest

from app.rendering import vietnamese
from app.rendering.context import EXAMPLE, Context
from app.rendering.errors import WordsFailed
from app.rendering.jinja import text, value
from app.rendering.slots import read_values
from app.rendering.template import find
from app.rendering.words import CHANNEL_KINDS, Words, words
from tests.rendering.sheets import TEMPLATES

ALONE = replace(EXAMPLE, campaign=None)


def said(name: str, kind: str, context: Context = EXAMPLE, **changes: object) -> Words:
    template = find(TEMPLATES, name)
    values = read_values(template, {**template.example, **changes})
    return words(template, values, context, kind)


@pytest.mark.parametrize("name", ["tin-hoat-dong", "su-kien", "so-lieu"])
@pytest.mark.parametrize("kind", CHANNEL_KINDS)
@pytest.mark.parametrize("context", [EXAMPLE, ALONE], ids=["campaign", "alone"])
def test_every_template_has_words_for_every_channel(name: str, kind: str, context: Context) -> None:
    made = said(name, kind, context)
    assert all((made.title, made.summary, made.text, made.alt))
    assert "None" not in made.text
    assert "\n\n\n" not in made.text


def test_a_theme_that_is_not_announced_is_said_so() -> None:
    assert EXAMPLE.campaign is not None
    silent = replace(EXAMPLE, campaign=replace(EXAMPLE.campaign, theme=None))
    assert "Chủ đề năm 2027 sẽ được công bố sau." in said("su-kien", "website", silent).text


def test_channels_without_markdown_get_plain_words() -> None:
    told = said("tin-hoat-dong", "facebook").text
    assert "##" not in told
    assert "**" not in told
    assert "• Thủ tục hưởng chế độ ốm đau" in told
    assert told.endswith("#ThángCôngNhân2027")


def test_a_change_is_told_in_words() -> None:
    assert "tăng 18,4% so với" in said("so-lieu", "website").summary
    assert "giảm 7,5% so với" in said("so-lieu", "website", change="-7,5").summary
    assert "không đổi so với" in said("so-lieu", "website", change=0).summary
    assert said("so-lieu", "website", change=None).summary == (
        "12.480 lượt đoàn viên, người lao động được chăm lo."
    )


def test_signs_of_markdown_in_a_title_are_shown_and_not_obeyed() -> None:
    assert r"**1\_000 \*quà\***" in said("su-kien", "website", event="1_000 *quà*").text


def test_a_name_nobody_knows_stops_the_text() -> None:
    with pytest.raises(WordsFailed, match="missing"):
        text("{{ missing }}", {})


def test_texts_cannot_reach_into_the_machine() -> None:
    with pytest.raises(WordsFailed):
        text("{{ ''.__class__.__mro__ }}", {})
    with pytest.raises(WordsFailed):
        value("().__class__.__bases__", {})


def test_filters_write_days_and_numbers_as_readers_expect() -> None:
    day = date(2027, 5, 13)
    assert vietnamese.weekday_and_day(day) == "thứ Năm 13/5"
    assert vietnamese.day(date(2026, 7, 28)) == "28/7/2026"
    assert vietnamese.lunar_year(2027) == "Đinh Mùi"
    assert vietnamese.anniversary(2027, 1929) == 98
    assert vietnamese.percent(71.4) == "71,4%"


def test_days_are_filled_from_the_first_to_the_last() -> None:
    rows = [{"date": date(2027, 5, 2), "count": 3}, {"date": date(2027, 5, 4), "count": 1}]
    assert vietnamese.per_day(rows, None) == [3, 0, 1]
    assert len(vietnamese.per_day(rows, EXAMPLE.campaign)) == 31


def test_plain_text_keeps_what_markdown_meant() -> None:
    source = "## Đề mục\n\nMột **từ đậm**, *nghiêng*.\n\n- ý một\n- [trang](https://a.example)"
    assert text("{{ source | bo_dinh_dang }}", {"source": source}) == (
        "Đề mục\n\nMột từ đậm, nghiêng.\n\n• ý một\n• trang (https://a.example)"
    )

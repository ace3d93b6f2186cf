"""What an editor types becomes values, or a list of everything wrong with it."""

from datetime import date, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import HasProblems
from app.rendering import clean, numbers
from app.rendering.slots import Slot, Values, missing, photos, read_values, with_examples
from app.rendering.template import Template, find
from tests.rendering.sheets import TEMPLATES


@pytest.fixture(scope="module")
def event() -> Template:
    return find(TEMPLATES, "su-kien")


@pytest.fixture(scope="module")
def figures() -> Template:
    return find(TEMPLATES, "so-lieu")


def problems(template: Template, raw: dict[str, Any]) -> list[str]:
    with pytest.raises(HasProblems) as raised:
        read_values(template, raw)
    return [problem.message for problem in raised.value.problems]


def test_text_becomes_one_line_in_nfc_with_one_kind_of_d(event: Template) -> None:
    decomposed = "Ðối  thoa\u0323i\u200b\n Ɖoàn viên"
    values = read_values(event, {**event.example, "title": decomposed})
    assert values.plain["title"] == "Đối thoại Đoàn viên"


def test_dates_and_times_are_read_the_way_people_write_them(event: Template) -> None:
    values = read_values(event, {**event.example, "date": "5/5/2027", "time": "7h30"})
    assert (values.typed["date"], values.typed["time"]) == (date(2027, 5, 5), time(7, 30))
    assert (values.plain["date"], values.plain["time"]) == ("2027-05-05", "07:30")


def test_every_problem_is_named_at_once_by_the_label_of_its_slot(event: Template) -> None:
    raw = {"title": "x" * 45, "date": "31/2/2027", "place": "", "colour": "đỏ"}
    assert problems(event, raw) == [
        "Mẫu su-kien không có ô “colour”.",
        "Ô “Tên lớn”: dài 45 ký tự, nhiều nhất 40, cần bớt 5.",
        "Ô “Việc trong ngày” còn trống.",
        "Ô “Ngày”: “31/2/2027” không phải ngày. Viết như 13/5/2027.",
        "Ô “Nơi tổ chức” còn trống.",
    ]


def test_a_row_is_named_with_its_number_and_column(figures: Template) -> None:
    bad = [{"label": "Suất quà", "value": "nhiều"}, {"label": "Sáng kiến", "value": 96}]
    assert problems(figures, {**figures.example, "figures": bad}) == [
        "Ô “Các con số”: dòng 1, cột “Số”: “nhiều” không phải số. Viết như 12.480 hoặc 71,4."
    ]
    assert problems(figures, {**figures.example, "figures": bad[1:]}) == [
        "Ô “Các con số”: có 1 dòng, ít nhất 2."
    ]


def test_rows_left_empty_in_a_form_are_no_rows(figures: Template) -> None:
    two = [{"label": "Suất quà", "value": "2.156"}, {"label": "Sáng kiến", "value": 96}]
    empty = {"label": "", "value": "", "unit": "", "note": ""}
    values = read_values(figures, {**figures.example, "figures": [*two, empty]})
    assert [row["value"] for row in values.typed["figures"]] == [2156, 96]


def test_a_draft_may_miss_what_is_required(event: Template) -> None:
    values = read_values(event, {"title": "Hội thao"}, partial=True)
    assert [slot.name for slot in missing(event, values)] == ["event", "date", "place"]


def test_a_preview_of_a_draft_borrows_the_examples(event: Template) -> None:
    draft = read_values(event, {"title": "Hội thao"}, partial=True)
    shown = with_examples(event, draft)
    assert shown.plain["title"] == "Hội thao"
    assert shown.plain["event"] == event.example["event"]
    assert "message" not in shown.plain


def test_empty_slots_are_there_for_texts_to_ask(event: Template) -> None:
    values = read_values(event, {**event.example, "time": "", "message": None})
    assert (values.typed["time"], values.typed["message"]) == (None, "")


def test_photos_are_listed_in_the_order_of_the_slots() -> None:
    news = find(TEMPLATES, "tin-hoat-dong")
    assert photos(news, read_values(news, news.example)) == (news.example["photo"],)


def test_examples_of_every_template_can_be_kept_and_read_again() -> None:
    for name in ("su-kien", "so-lieu", "tin-hoat-dong"):
        template = find(TEMPLATES, name)
        once = read_values(template, template.example)
        assert read_values(template, once.plain) == once


@given(st.integers(-(10**9), 10**9) | st.decimals(-10_000, 10_000, places=2, allow_nan=False))
def test_a_written_number_is_read_back(number: int | Decimal) -> None:
    assert numbers.parse(numbers.written(number)) == number


@given(st.text(max_size=60))
def test_any_text_is_kept_or_refused_and_stays_the_same_when_read_again(text: str) -> None:
    class Sheet:
        name = "thu"
        slots = (
            Slot("a", "text", "A", required=False),
            Slot("b", "long_text", "B", required=False),
        )

    once = read_values(Sheet(), {"a": text, "b": text})
    assert read_values(Sheet(), once.plain) == Values(once.plain, once.typed)


def test_numbers_look_vietnamese() -> None:
    assert [numbers.written(n) for n in (0, 999, 12480, -1234567, 71.4, Decimal("0.5"))] == [
        "0",
        "999",
        "12.480",
        "-1.234.567",
        "71,4",
        "0,5",
    ]
    assert [numbers.parse(text) for text in ("71.4", "1.23", "12,480,1", "", "x")] == [None] * 5


def test_what_is_pasted_from_an_office_program_keeps_its_lines_and_bullets() -> None:
    assert clean.lines("Việc cần làm:\u2028\uf0b7\tĐeo găng\u2029\uf0b7 Cài mũ") == (
        "Việc cần làm:\n- Đeo găng\n- Cài mũ"
    )

"""Moments, days, numbers and form fields as the desk writes and reads them."""

from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.errors import BadInput
from app.rendering.template import find
from app.settings import ROOT
from app.web import moments
from app.web.forms import (
    Problems,
    fields,
    local_moment,
    problems_of,
    typed_values,
    without_numbers,
)
from app.web.home import greeting

NUMBERS = find(ROOT / "templates", "so-lieu")


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2027, 5, 11), "mùng 6 tháng Tư"),
        (date(2027, 2, 6), "mùng 1 tháng Giêng"),
        (date(2027, 2, 5), "29 tháng Chạp"),
        (date(2027, 5, 20), "rằm tháng Tư"),
        (date(2025, 7, 25), "mùng 1 tháng Sáu nhuận"),
        (date(2030, 2, 2), "mùng 1 tháng Giêng"),  # the Chinese calendar begins a day later
    ],
)
def test_a_day_has_its_vietnamese_lunar_name(day: date, said: str) -> None:
    assert moments.lunar(day) == said


@time_machine.travel(datetime(2027, 5, 11, 1, 0, tzinfo=UTC), tick=False)
def test_a_moment_is_said_as_a_colleague_would() -> None:
    now = datetime(2027, 5, 11, 1, 0, tzinfo=UTC)
    assert moments.when(now) == "08:00 hôm nay"
    assert moments.when(now + timedelta(days=1)) == "08:00 ngày mai"
    assert moments.when(now - timedelta(days=1)) == "08:00 hôm qua"
    assert moments.when(now + timedelta(days=2)) == "08:00 thứ Năm 13/5"
    assert moments.when(now + timedelta(days=365)) == "08:00 thứ Tư 10/5/2028"
    assert moments.when(datetime(2027, 5, 11, 17, 0, tzinfo=UTC)) == "00:00 ngày mai"


@pytest.mark.parametrize(
    ("share", "said"),
    [(Decimal("46.8"), "46,8%"), (Decimal(50), "50,0%"), (None, "Không xác định")],
)
def test_a_share_is_written_the_vietnamese_way(share: Decimal | None, said: str) -> None:
    assert moments.percent(share) == said


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.times())
def test_a_date_and_time_field_is_read_as_it_was_written(day: date, wall: time) -> None:
    written = f"{day.isoformat()}T{wall:%H:%M}"
    moment = local_moment(written)
    assert moment is not None
    assert moment.tzinfo is not None
    assert moments.for_input(moment) == written


@given(st.text(max_size=40))
def test_any_text_in_a_date_and_time_field_is_read_or_refused_in_words(text: str) -> None:
    with suppress(BadInput):
        local_moment(text)


@given(
    st.lists(
        st.fixed_dictionaries({"label": st.text(max_size=8), "value": st.text(max_size=8)}),
        max_size=6,
    )
)
def test_rows_are_typed_and_shown_the_same(rows: list[dict[str, str]]) -> None:
    form = MultiDict(
        {
            f"slot.figures.{number}.{name}": cell
            for number, row in enumerate(rows)
            for name, cell in row.items()
        }
    )
    values = without_numbers(typed_values(NUMBERS, form))
    shown = next(one for one in fields(NUMBERS, values, Problems()) if one.slot.name == "figures")
    assert len(shown.rows) >= max(len(rows), 2)
    for row, kept in zip(rows, shown.rows, strict=False):
        assert {name: kept[name] for name in row} == row


@given(st.dictionaries(st.text(max_size=30), st.text(max_size=10), max_size=8))
def test_no_field_name_breaks_the_reading_of_a_form(form: dict[str, str]) -> None:
    assert set(typed_values(NUMBERS, MultiDict(form))) == {slot.name for slot in NUMBERS.slots}


def test_a_problem_stands_at_the_slot_it_names() -> None:
    found = problems_of(["Ô “Tên” còn trống.", "Ô “Số” dài quá chỗ trên hình.", "Kênh lạ."])
    assert set(found.by_label) == {"Tên", "Số"}
    assert found.others == ("Kênh lạ.",)
    assert not Problems()


@pytest.mark.parametrize(
    ("hour", "said"),
    [(0, "tối"), (4, "sáng"), (10, "sáng"), (11, "trưa"), (13, "chiều"), (18, "tối"), (23, "tối")],
)
def test_the_greeting_follows_the_hour(hour: int, said: str) -> None:
    assert greeting(hour) == f"Chào buổi {said}"

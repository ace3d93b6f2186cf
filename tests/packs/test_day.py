"""Days as people write them, worked out for a year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.packs.day import Frame, NotADay, anchor, lunar_year, on, tet, understand

MAY = Frame(2027, date(2027, 5, 1), begins_on=date(2027, 5, 1))
TET = Frame(2026, date(2026, 2, 17))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ất Mùi", date(2015, 2, 19)),
        ("Canh Tý", date(2020, 1, 25)),
        ("Tân Sửu", date(2021, 2, 12)),
        ("Ất Tỵ", date(2025, 1, 29)),
        ("Bính Ngọ", date(2026, 2, 17)),
        ("Đinh Mùi", date(2027, 2, 6)),
        ("Canh Tuất", date(2030, 2, 2)),  # 3 February in the Chinese calendar
        ("Quý Sửu", date(2033, 1, 31)),
        ("Canh Ngọ", date(2050, 1, 23)),
    ],
)
def test_mung_mot_is_the_vietnamese_one(name: str, first: date) -> None:
    assert (tet(first.year), lunar_year(first.year)) == (first, name)


def test_published_lunar_dates_of_tet_2026_are_found() -> None:
    assert on("01/11 âm", TET) == date(2025, 12, 20)
    assert on("16/12 âm", TET) == date(2026, 2, 3)
    assert on("23/12 âm", TET) == date(2026, 2, 10)
    assert on("Tết - 1", TET) == date(2026, 2, 16)


def test_a_date_is_the_one_nearest_to_the_anchor() -> None:
    assert on("20/12", TET) == date(2025, 12, 20)
    assert on("03/02", TET) == date(2026, 2, 3)
    assert on("10/3 âm", TET) == date(2026, 4, 26)


def test_days_are_counted_from_the_anchor_or_any_date() -> None:
    assert on("D", MAY) == date(2027, 5, 1)
    assert on("D - 30", MAY) == date(2027, 4, 1)
    assert on("D+31", MAY) == date(2027, 6, 1)
    assert on("D – 1", MAY) == on("D − 1", MAY) == date(2027, 4, 30)
    assert on("19/5 - 1", MAY) == date(2027, 5, 18)


def test_weekdays_are_counted_from_the_first_day_of_the_window() -> None:
    assert on("thứ Bảy tuần 1", MAY) == date(2027, 5, 1)
    assert on("thứ Hai tuần 1", MAY) == date(2027, 5, 3)
    assert on("Chủ nhật tuần 4", MAY) == date(2027, 5, 23)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31/4", "Năm 2027 không có ngày “31/4”."),
        ("29/02", "Năm 2027 không có ngày “29/02”."),
        ("45/13 âm", "Năm 2027 không có ngày “45/13 âm”."),
        ("30/12 âm", "Năm 2027 không có ngày “30/12 âm”."),
        ("hôm nào đó", "“hôm nào đó” không phải một ngày. "),
        ("D - 1000", "“D - 1000” không phải một ngày. "),
        ("thứ Tám tuần 1", "“thứ Tám” không phải một thứ. "),
    ],
)
def test_what_is_no_day_is_said_in_a_sentence(text: str, why: str) -> None:
    with pytest.raises(NotADay) as caught:
        on(text, Frame(2027, date(2027, 2, 6), begins_on=date(2027, 1, 1)))
    assert str(caught.value).startswith(why)


def test_the_anchor_is_not_counted_from_itself() -> None:
    assert anchor("Tết", 2027) == date(2027, 2, 6)
    assert anchor("15/8 âm", 2027) == date(2027, 9, 15)
    assert anchor("01/5 + 1", 2027) == date(2027, 5, 2)
    for text in ("D + 1", "thứ Hai tuần 1", "31/4"):
        with pytest.raises(NotADay):
            anchor(text, 2027)


@given(st.dates(date(1931, 1, 1), date(2097, 12, 31)), st.integers(-999, 999))
def test_counting_from_the_anchor_goes_both_ways(day: date, shift: int) -> None:
    sign = "+" if shift >= 0 else "-"
    assert on(f"D {sign} {abs(shift)}", Frame(day.year, day)) == day + timedelta(days=shift)


@given(st.integers(1, 28), st.integers(1, 12), st.dates(date(1931, 1, 1), date(2097, 12, 31)))
def test_a_date_that_is_in_every_year_lies_within_half_a_year(
    day: int, month: int, anchor_on: date
) -> None:
    found = on(f"{day}/{month}", Frame(anchor_on.year, anchor_on))
    assert (found.day, found.month) == (day, month)
    assert abs(found - anchor_on) <= timedelta(days=183)


@given(st.text(max_size=30))
def test_any_text_is_understood_or_refused_in_words(text: str) -> None:
    try:
        understand(text)
    except NotADay as error:
        assert str(error)  # noqa: PT017 - most texts are refused, a few are days

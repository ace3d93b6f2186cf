"""Instants are UTC, days are Vietnamese."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import clock

moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - naive bounds


def test_the_last_evening_of_december_in_utc_is_new_year_here() -> None:
    assert clock.local_day(datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)) == date(2026, 12, 31)
    assert clock.local_day(datetime(2026, 12, 31, 17, tzinfo=UTC)) == date(2027, 1, 1)


def test_a_day_begins_at_seven_hours_before_midnight_utc() -> None:
    assert clock.day_begins(date(2027, 1, 1)) == datetime(2026, 12, 31, 17, tzinfo=UTC)
    assert clock.instant(date(2026, 7, 1), time(0, 3)) == datetime(2026, 6, 30, 17, 3, tzinfo=UTC)


@given(moments)
def test_every_moment_lies_in_its_own_day(moment: datetime) -> None:
    day = clock.local_day(moment)
    assert clock.day_begins(day) <= moment < clock.day_begins(clock.days_after(day, 1))


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.times())
def test_a_day_and_a_time_come_back(day: date, at: time) -> None:
    moment = clock.instant(day, at)
    assert moment.tzinfo is UTC
    assert (clock.local_day(moment), clock.local(moment).time()) == (day, at)


def test_the_present_is_aware_and_a_naive_moment_has_no_day() -> None:
    assert clock.now().utcoffset() == timedelta(0)
    with pytest.raises(ValueError, match="without a time zone"):
        clock.local_day(datetime(2026, 1, 1))  # noqa: DTZ001 - the mistake under test

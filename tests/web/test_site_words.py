"""Days as the public pages say them."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from app.web.site_words import day_words, moment_words, span_words


@pytest.mark.parametrize(
    ("begins_on", "ends_on", "said"),
    [
        (date(2027, 5, 1), date(2027, 5, 31), "1/5 – 31/5"),
        (date(2020, 5, 1), date(2020, 5, 30), "1/5 – 30/5/2020"),
        (date(2027, 12, 20), date(2028, 2, 3), "20/12/2027 – 3/2/2028"),
        (date(2027, 7, 28), date(2027, 7, 28), "28/7"),
    ],
)
def test_the_year_is_said_only_when_needed(begins_on: date, ends_on: date, said: str) -> None:
    with time_machine.travel(datetime(2027, 5, 10, tzinfo=UTC), tick=False):
        assert span_words(begins_on, ends_on) == said


def test_days_are_local_days() -> None:
    moment = datetime(2027, 12, 31, 17, 0, tzinfo=UTC)
    with time_machine.travel(moment, tick=False):
        assert moment_words(moment) == "00:00, thứ Bảy 1/1/2028"
        assert day_words(date(2028, 1, 1)) == "1/1"

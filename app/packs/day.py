"""Days as a campaign officer writes them, worked out for one year.

    01/5              day and month of the solar calendar
    23/12 âm          day and month of the Vietnamese lunar calendar
    Tết               mùng 1 tháng Giêng of the campaign's year
    D                 the campaign's anchor day
    thứ Hai tuần 2    the second Monday of the window
    Tết - 40, D + 31  so many days before or after any of these

Solar and lunar dates mean the occurrence nearest to the anchor, so that "20/12" in a Tết pack is
the December before. The lunar calendar is the Vietnamese one (UTC+7): it differs from the Chinese
one in 2030, for example.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from lunar_vn import LunarDate, lunar_to_solar, solar_to_lunar
from lunar_vn.can_chi import get_year_can_chi

FIRST_YEAR, LAST_YEAR = 1930, 2098
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")

_DAY = re.compile(
    r"""(?: (?P<day>\d{1,2})/(?P<month>\d{1,2}) (?P<lunar>\ âm)?
          | (?P<tet>Tết)
          | (?P<anchor>D)
          | (?P<weekday>[^\d\s]+\ [^\d\s]+)\ tuần\ (?P<week>[1-4]) )
        (?: \ ?(?P<sign>[+–−-])\ ?(?P<shift>\d{1,3}) )?""",
    re.VERBOSE,
)
_HOW = "Viết như: 01/5, 23/12 âm, Tết, D, thứ Hai tuần 2, Tết - 40, D + 31."


class NotADay(ValueError):
    """The words name no day, or none in this year; `str(error)` is a sentence in Vietnamese."""


@dataclass(frozen=True)
class Frame:
    """What days are counted from; `begins_on` is None while the window is being worked out."""

    year: int
    anchor: date
    begins_on: date | None = None


def anchor(text: str, year: int) -> date:
    """Return the day that `text` means by itself in this year, or raise NotADay.

    A lunar date is taken from the lunar year that begins in this year.
    """
    match = _match(text)
    if match["anchor"] or match["weekday"]:
        raise NotADay(f"“{text}” không làm ngày mốc được: các ngày khác tính từ ngày mốc.")
    if match["tet"]:
        return tet(year) + _shift(match)
    calendar = _lunar if match["lunar"] else _solar
    found = calendar(int(match["day"]), int(match["month"]), year)
    if found is None:
        raise NotADay(f"Năm {year} không có ngày “{text}”.")
    return found + _shift(match)


def on(text: str, frame: Frame) -> date:
    """Return the day that `text` means in this frame, or raise NotADay."""
    match = _match(text)
    return _base(match, frame) + _shift(match)


def understand(text: str) -> None:
    """Raise NotADay when these words are no day in any year."""
    match = _match(text)
    if match["weekday"]:
        _weekday_number(match["weekday"])


def tet(year: int) -> date:
    """Return mùng 1 Tết of a year between FIRST_YEAR and LAST_YEAR."""
    return lunar_to_solar(LunarDate(1, 1, year))


def lunar_year(year: int) -> str:
    """Return the name of the lunar year that begins in this year: 2027 → "Đinh Mùi"."""
    return get_year_can_chi(year)


def _match(text: str) -> re.Match[str]:
    match = _DAY.fullmatch(text)
    if match is None:
        raise NotADay(f"“{text}” không phải một ngày. {_HOW}")
    return match


def _shift(match: re.Match[str]) -> timedelta:
    days = int(match["shift"] or 0)
    return timedelta(days=days if match["sign"] == "+" else -days)


def _base(match: re.Match[str], frame: Frame) -> date:
    if match["tet"]:
        return tet(frame.year)
    if match["anchor"]:
        return frame.anchor
    if match["weekday"]:
        return _weekday(match["weekday"], int(match["week"]), frame)
    return _nearest(match, frame)


def _weekday(name: str, week: int, frame: Frame) -> date:
    if frame.begins_on is None:
        raise NotADay(f"“{name} tuần {week}” chỉ dùng được trong kế hoạch nội dung.")
    to_first = (_weekday_number(name) - frame.begins_on.weekday()) % 7
    return frame.begins_on + timedelta(days=to_first + 7 * (week - 1))


def _weekday_number(name: str) -> int:
    if name not in WEEKDAYS:
        raise NotADay(f"“{name}” không phải một thứ. Viết: {', '.join(WEEKDAYS)}.")
    return WEEKDAYS.index(name)


def _nearest(match: re.Match[str], frame: Frame) -> date:
    """Return the date in the year that brings it nearest to the anchor, if it exists there."""
    day, month = int(match["day"]), int(match["month"])
    calendar = _lunar if match["lunar"] else _solar
    by_distance = {
        abs(rough - frame.anchor): year
        for year in (frame.year - 1, frame.year, frame.year + 1)
        if (rough := calendar(min(day, 28), month, year))
    }
    found = by_distance and calendar(day, month, by_distance[min(by_distance)])
    if not found:
        raise NotADay(f"Năm {frame.year} không có ngày “{match[0]}”.")
    return found


def _solar(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _lunar(day: int, month: int, year: int) -> date | None:
    """Return a day of a month that is not a leap month; None for the 30th of a short month."""
    if not (1 <= day <= 30 and 1 <= month <= 12):
        return None
    found = lunar_to_solar(LunarDate(day, month, year))
    return found if solar_to_lunar(found).day == day else None

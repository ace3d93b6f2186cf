"""Moments, days and numbers as the desk writes them; the filters of its pages."""

from datetime import date, datetime
from decimal import Decimal

from flask import Flask
from lunar_vn import solar_to_lunar

from app import clock
from app.rendering import numbers
from app.rendering.vietnamese import WEEKDAYS, first_capital

MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười một")
LAST_MONTH = "Chạp"
FULL_MOON = 15
INPUT = "%Y-%m-%dT%H:%M"


def install(app: Flask) -> None:
    """Teach the pages of this application to write moments, days and numbers."""
    app.jinja_env.filters.update(
        at=at,
        day=day,
        weekday=weekday,
        month=month,
        lunar=lunar,
        written_day=written_day,
        when=when,
        to_second=to_second,
        for_input=for_input,
        number=number,
        percent=percent,
        first_capital=first_capital,
    )


def at(moment: datetime) -> str:
    """17:30"""
    return clock.local(moment).strftime("%H:%M")


def to_second(moment: datetime) -> str:
    """17:30:05"""
    return clock.local(moment).strftime("%H:%M:%S")


def day(value: date | datetime) -> str:
    """thứ Năm 13/5; with the year when it is not this one."""
    value = _day(value)
    year = "" if value.year == _today().year else f"/{value.year}"
    return f"{WEEKDAYS[value.weekday()]} {value.day:02}/{value.month}{year}"


def weekday(value: date | datetime) -> str:
    """Thứ Năm"""
    return first_capital(WEEKDAYS[_day(value).weekday()])


def month(value: date) -> str:
    """tháng 5/2027"""
    return f"tháng {value.month}/{value.year}"


def when(moment: datetime) -> str:
    """17:30 hôm nay, 08:00 mai, 11:30 thứ Năm 13/5"""
    distance = (_day(moment) - _today()).days
    near = {-1: "hôm qua", 0: "hôm nay", 1: "ngày mai"}.get(distance)
    return f"{at(moment)} {near or day(moment)}"


def lunar(value: date | datetime) -> str:
    """mùng 6 tháng Tư, rằm tháng Bảy, 23 tháng Chạp"""
    found = solar_to_lunar(_day(value))
    name = MONTHS[found.month - 1] if found.month < 12 else LAST_MONTH
    leap = " nhuận" if found.leap else ""
    if found.day == FULL_MOON:
        return f"rằm tháng {name}{leap}"
    return f"{'mùng ' if found.day <= 10 else ''}{found.day} tháng {name}{leap}"


def written_day(text: str) -> str:
    """Return what an ISO day that was typed means, both calendars; nothing for anything else."""
    try:
        value = date.fromisoformat(text)
        return f"{first_capital(day(value))}, {lunar(value)}."
    except ValueError:  # no day, or one of a century that the lunar calendar does not hold
        return ""


def for_input(moment: datetime) -> str:
    """2027-05-13T11:30, as a field for date and time wants it, in local time."""
    return clock.local(moment).strftime(INPUT)


def number(value: float | Decimal) -> str:
    """1.957"""
    return numbers.written(value)


def percent(value: Decimal | None) -> str:
    """46,8%; words where there is no share."""
    return "Không xác định" if value is None else f"{numbers.written(value, 1)}%"


def _day(value: date | datetime) -> date:
    return clock.local_day(value) if isinstance(value, datetime) else value


def _today() -> date:
    return clock.local_day(clock.now())

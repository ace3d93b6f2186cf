"""Days and campaigns in the words of the public pages."""

from datetime import date, datetime

from flask import Flask

from app import clock
from app.rendering import vietnamese
from app.reports.site import Drive
from app.web.masthead import today
from app.web.metadata import local_iso


def install(app: Flask) -> None:
    """Give the pages these words."""
    app.jinja_env.filters |= {
        "day_words": day_words,
        "local_iso": local_iso,
        "moment_words": moment_words,
        "span_words": span_words,
        "standing": standing,
    }
    app.jinja_env.tests["running"] = is_running


def day_words(day: date) -> str:
    """10/5, and the year when it is not this one."""
    return (vietnamese.day_and_month if day.year == today().year else vietnamese.day)(day)


def span_words(begins_on: date, ends_on: date) -> str:
    """1/5 – 31/5, the year said once; one day is one day."""
    if begins_on == ends_on:
        return day_words(begins_on)
    same_year = begins_on.year == ends_on.year
    first = vietnamese.day_and_month(begins_on) if same_year else vietnamese.day(begins_on)
    return f"{first} – {day_words(ends_on) if same_year else vietnamese.day(ends_on)}"


def moment_words(moment: datetime) -> str:
    """16:05, thứ Hai 10/5/2027"""
    day = clock.local_day(moment)
    return f"{clock.local(moment):%H:%M}, {vietnamese.weekday(day)} {vietnamese.day(day)}"


def is_running(drive: Drive) -> bool:
    """Whether a campaign runs today."""
    return drive.begins_on <= today() <= drive.ends_on


def standing(drive: Drive) -> str:
    """Where a campaign stands today: "Đang diễn ra, còn 12 ngày"."""
    if today() > drive.ends_on:
        return "Đã kết thúc"
    if not is_running(drive):
        return "Sắp diễn ra"
    left = (drive.ends_on - today()).days
    return f"Đang diễn ra, còn {left} ngày" if left else "Hôm nay là ngày cuối"

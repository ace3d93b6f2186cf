"""The moment in UTC and the day in Việt Nam; the time zone lives only here."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LOCAL = ZoneInfo("Asia/Ho_Chi_Minh")


def now() -> datetime:
    """Return the present moment as an aware UTC instant."""
    return datetime.now(UTC)


def local(moment: datetime) -> datetime:
    """Return an aware instant as wall-clock time in Asia/Ho_Chi_Minh."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no local time")
    return moment.astimezone(LOCAL)


def local_day(moment: datetime) -> date:
    """Return the calendar day in Asia/Ho_Chi_Minh on which an aware instant falls.

    It is the day that counts (shared rule "release time": 31/12 17:00Z is 01/01 here).
    """
    return local(moment).date()


def instant(day: date, at: time) -> datetime:
    """Return the UTC instant of a local day and wall-clock time."""
    return datetime.combine(day, at, LOCAL).astimezone(UTC)


def day_begins(day: date) -> datetime:
    """Return the UTC instant at which a local day begins; the next day's is its exclusive end."""
    return instant(day, time.min)


def days_after(day: date, days: int) -> date:
    """Return the day so many days later (earlier when negative)."""
    return day + timedelta(days=days)

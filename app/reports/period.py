"""Stretches of local days that reports speak of."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from app.errors import BadInput

_FORM = re.compile(r"(\d{4})(?:-(H[12]|\d{2}))?")


@dataclass(frozen=True)
class Period:
    """From `first` to `last` local day, both included; `name` is how a report writes it."""

    first: date
    last: date
    name: str


def year(number: int) -> Period:
    """Return a calendar year."""
    return Period(date(number, 1, 1), date(number, 12, 31), f"năm {number}")


def half(number: int, which: int) -> Period:
    """Return the first (1) or second (2) half of a year, as unions report it."""
    if which == 1:
        return Period(date(number, 1, 1), date(number, 6, 30), f"6 tháng đầu năm {number}")
    return Period(date(number, 7, 1), date(number, 12, 31), f"6 tháng cuối năm {number}")


def month(number: int, which: int) -> Period:
    """Return a calendar month."""
    last = monthrange(number, which)[1]
    return Period(date(number, which, 1), date(number, which, last), f"tháng {which}/{number}")


def parse(text: str) -> Period:
    """Return the period of 2026, 2026-H1 or 2026-05. Raises BadInput."""
    found = _FORM.fullmatch(text)
    if found and 2000 <= int(found[1]) <= 2999:
        part = found[2]
        if part is None:
            return year(int(found[1]))
        if part.startswith("H"):
            return half(int(found[1]), int(part[1]))
        if 1 <= int(part) <= 12:
            return month(int(found[1]), int(part))
    raise BadInput(f"“{text}” không phải kỳ. Viết 2026, 2026-H1 hoặc 2026-05.")

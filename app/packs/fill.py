"""Put what is known of a year into the texts of a pack: `{year}`, `{anniversary}` …

The theme is not among the names on purpose: it may be announced after the plan is opened, so
templates take it from the campaign at the moment they are drawn.
"""

import re
from collections.abc import Mapping
from datetime import date

from app.packs.pack import Value

NAMES_OF_TEXT = ("year", "name", "anniversary", "lunar_year", "begins", "ends", "hashtag")
NAMES = (*NAMES_OF_TEXT, "due", "anchor")  # ISO days, for slots that hold a date
_NAME = re.compile(r"\{([^{}]*)\}")


def filled(text: str, known: Mapping[str, str]) -> str:
    """Return the text with every `{name}` replaced; the names have been checked before."""
    return _NAME.sub(lambda match: known[match[1]], text)


def filled_value(value: Value, known: Mapping[str, str]) -> Value:
    """Return a slot's value with every `{name}` in its words replaced; numbers stay numbers."""
    if isinstance(value, str):
        return filled(value, known)
    if isinstance(value, int):
        return value
    return tuple({name: _cell(cell, known) for name, cell in row.items()} for row in value)


def unknown(text: str, allowed: tuple[str, ...]) -> list[str]:
    """Return the names in braces that nothing stands for."""
    return [name for name in _NAME.findall(text) if name not in allowed]


def shown(day: date) -> str:
    """Return a day as Vietnamese text writes it: 01/5/2027 (two digits for 1 to 9, month 1 and 2).

    Rule: Nghị định 30/2020/NĐ-CP writes a leading zero for days below 10 and months 1 and 2.
    """
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def _cell(cell: str | int, known: Mapping[str, str]) -> str | int:
    return filled(cell, known) if isinstance(cell, str) else cell

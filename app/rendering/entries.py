"""One typed entry of a form or a JSON file, read as its kind of slot wants it."""

from collections.abc import Callable, Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from app.rendering import chosen, clean, numbers


class Unusable(ValueError):
    """One entry does not suit its slot; the message says why, without naming the slot."""


def is_empty(value: object) -> bool:
    """Tell whether nothing was entered; 0 is something."""
    return value is None or value in ("", ())


def plain(value: Any) -> Any:
    """Return a typed value as JSON keeps it; reading it again gives the same value."""
    if isinstance(value, tuple):
        return [{name: plain(cell) for name, cell in row.items()} for row in value]
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return numbers.written(value)
    if isinstance(value, chosen.Photo):
        return value.plain
    return value


def _text(given: Any) -> str:
    if given is None:
        return ""
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        raise Unusable("phải là chữ.")
    return clean.line(str(given))


def _long_text(given: Any) -> str:
    return clean.lines(given) if isinstance(given, str) else _text(given)


def _number(given: Any) -> numbers.Number | None:
    if isinstance(given, bool):
        raise Unusable("phải là số.")
    if isinstance(given, int):
        return given
    written = _text(given) if not isinstance(given, float) else str(Decimal(str(given)))
    if not written:
        return None
    number = numbers.parse(written.replace(".", ",") if isinstance(given, float) else written)
    if number is None:
        raise Unusable(f"“{written}” không phải số. Viết như 12.480 hoặc 71,4.")
    return number


def _date(given: Any) -> date | None:
    if isinstance(given, date):
        return given
    written = _text(given)
    if not written:
        return None
    parts = written.split("/")
    iso = "-".join((parts[2], parts[1].zfill(2), parts[0].zfill(2))) if len(parts) == 3 else written
    try:
        return date.fromisoformat(iso)
    except ValueError:
        raise Unusable(f"“{written}” không phải ngày. Viết như 13/5/2027.") from None


def _time(given: Any) -> time | None:
    written = _text(given).replace("g", ":").replace("h", ":").removesuffix(":")
    if not written:
        return None
    hour, _, minute = written.partition(":")
    try:
        return time(int(hour), int(minute or 0))
    except (ValueError, OverflowError):
        raise Unusable(f"“{written}” không phải giờ. Viết như 08:00.") from None


def _photo(given: Any) -> str:
    """Read a photo's name, or `{"photo": name, "focus": [x, y]}`."""
    if not isinstance(given, Mapping):
        return _text(given)
    if not set(given) <= {"photo", "focus"}:
        raise Unusable("ảnh chỉ có “photo” và “focus”.")
    name = _text(given.get("photo"))
    try:
        return chosen.photo(name, chosen.focus_of(given)) if name else ""
    except ValueError:
        raise Unusable("“focus” của ảnh là hai số từ 0 đến 1: ngang, dọc.") from None


READERS: dict[str, Callable[[Any], Any]] = {
    "text": _text,
    "long_text": _long_text,
    "number": _number,
    "date": _date,
    "time": _time,
    "photo": _photo,
    "choice": _text,
}

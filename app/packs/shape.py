"""Compare a document with the schema in `app.packs.pack`: keys and types, all problems at once."""

from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from app.errors import Problem
from app.packs.pack import Content
from app.toml import Document, Key

_WORDS = {
    "string_type": "phải là chữ trong ngoặc kép",
    "int_type": "phải là số nguyên, không có ngoặc kép",
    "tuple_type": "phải là danh sách trong ngoặc vuông",
    "dict_type": "phải là bảng",
    "dataclass_type": "phải là bảng",
}


def shaped(document: Document) -> tuple[Content | None, list[Problem]]:
    """Return the content, or None and every key that is missing, unknown or of a wrong type."""
    try:
        return _adapter().validate_python(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details) for details in _told_once(error)]


@cache
def _adapter() -> TypeAdapter[Content]:
    return TypeAdapter(Content)


def _told_once(error: ValidationError) -> list[ErrorDetails]:
    """Leave one problem for a value that fits none of several types."""
    seen: dict[Key, ErrorDetails] = {}
    for details in error.errors(include_url=False):
        seen.setdefault(_key(details), details)
    return list(seen.values())


def _key(details: ErrorDetails) -> Key:
    """Return the key as it stands in the file, without the names of the types that were tried."""
    return details["loc"][:4] if _is_slot(details["loc"]) else details["loc"]


def _is_slot(key: Key) -> bool:
    """Tell whether this is `plan[…].values.…`, which may be of several types."""
    return key[:1] == ("plan",) and key[2:3] == ("values",) and len(key) > 3


def _problem(document: Document, details: ErrorDetails) -> Problem:
    key = _key(details)
    return document.problem(f"{_dotted(key)}: {_message(details)}.", *key)


def _message(details: ErrorDetails) -> str:
    kind = details["type"]
    if _is_slot(details["loc"]):
        return "phải là chữ, số nguyên hoặc danh sách các bảng"
    if kind == "missing":
        return "thiếu khóa bắt buộc"
    if kind == "unexpected_keyword_argument":
        return "không có khóa này; xem campaigns/_example/pack.toml"
    if kind == "literal_error":
        return f"phải là một trong: {_choices(details)}"
    return _WORDS.get(kind, "giá trị không dùng được")


def _choices(details: ErrorDetails) -> str:
    context: dict[str, Any] = details.get("ctx", {})
    return str(context["expected"]).replace("'", "").replace(" or ", ", ")


def _dotted(key: Key) -> str:
    """Show a key as a person would look for it: plan[3].channels."""
    shown = ""
    for part in key:
        shown += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if shown else str(part)
    return shown

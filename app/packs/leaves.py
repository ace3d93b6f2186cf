"""Walk the raw values of a document by pattern, so that one broken part hides no other."""

from collections.abc import Iterator
from typing import Any

from app.toml import Document, Key

ANY = "*"


def leaves(value: Any, *, at: Key = ()) -> Iterator[tuple[Key, Any]]:
    """Yield every value that is neither table nor list, with its key."""
    inner = _inside(value)
    if inner is None:
        yield at, value
        return
    for part, below in inner:
        yield from leaves(below, at=(*at, part))


def found(document: Document, *pattern: str | int) -> Iterator[tuple[Key, Any]]:
    """Yield what stands at a pattern of keys, where "*" is any key or place in a list."""
    reached: list[tuple[Key, Any]] = [((), document.data)]
    for wanted in pattern:
        reached = [
            ((*key, part), below)
            for key, value in reached
            for part, below in _inside(value) or []
            if wanted in (ANY, part)
        ]
    yield from reached


def texts(document: Document, *pattern: str | int) -> Iterator[tuple[Key, str]]:
    """Yield the strings at a pattern; what is no string has been told as a wrong type."""
    return ((key, value) for key, value in found(document, *pattern) if isinstance(value, str))


def text(document: Document, *key: str | int) -> str | None:
    """Return the string at one key, or None."""
    return next((value for _, value in texts(document, *key)), None)


def _inside(value: Any) -> list[tuple[str | int, Any]] | None:
    if isinstance(value, dict):
        return list(value.items())
    if isinstance(value, list):
        return list(enumerate(value))
    return None

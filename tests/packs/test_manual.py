"""The example file is the manual and the schema: it names every key and says which are required."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from itertools import takewhile
from typing import Any, get_args, get_origin, get_type_hints

from app import toml
from app.packs.leaves import leaves
from app.packs.pack import Content
from tests.packs.conftest import EXAMPLE, Spoil, told

MANUAL = toml.read(EXAMPLE / "pack.toml")
LINES = ["", *MANUAL.path.read_text(encoding="utf-8").splitlines()]


def test_the_manual_names_exactly_the_keys_there_are() -> None:
    named = {_pattern(key) for key, _ in leaves(MANUAL.data)}
    assert named == {pattern for pattern, _ in _keys(Content)}


def test_the_manual_says_of_each_key_whether_it_is_required() -> None:
    said: dict[str, bool | None] = {}
    for key in MANUAL.lines:
        said.setdefault(_pattern(key), _says(key))
    for pattern, required in _keys(Content):
        assert said[pattern.removesuffix(".*")] is required, pattern


def test_what_the_manual_calls_optional_may_be_left_out(spoiled: Spoil) -> None:
    optional = [
        LINES[MANUAL.line(*key)]
        for key in MANUAL.lines
        if _says(key) is False and "=" in LINES[MANUAL.line(*key)]
    ]
    assert told(spoiled(*((line, "") for line in optional))) == []


def _keys(kind: Any, at: str = "") -> Iterator[tuple[str, bool]]:
    """Yield each key a table may have and whether it must be there, read from the dataclasses."""
    hints = get_type_hints(kind)
    for one in fields(kind):
        must = one.default is MISSING and one.default_factory is MISSING
        pattern = f"{at}.{one.name}" if at else one.name
        inner = _table_in(hints[one.name])
        if inner is None:
            many = get_origin(hints[one.name]) is tuple
            yield pattern + (".*" if many or one.name == "values" else ""), must
        else:
            repeated = get_origin(hints[one.name]) in (tuple, dict)
            yield from _keys(inner, pattern + (".*" if repeated else ""))


def _table_in(hint: Any) -> Any:
    if is_dataclass(hint):
        return hint
    return next((found for arg in get_args(hint) if (found := _table_in(arg))), None)


def _pattern(key: toml.Key) -> str:
    """Write a key with `*` for places in lists, years and slots."""
    parts = ["*" if isinstance(part, int) or part == "2027" else part for part in key]
    if parts[:1] == ["plan"] and "values" in parts[:-1]:
        parts[-1] = "*"
    return ".".join(parts)


def _says(key: toml.Key) -> bool | None:
    """Return what the comment beside or right above a key says: required, optional, or nothing.

    A table's comment speaks for those of its keys that have none.
    """
    line = MANUAL.line(*key)
    above = takewhile(lambda text: text.startswith("#"), reversed(LINES[:line]))
    comment = " ".join([*reversed(list(above)), LINES[line].partition("#")[2]]).lower()
    if "bắt buộc" in comment:
        return "không bắt buộc" not in comment
    return _says(key[:-1]) if len(key) > 1 else None

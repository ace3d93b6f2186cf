"""The holes of a template, and what an editor put into them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal, Protocol

from pydantic import ConfigDict

from app.errors import HasProblems, Problem
from app.rendering import entries, numbers

SlotType = Literal["text", "long_text", "number", "date", "time", "photo", "choice", "rows"]
ColumnType = Literal["text", "number", "date", "photo"]


@dataclass(frozen=True)
class Column:
    """One column of a slot of rows."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    type: ColumnType
    label: str
    required: bool = True
    max: int | None = None
    help: str = ""


@dataclass(frozen=True)
class Slot:
    """One hole. `max` counts characters of text (NFC), or rows; `min` counts rows.

    `least` and `most` bound a number. `example` is what the template's preview shows. A photo slot
    with `map` is for a map of Việt Nam; its help reminds of what such a map must show.
    """

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")

    name: str
    type: SlotType
    label: str
    help: str = ""
    required: bool = True
    max: int | None = None
    min: int | None = None
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    map: bool = False
    example: Any = None


@dataclass(frozen=True)
class Values:
    """What was put into the slots of one template, checked.

    `plain` is ready for JSON and may be read again: this is what a product keeps. `typed` is what
    texts see: every slot by name, dates as dates, an empty slot as "", None or an empty tuple.
    """

    plain: Mapping[str, Any] = field(default_factory=dict)
    typed: Mapping[str, Any] = field(default_factory=dict)


class HasSlots(Protocol):
    """A template, as far as its slots are concerned."""

    @property
    def name(self) -> str: ...

    @property
    def slots(self) -> tuple[Slot, ...]: ...


def read_values(template: HasSlots, raw: Mapping[str, Any], *, partial: bool = False) -> Values:
    """Return the raw values (from a form or a JSON file) normalised and checked.

    Text becomes NFC with one kind of Đ; numbers may be written 12.480 or 71,4, dates 2027-05-13 or
    13/5/2027. With `partial` (a draft), required slots may stay empty and rows be too few. Raises
    HasProblems listing every problem, each naming its slot by label.
    """
    problems = [
        f"Mẫu {template.name} không có ô “{name}”."
        for name in raw
        if name not in {slot.name for slot in template.slots}
    ]
    plain: dict[str, Any] = {}
    typed: dict[str, Any] = {}
    for slot in template.slots:
        try:
            typed[slot.name] = value = _read(slot, raw.get(slot.name), partial=partial)
        except entries.Unusable as error:
            problems.append(f"Ô “{slot.label}”: {error}")
            continue
        if not entries.is_empty(value):
            plain[slot.name] = entries.plain(value)
        elif slot.required and not partial:
            problems.append(f"Ô “{slot.label}” còn trống.")
    if problems:
        raise HasProblems([Problem(template.name, 0, message) for message in problems])
    return Values(plain, typed)


def missing(template: HasSlots, values: Values) -> list[Slot]:
    """Return the required slots that are still empty, in the template's order."""
    return [slot for slot in template.slots if slot.required and slot.name not in values.plain]


def with_examples(template: HasSlots, values: Values) -> Values:
    """Return the values with missing required slots filled by the template's examples.

    Only for the preview of a draft; nothing made from it may be published.
    """
    examples = {slot.name: slot.example for slot in missing(template, values)}
    return read_values(template, {**values.plain, **examples}, partial=True)


def photos(template: HasSlots, values: Values) -> tuple[str, ...]:
    """Return the photos named in the values, in the order of the slots and their rows."""
    found: list[str] = []
    for slot in template.slots:
        value = values.typed.get(slot.name)
        if slot.type == "photo" and value:
            found.append(str(value))
        for column in slot.columns:
            if column.type == "photo":
                found += [str(row[column.name]) for row in value or () if row[column.name]]
    return tuple(found)


def _read(slot: Slot, given: Any, *, partial: bool) -> Any:
    if slot.type == "rows":
        return _rows(slot, given, least=0 if partial else slot.min or 0)
    value = entries.READERS[slot.type](given)
    if isinstance(value, str) and slot.type in ("text", "long_text"):
        _check_length(value, slot.max)
    if slot.type == "choice" and value and value not in slot.choices:
        raise entries.Unusable(f"chọn một trong: {', '.join(slot.choices)}.")
    if slot.type == "number" and value is not None:
        _check_bounds(slot, value)
    return value


def _check_length(value: str, most: int | None) -> None:
    if most is not None and len(value) > most:
        raise entries.Unusable(
            f"dài {len(value)} ký tự, nhiều nhất {most}, cần bớt {len(value) - most}."
        )


def _check_bounds(slot: Slot, value: numbers.Number) -> None:
    if slot.least is not None and value < slot.least:
        raise entries.Unusable(f"nhỏ nhất là {numbers.written(slot.least)}.")
    if slot.most is not None and value > slot.most:
        raise entries.Unusable(f"lớn nhất là {numbers.written(slot.most)}.")


def _rows(slot: Slot, given: Any, *, least: int) -> tuple[dict[str, Any], ...]:
    if given is None or given == "":
        return ()
    if not isinstance(given, Sequence) or isinstance(given, str):
        raise entries.Unusable("phải là danh sách các dòng.")
    rows = tuple(_row(slot.columns, row, number) for number, row in enumerate(given, 1))
    rows = tuple(row for row in rows if any(not entries.is_empty(value) for value in row.values()))
    if rows and len(rows) < least:
        raise entries.Unusable(f"có {len(rows)} dòng, ít nhất {least}.")
    if slot.max is not None and len(rows) > slot.max:
        raise entries.Unusable(f"có {len(rows)} dòng, nhiều nhất {slot.max}.")
    return rows


def _row(columns: tuple[Column, ...], given: Any, number: int) -> dict[str, Any]:
    if not isinstance(given, Mapping):
        raise entries.Unusable(f"dòng {number} phải có các cột {_names(columns)}.")
    unknown = [name for name in given if name not in {column.name for column in columns}]
    if unknown:
        raise entries.Unusable(
            f"dòng {number} có cột lạ “{unknown[0]}”. Các cột: {_names(columns)}."
        )
    row = {column.name: _cell(column, given.get(column.name), number) for column in columns}
    if any(not entries.is_empty(value) for value in row.values()):
        for column in columns:
            if column.required and entries.is_empty(row[column.name]):
                raise entries.Unusable(f"dòng {number}, cột “{column.label}” còn trống.")
    return row


def _cell(column: Column, given: Any, number: int) -> Any:
    try:
        value = entries.READERS[column.type](given)
        if isinstance(value, str):
            _check_length(value, column.max)
    except entries.Unusable as error:
        raise entries.Unusable(f"dòng {number}, cột “{column.label}”: {error}") from None
    return value


def _names(columns: tuple[Column, ...]) -> str:
    return ", ".join(column.name for column in columns)

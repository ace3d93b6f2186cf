"""The slots of a template as fields of a form, and back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from werkzeug.datastructures import FileStorage, MultiDict

from app import clock
from app.errors import BadInput
from app.rendering.slots import Column, Slot
from app.rendering.template import Template
from app.web.moments import INPUT
from app.workflow.tools import MEDIA_REF

MOST_ROWS = 70
YEARS = range(2000, 2100)  # the calendars of the pages know them, and no post is of another
_KEPT_PHOTO = re.compile(rf"{MEDIA_REF}[0-9a-f]{{64}}")


@dataclass(frozen=True)
class Field:
    """One slot as the page shows it: what stands in it, and what is wrong with that."""

    slot: Slot
    value: str = ""
    rows: tuple[Mapping[str, str], ...] = ()
    wrong: str = ""

    @property
    def name(self) -> str:
        """The name of its input."""
        return f"slot.{self.slot.name}"

    @property
    def long(self) -> bool:
        """Whether one line of input would be too short for it."""
        return self.slot.type == "long_text" or (self.slot.max or 0) > 120


@dataclass(frozen=True)
class Problems:
    """What is wrong with what was typed: about one slot, or about the whole."""

    by_label: Mapping[str, str] = field(default_factory=dict)
    others: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.by_label or self.others)


def problems_of(messages: Sequence[str]) -> Problems:
    """Sort sentences by the slot they name: `Ô “Tiêu đề” …`."""
    by_label: dict[str, str] = {}
    others: list[str] = []
    for message in messages:
        found = re.match(r"Ô “([^”]+)”", message)
        if found:
            by_label[found[1]] = message
        else:
            others.append(message)
    return Problems(by_label, tuple(others))


def fields(template: Template, raw: Mapping[str, Any], problems: Problems) -> list[Field]:
    """Return the fields of a template in its own order, filled with what was given."""
    return [
        Field(
            slot=slot,
            value="" if slot.type == "rows" else written(raw.get(slot.name)),
            rows=tuple(_rows_shown(slot, raw.get(slot.name))) if slot.type == "rows" else (),
            wrong=problems.by_label.get(slot.label, ""),
        )
        for slot in template.slots
    ]


def written(value: Any) -> str:
    """Return a kept value as a person would type it."""
    return "" if value is None else str(value)


def typed_values(template: Template, form: MultiDict[str, str]) -> dict[str, Any]:
    """Return what was typed into the slots, raw; a photo only when we gave out its reference."""
    values: dict[str, Any] = {}
    for slot in template.slots:
        name = f"slot.{slot.name}"
        if slot.type == "rows":
            values[slot.name] = list(_rows_typed(slot, form))
        elif slot.type == "photo":
            values[slot.name] = _photo_kept(form, name)
        else:
            values[slot.name] = form.get(name, "")
    return values


def photos_sent(
    template: Template, files: MultiDict[str, FileStorage]
) -> Iterator[tuple[tuple[str, int, str] | str, bytes]]:
    """Yield each uploaded photo: its slot's name, or (slot, row, column), and its bytes."""
    for slot in template.slots:
        if slot.type == "photo" and (data := _bytes(files.get(f"file.{slot.name}"))):
            yield slot.name, data
        for column in slot.columns:
            for number in _numbers(slot, files, "file"):
                data = _bytes(files.get(f"file.{slot.name}.{number}.{column.name}"))
                if is_photo(column) and data:
                    yield (slot.name, number, column.name), data


def with_photo(values: dict[str, Any], where: tuple[str, int, str] | str, reference: str) -> None:
    """Put the reference of a photo that was taken where it belongs among the typed values."""
    if isinstance(where, str):
        values[where] = reference
        return
    name, number, column = where
    for row in values[name]:
        if row.get("#") == number:
            row[column] = reference


def without_numbers(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the typed values as slots take them: rows without the numbers of their inputs."""
    return {
        name: [{key: cell for key, cell in row.items() if key != "#"} for row in value]
        if isinstance(value, list)
        else value
        for name, value in values.items()
    }


def is_photo(column: Column) -> bool:
    """Tell whether a column of rows holds photos."""
    return str(column.type) == "photo"


def local_moment(text: str) -> datetime | None:
    """Return the instant of a date-and-time field, read as local time; None when it is empty.

    Raises BadInput.
    """
    if not text.strip():
        return None
    try:
        wall = datetime.strptime(text.strip()[:16], INPUT)  # noqa: DTZ007 - the zone follows
        if wall.year not in YEARS:
            raise ValueError(text)  # noqa: TRY301 - as much a slip as 30/2
    except ValueError:
        raise BadInput(f"“{text}” không phải ngày giờ. Chọn lại ngày và giờ.") from None
    return clock.instant(wall.date(), wall.time())


def _rows_shown(slot: Slot, given: Any) -> Iterator[Mapping[str, str]]:
    """At least as many rows as the slot needs, and never none."""
    rows = given if isinstance(given, list) else []
    for row in rows:
        yield {column.name: written(row.get(column.name)) for column in slot.columns}
    for _ in range(max(slot.min or 1, 1) - len(rows)):
        yield {column.name: "" for column in slot.columns}


def _rows_typed(slot: Slot, form: MultiDict[str, str]) -> Iterator[dict[str, Any]]:
    for number in _numbers(slot, form, "slot"):
        row: dict[str, Any] = {"#": number}
        for column in slot.columns:
            name = f"slot.{slot.name}.{number}.{column.name}"
            row[column.name] = _photo_kept(form, name) if is_photo(column) else form.get(name, "")
        yield row


def _numbers(slot: Slot, names: MultiDict[str, Any], kind: str) -> list[int]:
    found = re.compile(rf"{kind}\.{re.escape(slot.name)}\.(\d{{1,4}})\.")
    return sorted({int(match[1]) for name in names if (match := found.match(name))})[:MOST_ROWS]


def _photo_kept(form: MultiDict[str, str], name: str) -> str:
    reference = form.get(name, "")
    if form.get(f"drop.{name}") or not _KEPT_PHOTO.fullmatch(reference):
        return ""
    return reference


def _bytes(file: FileStorage | None) -> bytes:
    return file.read() if file and file.filename else b""

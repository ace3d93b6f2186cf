"""What one row of a table says: which unit speaks, and what stands in the slots."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from app.errors import BadInput
from app.rendering import clean
from app.rendering.context import UnitFacts
from app.rendering.slots import Slot
from app.rendering.table import Row, Table
from app.rendering.template import Template

UNIT_COLUMNS = ("unit_code", "unit_name", "unit_short_name")
_STRANGE = re.compile(r"[^\w.-]+")


def check_columns(table: Table, template: Template) -> None:
    """Raise BadInput for a column that is neither a slot nor a fact of the unit."""
    known = (*UNIT_COLUMNS, *(slot.name for slot in template.slots))
    if strange := [name for name in table.columns if name not in known]:
        raise BadInput(f"Bảng có cột lạ “{strange[0]}”. Các cột dùng được: {', '.join(known)}.")


def unit_of(row: Row, usual: UnitFacts) -> UnitFacts:
    """Return the unit of a row; what the row does not say is as usual."""
    code, name, short = (clean.line(_written(row.cells.get(one, ""))) for one in UNIT_COLUMNS)
    if not name:
        return replace(usual, code=code or usual.code, short_name=short or usual.short_name)
    return UnitFacts(code or usual.code, name, short or name)


def file_stem(row: Row) -> str:
    """Return what the files of a row are called: by the unit's code, else by the row's number."""
    code = clean.line(_written(row.cells.get("unit_code", "")))
    return _STRANGE.sub("-", code).strip(".-") or f"dong-{row.number:04}"


def raw_values(row: Row, template: Template, usual: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a row as slots read them, over the usual ones. Raises BadInput."""
    slots = {slot.name: slot for slot in template.slots}
    said = {name: _entry(slots[name], cell) for name, cell in row.cells.items() if name in slots}
    return {**usual, **said}


def _entry(slot: Slot, cell: Any) -> Any:
    if slot.type == "rows":
        return _list(slot, cell)
    if slot.type == "date" and isinstance(cell, date):
        return cell.date() if isinstance(cell, datetime) else cell
    return cell if isinstance(cell, int | float) else _written(cell)


def _list(slot: Slot, cell: Any) -> Any:
    """A cell holds several rows as JSON: `[{"label": "…", "value": 12}]`."""
    try:
        return json.loads(str(cell))
    except ValueError:
        raise BadInput(f"Ô “{slot.label}” trong bảng phải là danh sách JSON.") from None


def _written(cell: Any) -> str:
    """Return a cell as a Vietnamese reader writes it."""
    if isinstance(cell, datetime | date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return f"{cell:%H:%M}" if isinstance(cell, time) else str(cell)

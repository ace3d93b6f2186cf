"""Put a unit into the tree."""

import re
from datetime import date

from sqlalchemy import select

from app import clock
from app.database import writing
from app.errors import AlreadyThere, BadInput
from app.models.audit import note
from app.models.unit import Unit, UnitVersion, unit_by_code
from publishers.wording import to_nfc

BEGINNING = date(2020, 1, 1)  # before this day nobody asks for numbers
CODE = re.compile(r"\w[\w .-]{0,59}")  # it stands in addresses of pages


def add_unit(
    code: str,
    name: str,
    *,
    parent: str | None = None,
    short_name: str = "",
    level: str = "",
    since: date = BEGINNING,
    by: int | None = None,
) -> int:
    """Add a unit under the parent's code and return its id. Raises BadInput, AlreadyThere,
    NotFound."""
    code, name = to_nfc(code).strip(), to_nfc(name).strip()
    if not code or not name:
        raise BadInput("Đơn vị cần có mã và tên.")
    if not CODE.fullmatch(code):
        raise BadInput(f"Mã “{code}” chỉ được có chữ, số, dấu cách, chấm, gạch; nhiều nhất 60.")
    with writing() as session:
        if session.scalar(select(Unit.id).where(Unit.code == code)) is not None:
            raise AlreadyThere("đơn vị có mã", code)
        above = unit_by_code(session, parent) if parent else None
        unit = Unit(code=code)
        unit.versions.append(
            UnitVersion(
                parent_id=above.id if above else None,
                name=name,
                short_name=to_nfc(short_name).strip() or name,
                level=level,
                valid_from=since,
            )
        )
        session.add(unit)
        note(session, clock.now(), by, "add", unit, code=code, name=name, parent=parent)
        return unit.id

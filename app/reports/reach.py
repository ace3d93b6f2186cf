"""Which units a person reaches, and what the person may do there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import CTE, Select, func, select
from sqlalchemy.orm import Session

from app.models.editor import Grant, Role
from app.models.unit import Unit, UnitVersion, ancestors, valid_on
from publishers.wording import folded


@dataclass(frozen=True)
class UnitLine:
    """A unit as lists name it."""

    id: int
    code: str
    name: str
    short_name: str


def granted_units(session: Session, editor_id: int, day: date) -> list[UnitLine]:
    """Return the units on which the person holds a role, by name."""
    held = select(Grant.unit_id).where(Grant.editor_id == editor_id)
    return _sorted(_lines(session, _named(day).where(Unit.id.in_(held))))


def roles_on(session: Session, editor_id: int, unit_id: int, day: date) -> frozenset[Role]:
    """Return every role the person holds on the unit or on a unit above it."""
    above = ancestors(unit_id, day)
    return frozenset(
        session.scalars(
            select(Grant.role).where(
                Grant.editor_id == editor_id, Grant.unit_id.in_(select(above.c.id))
            )
        )
    )


def reached(editor_id: int, day: date) -> Select[int]:
    """Select the ids of all units the person's roles reach: those granted and all below."""
    return select(_tree(editor_id, day).c.id)


def reached_units(
    session: Session, editor_id: int, day: date, text: str = "", most: int = 50
) -> tuple[list[UnitLine], int]:
    """Return the first units within reach whose name or code holds the text, and how many do.

    Marks and case do not matter: "cong doan" finds "Công đoàn".
    """
    rows = _lines(session, _named(day).where(Unit.id.in_(reached(editor_id, day))))
    wanted = folded(text.strip())
    found = [row for row in rows if wanted in folded(f"{row.code} {row.name} {row.short_name}")]
    return _sorted(found)[:most], len(found)


def children(session: Session, unit_id: int, day: date) -> list[UnitLine]:
    """Return the units directly below, by name."""
    return _sorted(_lines(session, _named(day).where(UnitVersion.parent_id == unit_id)))


def parent(session: Session, unit_id: int, day: date) -> UnitLine | None:
    """Return the unit directly above, if any."""
    above = valid_on(day).where(UnitVersion.unit_id == unit_id).subquery()
    found = _lines(session, _named(day).where(Unit.id.in_(select(above.c.parent_id))))
    return found[0] if found else None


def count_below(session: Session, unit_id: int, day: date) -> int:
    """Return how many units stand directly below."""
    edges = valid_on(day).subquery()
    return session.scalar(select(func.count()).where(edges.c.parent_id == unit_id)) or 0


def unit_line(session: Session, unit_id: int, day: date) -> UnitLine:
    """Return one unit as lists name it, by its nearest version when none holds that day."""
    unit = session.get_one(Unit, unit_id)
    version = unit.on(day)
    return UnitLine(unit.id, unit.code, version.name, version.short_name)


def _tree(editor_id: int, day: date) -> CTE:
    edges = valid_on(day).subquery()
    tree = (
        select(Grant.unit_id.label("id"))
        .where(Grant.editor_id == editor_id)
        .cte("reached", recursive=True)
    )
    return tree.union(select(edges.c.unit_id).join(tree, edges.c.parent_id == tree.c.id))


def _named(day: date) -> Select[int, str, str, str]:
    return (
        valid_on(day)
        .join(Unit, Unit.id == UnitVersion.unit_id)
        .with_only_columns(Unit.id, Unit.code, UnitVersion.name, UnitVersion.short_name)
    )


def _lines(session: Session, rows: Select[int, str, str, str]) -> list[UnitLine]:
    return [UnitLine(*row) for row in session.execute(rows)]


def _sorted(lines: Iterable[UnitLine]) -> list[UnitLine]:
    return sorted(lines, key=lambda line: folded(line.name))

"""The tree of units as it stood on a day."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Subquery, delete, select
from sqlalchemy.exc import IntegrityError

from app.database import reading, writing
from app.errors import NotFound
from app.factory import Loa
from app.models.unit import Unit, UnitVersion, ancestors, subtree, unit_by_code
from tests.factories import a_transfer, a_unit

BEFORE, MOVED, AFTER = date(2025, 6, 30), date(2025, 7, 1), date(2026, 3, 1)


def codes(found: Subquery) -> set[str]:
    with reading() as session:
        return set(session.scalars(select(Unit.code).where(Unit.id.in_(select(found.c.id)))))


def district_and_ward() -> dict[str, int]:
    """A province with a district and a ward; the factory moves to the ward on 1/7/2025."""
    ids = {"T": a_unit("T", "LĐLĐ tỉnh")}
    for code, parent in (("H", "T"), ("P", "T"), ("CS", "H"), ("TO", "CS")):
        ids[code] = a_unit(code, f"Đơn vị {code}", parent=parent)
    a_transfer("CS", to="P", on=MOVED)
    return ids


def test_a_subtree_is_the_unit_and_all_below_it(loa: Loa) -> None:
    ids = district_and_ward()
    assert codes(subtree(ids["T"], AFTER)) == {"T", "H", "P", "CS", "TO"}
    assert codes(subtree(ids["CS"], AFTER)) == {"CS", "TO"}
    assert codes(subtree(ids["TO"], AFTER)) == {"TO"}


def test_a_transfer_counts_from_its_first_day(loa: Loa) -> None:
    ids = district_and_ward()
    assert codes(subtree(ids["H"], BEFORE)) == {"H", "CS", "TO"}
    assert codes(subtree(ids["H"], MOVED)) == {"H"}
    assert codes(subtree(ids["P"], BEFORE)) == {"P"}
    assert codes(subtree(ids["P"], MOVED)) == {"P", "CS", "TO"}


def test_ancestors_are_the_unit_and_all_above_it_that_day(loa: Loa) -> None:
    ids = district_and_ward()
    assert codes(ancestors(ids["TO"], BEFORE)) == {"TO", "CS", "H", "T"}
    assert codes(ancestors(ids["TO"], MOVED)) == {"TO", "CS", "P", "T"}
    assert codes(ancestors(ids["T"], MOVED)) == {"T"}


def test_a_unit_answers_with_the_version_of_the_day(loa: Loa) -> None:
    a_unit("T", "LĐLĐ tỉnh")
    a_unit("CS", "CĐCS Xưởng may số 2", parent="T")
    a_transfer("CS", to="T", on=MOVED, name="CĐCS Xưởng may Ánh Dương")
    with reading() as session:
        unit = unit_by_code(session, "CS")
        assert unit.on(BEFORE).name == "CĐCS Xưởng may số 2"
        assert unit.on(MOVED).name == "CĐCS Xưởng may Ánh Dương"
        assert unit.on(date(1999, 1, 1)).name == "CĐCS Xưởng may số 2"  # the nearest there is


def test_two_versions_of_a_unit_cannot_begin_on_one_day(loa: Loa) -> None:
    a_unit("T", "LĐLĐ tỉnh")
    a_unit("CS", "CĐCS", parent="T")
    a_transfer("CS", to="T", on=MOVED)
    with pytest.raises(IntegrityError):
        a_transfer("CS", to="T", on=MOVED)


def test_a_unit_is_found_however_its_code_is_typed(loa: Loa) -> None:
    unit = a_unit("CĐ-Đông Sơn", "Công đoàn Đông Sơn")
    with reading() as session:
        assert unit_by_code(session, " CĐ-Đo\u0302ng Sơn".replace("ơ", "o\u031b")).id == unit
        with pytest.raises(NotFound, match="Không có đơn vị “ZZ”"):
            unit_by_code(session, "ZZ")


trees = st.lists(st.integers(0, 30), min_size=1, max_size=12)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(parents=trees, moves=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=4))
def test_below_and_above_are_the_same_relation_on_every_day(
    loa: Loa, parents: list[int], moves: list[tuple[int, int]]
) -> None:
    ids = grow(parents, moves)
    for day in (BEFORE, MOVED, MOVED + timedelta(days=len(moves))):
        below = {one: found(subtree(one, day)) for one in ids}
        above = {one: found(ancestors(one, day)) for one in ids}
        assert all((a in above[b]) == (b in below[a]) for a in ids for b in ids)


def grow(parents: list[int], moves: list[tuple[int, int]]) -> list[int]:
    """Grow a tree where each unit hangs below an earlier one, then move some below earlier ones."""
    with writing() as session:
        session.execute(delete(UnitVersion))
        session.execute(delete(Unit))
    ids = [a_unit("0", "Gốc")]
    for number, parent in enumerate(parents, 1):
        ids.append(a_unit(str(number), f"Đơn vị {number}", parent=str(parent % number)))
    for days, (unit, parent) in enumerate(moves):
        number = 1 + unit % (len(ids) - 1)
        a_transfer(str(number), to=str(parent % number), on=MOVED + timedelta(days=days))
    return ids


def found(below_or_above: Subquery) -> set[int]:
    with reading() as session:
        return set(session.scalars(select(below_or_above.c.id)))

"""A role is granted on a unit and reaches everything below it, nothing above and nothing beside."""

from datetime import date

import pytest

from app.database import reading, writing
from app.errors import NotFound, NotPermitted
from app.factory import Loa
from app.models.editor import Editor, Role, editor_by_login, may, require
from tests.factories import a_transfer, a_unit, an_editor

TODAY = date(2026, 4, 1)


def four_units() -> dict[str, int]:
    """T above P and Q, CS below P."""
    ids = {"T": a_unit("T", "LĐLĐ tỉnh")}
    for code, parent in (("P", "T"), ("Q", "T"), ("CS", "P")):
        ids[code] = a_unit(code, f"Đơn vị {code}", parent=parent)
    return ids


def reach(editor: int, role: Role, ids: dict[str, int], day: date = TODAY) -> set[str]:
    with reading() as session:
        return {code for code, unit in ids.items() if may(session, editor, {role}, unit, day)}


def test_a_role_reaches_the_subtree_and_neither_upwards_nor_sideways(loa: Loa) -> None:
    ids = four_units()
    assert reach(an_editor("a", Role.APPROVER, unit="T"), Role.APPROVER, ids) == set(ids)
    assert reach(an_editor("b", Role.APPROVER, unit="P"), Role.APPROVER, ids) == {"P", "CS"}
    assert reach(an_editor("c", Role.APPROVER, unit="CS"), Role.APPROVER, ids) == {"CS"}
    assert reach(an_editor("d", Role.APPROVER, unit="Q"), Role.APPROVER, ids) == {"Q"}


@pytest.mark.parametrize("held", list(Role))
def test_a_role_is_only_itself(loa: Loa, held: Role) -> None:
    ids = {"T": a_unit("T", "LĐLĐ tỉnh")}
    editor = an_editor("a", held, unit="T")
    assert {role for role in Role if reach(editor, role, ids)} == {held}


def test_a_role_follows_the_tree_of_the_day(loa: Loa) -> None:
    ids = four_units()
    below_p, below_q = an_editor("p", Role.EDITOR, unit="P"), an_editor("q", Role.EDITOR, unit="Q")
    a_transfer("CS", to="Q", on=date(2026, 4, 2))
    assert "CS" in reach(below_p, Role.EDITOR, ids)
    assert "CS" not in reach(below_q, Role.EDITOR, ids)
    tomorrow = date(2026, 4, 2)
    assert "CS" not in reach(below_p, Role.EDITOR, ids, tomorrow)
    assert "CS" in reach(below_q, Role.EDITOR, ids, tomorrow)


def test_a_suspended_person_may_do_nothing(loa: Loa) -> None:
    ids = four_units()
    editor = an_editor("a", Role.EDITOR, unit="T")
    with writing() as session:
        session.get_one(Editor, editor).suspended = True
    assert reach(editor, Role.EDITOR, ids) == set()


def test_a_refusal_names_the_roles_that_would_do(loa: Loa) -> None:
    ids = four_units()
    editor = an_editor("a", Role.VIEWER, unit="T")
    wanted = {Role.EDITOR, Role.APPROVER}
    with reading() as session, pytest.raises(NotPermitted) as refused:
        require(session, editor, wanted, ids["T"], TODAY)
    assert "người duyệt hoặc biên tập viên" in str(refused.value)


def test_a_person_is_found_however_the_login_is_typed(loa: Loa) -> None:
    a_unit("AD")
    editor = an_editor("hà", Role.EDITOR)
    with reading() as session:
        assert editor_by_login(session, " HA\u0300 ").id == editor
        with pytest.raises(NotFound, match="Không có người dùng “ai”"):
            editor_by_login(session, "ai")

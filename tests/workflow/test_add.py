"""Putting units, people and channels in."""

import json
import sqlite3
import unicodedata

import pytest
from sqlalchemy import select

from app.database import reading
from app.errors import AlreadyThere, BadInput, CannotRun, NotFound
from app.factory import Loa
from app.models.audit import AuditEntry
from app.models.channel import Channel, channel_by_name
from app.models.editor import Editor, Role, editor_by_login
from app.models.unit import unit_by_code
from app.settings import Settings
from app.workflow.add_editor import add_editor, grant
from app.workflow.add_unit import add_unit
from app.workflow.open_channel import add_channel, check_channel, open_channel
from tests.factories import PASSWORD, a_unit, an_editor


def decomposed(text: str) -> str:
    """Return the text as some keyboards type it: letters and marks apart."""
    return unicodedata.normalize("NFD", text)


def channel(name: str) -> Channel:
    with reading() as session:
        return channel_by_name(session, unit_by_code(session, "AD").id, name)


def test_a_unit_keeps_its_names_in_one_form(loa: Loa) -> None:
    add_unit(" AD ", decomposed(" Công đoàn Ánh Dương "))
    with reading() as session:
        [version] = unit_by_code(session, "AD").versions
    assert (version.name, version.short_name) == ("Công đoàn Ánh Dương", "Công đoàn Ánh Dương")


@pytest.mark.parametrize(("code", "name"), [("", "Tên"), ("  ", "Tên"), ("AD", " ")])
def test_a_unit_needs_code_and_name(loa: Loa, code: str, name: str) -> None:
    with pytest.raises(BadInput, match="cần có mã và tên"):
        add_unit(code, name)


def test_a_code_is_given_once_and_a_parent_must_be_there(loa: Loa) -> None:
    a_unit()
    with pytest.raises(AlreadyThere, match="Đã có đơn vị có mã “AD”"):
        add_unit("AD", "Khác")
    with pytest.raises(NotFound, match="Không có đơn vị “ZZ”"):
        add_unit("AD-1", "CĐCS", parent="ZZ")


def test_a_person_has_one_login_and_each_role_once(loa: Loa) -> None:
    a_unit()
    roles = (Role.EDITOR, Role.EDITOR, Role.APPROVER)
    editor = add_editor(" Hà ", "Nguyễn Thu Hà", PASSWORD, unit="AD", roles=roles)
    with reading() as session:
        found = editor_by_login(session, "hà")
    assert found.id == editor
    assert sorted(one.role for one in found.grants) == [Role.APPROVER, Role.EDITOR]
    with pytest.raises(AlreadyThere, match="Đã có người dùng “hà”"):
        add_editor("HÀ", "Người khác", PASSWORD, unit="AD", roles=())


def test_what_a_person_lacks_is_said_and_nobody_is_added(loa: Loa) -> None:
    a_unit()
    for login, name, password, unit, kind in (
        (" ", "Hà", PASSWORD, "AD", BadInput),
        ("ha", "", PASSWORD, "AD", BadInput),
        ("ha", "Hà", "ngắn", "AD", BadInput),
        ("ha", "Hà", PASSWORD, "ZZ", NotFound),
    ):
        with pytest.raises(kind):
            add_editor(login, name, password, unit=unit, roles=(Role.EDITOR,))
    with reading() as session:
        assert session.scalars(select(Editor)).all() == []


def test_a_further_role_is_given_once(loa: Loa) -> None:
    a_unit()
    an_editor("ha", Role.EDITOR)
    grant(" HA", unit="AD", role=Role.APPROVER)
    with pytest.raises(AlreadyThere, match="Đã có vai trò"):
        grant("ha", unit="AD", role=Role.APPROVER)
    with pytest.raises(NotFound):
        grant("ai", unit="AD", role=Role.VIEWER)
    with pytest.raises(NotFound):
        grant("ha", unit="ZZ", role=Role.VIEWER)


def test_a_channel_takes_its_nature_from_its_kind(loa: Loa) -> None:
    a_unit()
    for name, kind in (("Web", "website"), ("Thử", "rehearsal"), ("Bảng tin", "notice_board")):
        add_channel("AD", name, kind, {}, loa.tools)
    facts = {
        one.kind: (one.digital, one.counted, one.by_hand)
        for one in map(channel, ("Web", "Thử", decomposed(" Bảng tin")))
    }
    assert facts == {
        "website": (True, True, False),
        "rehearsal": (True, False, False),
        "notice_board": (False, True, True),
    }
    assert check_channel(channel("Bảng tin"), loa.tools).ok
    with pytest.raises(CannotRun, match="Kênh Bảng tin do người phát hành bằng tay"):
        open_channel(channel("Bảng tin"), loa.tools)


@pytest.mark.parametrize(
    ("kind", "config", "says"),
    [
        ("fax", {}, "Không có loại kênh “fax”. Có: “website, notice_board, rehearsal”"),
        ("website", {"token": "x", "aa": "y"}, "Kênh Trang web không có cài đặt: aa, token"),
        ("rehearsal", {"delay": 0.2}, "Cài đặt phải là chữ, đặt trong ngoặc kép: delay"),
        ("rehearsal", {"delay": "chậm"}, "số giây"),
        ("rehearsal", {"delay": "-1"}, "số giây"),
        ("rehearsal", {"delay": "nan"}, "số giây"),
    ],
)
def test_settings_that_are_not_of_the_kind_are_refused(
    loa: Loa, kind: str, config: dict[str, object], says: str
) -> None:
    a_unit()
    with pytest.raises(BadInput, match=says):
        add_channel("AD", "Kênh", kind, config, loa.tools)
    with reading() as session:
        assert session.scalars(select(Channel)).all() == []


def test_a_channel_needs_a_name_of_its_own_in_a_unit_that_is_there(loa: Loa) -> None:
    a_unit()
    a_unit("XB", "Khác")
    add_channel("AD", "Bảng tin", "notice_board", {}, loa.tools)
    add_channel("XB", "Bảng tin", "notice_board", {}, loa.tools)
    with pytest.raises(AlreadyThere, match="Đã có kênh “Bảng tin”"):
        add_channel("AD", decomposed("Bảng tin "), "website", {}, loa.tools)
    with pytest.raises(BadInput, match="Kênh cần có tên"):
        add_channel("AD", " ", "website", {}, loa.tools)
    with pytest.raises(NotFound):
        add_channel("ZZ", "Web", "website", {}, loa.tools)


def test_settings_are_sealed_in_the_database_file(loa: Loa, settings: Settings) -> None:
    a_unit()
    secret = "0.015625"
    add_channel("AD", "Thử", "rehearsal", {"delay": secret}, loa.tools)
    with sqlite3.connect(settings.home / "loa.db") as database:
        database.execute("pragma wal_checkpoint(truncate)")
    kept = b"".join(file.read_bytes() for file in settings.home.glob("loa.db*"))
    assert secret.encode() not in kept
    assert loa.tools.vault.open(channel("Thử").sealed_config) == {"delay": secret}


def test_the_audit_log_knows_who_added_what_and_no_secret(loa: Loa) -> None:
    a_unit()
    add_editor("ha", "Hà", PASSWORD, unit="AD", roles=(Role.EDITOR,))
    add_channel("AD", "Thử", "rehearsal", {"delay": "0.25"}, loa.tools)
    with reading() as session:
        told = [(one.verb, one.subject) for one in session.scalars(select(AuditEntry))]
        facts = json.dumps([one.facts for one in session.scalars(select(AuditEntry))])
    assert told == [("add", "unit"), ("add", "editor"), ("add", "channel")]
    assert PASSWORD not in facts
    assert "0.25" not in facts

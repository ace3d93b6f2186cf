"""Invite a person and give roles."""

from sqlalchemy import select

from app import clock
from app.database import writing
from app.errors import AlreadyThere, BadInput
from app.models.audit import note
from app.models.editor import Editor, Grant, Role, as_login, editor_by_login
from app.models.unit import unit_by_code
from app.workflow.sign_in import hashed
from publishers.wording import to_nfc


def add_editor(
    login: str,
    name: str,
    password: str,
    *,
    unit: str,
    roles: tuple[Role, ...],
    address: str = "",
    by: int | None = None,
) -> int:
    """Add a person with roles on a unit (by code); return the id. Raises AlreadyThere, NotFound."""
    login, name = as_login(login), to_nfc(name).strip()
    if not login or not name:
        raise BadInput("Người dùng cần có tên đăng nhập và họ tên.")
    password_hash = hashed(password)  # slow on purpose: before the write lock is taken
    with writing() as session:
        if session.scalar(select(Editor.id).where(Editor.login == login)) is not None:
            raise AlreadyThere("người dùng", login)
        unit_id = unit_by_code(session, unit).id
        editor = Editor(login=login, name=name, address=address, password_hash=password_hash)
        editor.grants.extend(Grant(unit_id=unit_id, role=role) for role in dict.fromkeys(roles))
        session.add(editor)
        note(session, clock.now(), by, "add", editor, unit=unit, roles=sorted(roles))
        return editor.id


def grant(login: str, *, unit: str, role: Role, by: int | None = None) -> None:
    """Give a further role on a unit (by code). Raises NotFound, AlreadyThere."""
    with writing() as session:
        editor = editor_by_login(session, login)
        unit_id = unit_by_code(session, unit).id
        if any(held.unit_id == unit_id and held.role == role for held in editor.grants):
            raise AlreadyThere("vai trò", f"{login}, {unit}, {role}")
        editor.grants.append(Grant(unit_id=unit_id, role=role))
        note(session, clock.now(), by, "grant", editor, unit=unit, role=role)

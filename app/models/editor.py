"""People who sign in, what they may do where, and the sessions they hold."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from app.database import Base
from app.errors import NotFound, NotPermitted
from app.models.unit import ancestors
from publishers.wording import to_nfc


class Role(StrEnum):
    """What a person may do on a unit and everything below it."""

    EDITOR = "editor"
    APPROVER = "approver"
    CAMPAIGN_MANAGER = "campaign_manager"
    VIEWER = "viewer"
    ADMINISTRATOR = "administrator"


ROLE_WORDS = {
    Role.EDITOR: "Biên tập viên",
    Role.APPROVER: "Người duyệt",
    Role.CAMPAIGN_MANAGER: "Phụ trách chiến dịch",
    Role.VIEWER: "Theo dõi số liệu",
    Role.ADMINISTRATOR: "Quản trị đơn vị",
}


class Editor(Base):
    """A person with a sign-in."""

    __tablename__ = "editor"

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    address: Mapped[str] = mapped_column(default="")  # anh, chị, đồng chí or nothing
    password_hash: Mapped[str]
    suspended: Mapped[bool] = mapped_column(default=False)

    grants: Mapped[list["Grant"]] = relationship(back_populates="editor", lazy="selectin")

    @property
    def called(self) -> str:
        """How colleagues speak of this person: form of address and given name, "anh Lực"."""
        return f"{self.address} {self.name.split()[-1]}".strip() if self.address else self.name


class Grant(Base):
    """A role of an editor on a unit; it reaches the subtree of that unit."""

    __tablename__ = "role_grant"
    __table_args__ = (UniqueConstraint("editor_id", "unit_id", "role"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    editor_id: Mapped[int] = mapped_column(ForeignKey("editor.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[Role]

    editor: Mapped[Editor] = relationship(back_populates="grants")


class SignIn(Base):
    """One signed-in browser; only the hash of its cookie is kept."""

    __tablename__ = "sign_in"

    id: Mapped[int] = mapped_column(primary_key=True)
    cookie_hash: Mapped[str] = mapped_column(unique=True)
    csrf: Mapped[str]
    editor_id: Mapped[int] = mapped_column(ForeignKey("editor.id"))
    began_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    editor: Mapped[Editor] = relationship(lazy="joined")


class SignInFailure(Base):
    """One wrong password, kept to slow down guessing."""

    __tablename__ = "sign_in_failure"
    __table_args__ = (
        Index("sign_in_failure_login", "login", "at"),
        Index("sign_in_failure_address", "address", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str]
    address: Mapped[str]
    at: Mapped[datetime]


def as_login(text: str) -> str:
    """Return a typed sign-in name in the one form in which it is kept."""
    return to_nfc(text).strip().casefold()


def editor_by_login(session: Session, login: str) -> Editor:
    """Return the editor of this login, however it was typed. Raises NotFound."""
    editor = session.scalar(select(Editor).where(Editor.login == as_login(login)))
    if editor is None:
        raise NotFound("người dùng", login)
    return editor


def may(session: Session, editor_id: int, roles: set[Role], unit_id: int, day: date) -> bool:
    """Tell whether the person holds one of the roles on the unit or on a unit above it that day."""
    above = ancestors(unit_id, day)
    found = session.scalar(
        select(Grant.id)
        .join(Editor)
        .where(
            Grant.editor_id == editor_id,
            Editor.suspended.is_(False),
            Grant.role.in_(roles),
            Grant.unit_id.in_(select(above.c.id)),
        )
        .limit(1)
    )
    return found is not None


def require(session: Session, editor_id: int, roles: set[Role], unit_id: int, day: date) -> None:
    """Raise NotPermitted, naming the roles that would do, unless `may`."""
    if not may(session, editor_id, roles, unit_id, day):
        names = " hoặc ".join(ROLE_WORDS[role].lower() for role in sorted(roles))
        raise NotPermitted(
            f"Việc này cần vai trò {names} của đơn vị. Nhờ quản trị đơn vị cấp quyền."
        )

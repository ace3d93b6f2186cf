"""Let a person in by password, know them by a cookie, let them out."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import delete, func, select

from app.database import reading, writing
from app.errors import BadInput, NotPermitted
from app.models.editor import Editor, SignIn, SignInFailure, as_login
from publishers.wording import to_nfc

_HASHER = PasswordHasher()
# Verified when the login is unknown, so that the answer takes as long as for a known one.
_NOBODY = _HASHER.hash(secrets.token_hex())

STAYS = timedelta(days=14)
WINDOW = timedelta(minutes=15)
TRIES = 5  # wrong passwords for one login within the window
TRIES_FROM_ADDRESS = 30  # an office shares one address
LEAST_PASSWORD = 8


@dataclass(frozen=True)
class Ticket:
    """What a fresh sign-in gives: the cookie is shown once, only its hash is kept."""

    cookie: str
    expires_at: datetime


def hashed(password: str) -> str:
    """Return the Argon2id hash of the NFC form. Raises BadInput when it is too short."""
    if len(to_nfc(password)) < LEAST_PASSWORD:
        raise BadInput(f"Mật khẩu cần ít nhất {LEAST_PASSWORD} ký tự.")
    return _HASHER.hash(to_nfc(password))


def sign_in(login: str, password: str, address: str, now: datetime) -> Ticket:
    """Check the password and open a session of two weeks.

    Raises NotPermitted with what to do: wrong password and tries left, or how long to wait.
    """
    login = as_login(login)
    tries_left = _tries_left(login, address, now)
    with reading() as session:
        editor = session.scalar(select(Editor).where(Editor.login == login))
    if not _fits(editor.password_hash if editor else _NOBODY, password) or editor is None:
        _remember_failure(login, address, now)
        raise NotPermitted(_wrong_password(tries_left - 1))
    if editor.suspended:
        raise NotPermitted("Tài khoản này đang tạm dừng. Hỏi quản trị đơn vị.")
    return _open(editor.id, login, now)


def sign_out(cookie: str, now: datetime) -> None:
    """End the session of this cookie; an unknown cookie is no matter."""
    with writing() as session:
        for sign_in in session.scalars(
            select(SignIn).where(SignIn.cookie_hash == _hash(cookie), SignIn.ended_at.is_(None))
        ):
            sign_in.ended_at = now


def signed_in(cookie: str, now: datetime) -> SignIn | None:
    """Return the running session of this cookie, with its editor and the editor's roles."""
    with reading() as session:
        return session.scalar(
            select(SignIn)
            .join(Editor)
            .where(
                SignIn.cookie_hash == _hash(cookie),
                SignIn.ended_at.is_(None),
                SignIn.expires_at > now,
                Editor.suspended.is_(False),
            )
        )


def _tries_left(login: str, address: str, now: datetime) -> int:
    with reading() as session:
        recent = select(func.count()).where(SignInFailure.at > now - WINDOW)
        of_login = session.scalar(recent.where(SignInFailure.login == login)) or 0
        of_address = session.scalar(recent.where(SignInFailure.address == address)) or 0
    if of_login >= TRIES or of_address >= TRIES_FROM_ADDRESS:
        raise NotPermitted("Sai mật khẩu quá nhiều lần. Chờ 15 phút rồi thử lại.")
    return TRIES - of_login


def _fits(password_hash: str, password: str) -> bool:
    try:
        return _HASHER.verify(password_hash, to_nfc(password))
    except VerificationError:
        return False


def _wrong_password(tries_left: int) -> str:
    advice = "Tên hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt đang bật hay tắt."
    if tries_left <= 0:
        return f"{advice} Đã hết lượt thử, chờ 15 phút."
    return f"{advice} Còn {tries_left} lần thử."


def _remember_failure(login: str, address: str, now: datetime) -> None:
    with writing() as session:
        session.execute(delete(SignInFailure).where(SignInFailure.at < now - 2 * WINDOW))
        session.add(SignInFailure(login=login, address=address, at=now))


def _open(editor_id: int, login: str, now: datetime) -> Ticket:
    ticket = Ticket(cookie=secrets.token_urlsafe(32), expires_at=now + STAYS)
    with writing() as session:
        session.execute(delete(SignInFailure).where(SignInFailure.login == login))
        session.execute(delete(SignIn).where(SignIn.expires_at < now))
        session.add(
            SignIn(
                cookie_hash=_hash(ticket.cookie),
                csrf=secrets.token_urlsafe(32),
                editor_id=editor_id,
                began_at=now,
                expires_at=ticket.expires_at,
            )
        )
    return ticket


def _hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()

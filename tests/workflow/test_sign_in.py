"""Letting a person in by password, knowing them by a cookie, slowing down who guesses."""

import unicodedata
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import reading, writing
from app.errors import BadInput, NotPermitted
from app.factory import Loa
from app.models.editor import Editor, Role, SignIn, SignInFailure
from app.settings import Settings
from app.workflow.sign_in import STAYS, Ticket, hashed, sign_in, sign_out, signed_in
from tests.factories import PASSWORD, a_unit, an_editor

HERE = "203.0.113.7"
WRONG = "sai mật khẩu"


def somebody() -> int:
    a_unit()
    return an_editor("hà", Role.EDITOR)


def enter(password: str = PASSWORD, login: str = "hà", address: str = HERE) -> Ticket:
    return sign_in(login, password, address, clock.now())


def refusal(password: str = WRONG, login: str = "hà", address: str = HERE) -> str:
    with pytest.raises(NotPermitted) as refused:
        enter(password, login, address)
    return str(refused.value)


def test_a_cookie_is_known_until_it_is_signed_out_or_runs_out(loa: Loa) -> None:
    editor = somebody()
    ticket = enter()
    known = signed_in(ticket.cookie, clock.now())
    assert known is not None
    assert (known.editor_id, [one.role for one in known.editor.grants]) == (editor, [Role.EDITOR])
    assert signed_in(ticket.cookie, clock.now() + STAYS) is None
    other = enter()
    sign_out(ticket.cookie, clock.now())
    assert signed_in(ticket.cookie, clock.now()) is None
    assert signed_in(other.cookie, clock.now()) is not None
    sign_out("nobody's", clock.now())


def test_a_password_is_the_same_in_every_form_of_typing(loa: Loa) -> None:
    somebody()
    for form in ("NFC", "NFD"):
        enter(unicodedata.normalize(form, PASSWORD), unicodedata.normalize(form, " HÀ "))


def test_an_unknown_login_reads_like_a_wrong_password(loa: Loa) -> None:
    somebody()
    wrong, unknown = refusal(), refusal(login="không-ai")
    assert wrong == unknown
    assert "Còn 4 lần thử" in wrong


def test_five_wrong_passwords_close_a_login_for_a_quarter_of_an_hour(loa: Loa) -> None:
    somebody()
    assert [refusal().split(". ")[-1] for _ in range(5)] == [
        "Còn 4 lần thử.",
        "Còn 3 lần thử.",
        "Còn 2 lần thử.",
        "Còn 1 lần thử.",
        "Đã hết lượt thử, chờ 15 phút.",
    ]
    assert "Chờ 15 phút rồi thử lại" in refusal(PASSWORD)  # the right one too
    assert "Chờ 15 phút rồi thử lại" in refusal(PASSWORD, address="198.51.100.1")
    later = clock.now() + timedelta(minutes=15, seconds=1)
    assert sign_in("hà", PASSWORD, HERE, later).cookie


def test_a_right_password_wipes_the_slate_of_its_login(loa: Loa) -> None:
    somebody()
    for _ in range(4):
        refusal()
    enter()
    assert "Còn 4 lần thử" in refusal()


def test_one_address_cannot_try_many_logins(loa: Loa) -> None:
    somebody()
    an_editor("lực", Role.APPROVER)
    with writing() as session:
        for number in range(30):
            failure = SignInFailure(login=f"thử-{number}", address=HERE, at=clock.now())
            session.add(failure)
    assert "Chờ 15 phút" in refusal(PASSWORD)
    assert enter(PASSWORD, "lực", address="198.51.100.1").cookie


def test_a_suspended_person_is_told_only_with_the_right_password(loa: Loa) -> None:
    editor = somebody()
    ticket = enter()
    with writing() as session:
        session.get_one(Editor, editor).suspended = True
    assert "tạm dừng" in refusal(PASSWORD)
    assert "tạm dừng" not in refusal()
    assert signed_in(ticket.cookie, clock.now()) is None


def test_neither_cookie_nor_password_is_in_the_database_file(loa: Loa, settings: Settings) -> None:
    somebody()
    ticket = enter()
    kept = b"".join(file.read_bytes() for file in settings.home.glob("loa.db*"))
    assert b"argon2id" in kept
    assert ticket.cookie.encode() not in kept
    assert PASSWORD.encode() not in kept
    with reading() as session:
        [row] = session.scalars(select(SignIn))
    assert len(row.cookie_hash) == 64


def test_a_short_password_is_refused_by_what_a_person_sees(loa: Loa) -> None:
    with pytest.raises(BadInput, match="ít nhất 8 ký tự"):
        hashed(unicodedata.normalize("NFD", "ấấấấấấấ"))  # 21 code points, 7 letters
    assert hashed(unicodedata.normalize("NFD", "ấấấấấấấấ"))

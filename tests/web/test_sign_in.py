"""The door: by password in, by one press out."""

import unicodedata
from datetime import UTC, datetime

import time_machine

from app.database import reading
from app.factory import Loa
from app.models.editor import SignIn
from tests.factories import PASSWORD, an_office
from tests.web.visitor import Visitor, token, words


def test_a_wrong_password_keeps_the_name_and_says_how_many_tries_are_left(loa: Loa) -> None:
    an_office(loa.tools)
    answer = Visitor(loa).sign_in("ha", "không phải mật khẩu này")
    assert answer.status_code == 403
    assert 'value="ha"' in answer.text
    assert "Còn 4 lần thử" in words(answer.text)
    assert "Set-Cookie" not in answer.headers or "loa=" not in answer.headers["Set-Cookie"]


def test_an_unknown_name_is_answered_like_a_wrong_password(loa: Loa) -> None:
    an_office(loa.tools)
    known = Visitor(loa).sign_in("ha", "sai mật khẩu rồi").text
    unknown = Visitor(loa).sign_in("khong-co", "sai mật khẩu rồi").text
    assert words(known) == words(unknown)


def test_guessing_is_stopped_and_a_quarter_of_an_hour_later_allowed_again(loa: Loa) -> None:
    an_office(loa.tools)
    with time_machine.travel(datetime(2027, 5, 11, 1, 0, tzinfo=UTC), tick=False) as now:
        for _ in range(5):
            Visitor(loa).sign_in("ha", "một lần đoán nữa")
        answer = Visitor(loa).sign_in("ha")
        assert answer.status_code == 403
        assert "Chờ 15 phút" in words(answer.text)
        now.shift(16 * 60)
        assert Visitor(loa).sign_in("ha").status_code == 303


def test_a_password_typed_in_decomposed_letters_is_the_same(loa: Loa) -> None:
    an_office(loa.tools)
    assert Visitor(loa).sign_in("HA", unicodedata.normalize("NFD", PASSWORD)).status_code == 303


def test_the_form_of_another_browser_does_not_sign_in(loa: Loa) -> None:
    an_office(loa.tools)
    foreign = token(Visitor(loa).browser.get("/sign-in").text)
    data = {"login": "ha", "password": PASSWORD, "csrf": foreign}
    assert Visitor(loa).browser.post("/sign-in", data=data).status_code == 403


def test_signing_out_ends_the_session_on_the_server(loa: Loa) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa, "ha")
    cookie = visitor.browser.get_cookie("loa")
    assert cookie
    visitor.send("/sign-out")
    visitor.browser.set_cookie("loa", cookie.value)
    assert visitor.browser.get("/desk/").status_code == 302
    with reading() as session:
        assert session.query(SignIn).one().ended_at is not None


def test_on_a_shared_machine_the_cookie_goes_with_the_browser(loa: Loa) -> None:
    an_office(loa.tools)
    stays = Visitor(loa).sign_in("ha").headers.getlist("Set-Cookie")[0]
    goes = Visitor(loa).sign_in("ha", shared="1").headers.getlist("Set-Cookie")[0]
    assert "Expires" in stays
    assert "Expires" not in goes


def test_who_is_in_goes_straight_on(loa: Loa) -> None:
    an_office(loa.tools)
    assert Visitor(loa, "ha").browser.get("/sign-in").headers["Location"] == "/desk/"


def test_the_page_is_strict_html_and_fits_no_hostile_name(loa: Loa) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa)
    visitor.get("/sign-in?next=/desk/")
    answer = visitor.sign_in('"><script>alert(1)</script>', "sai mật khẩu rồi")
    assert "<script>alert" not in answer.text

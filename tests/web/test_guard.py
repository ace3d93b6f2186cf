"""Who comes in, what a change must bring along, what every answer tells the browser."""

from dataclasses import replace

import pytest

from app.factory import Loa
from app.models.editor import Role
from tests.factories import a_draft, a_unit, an_editor, an_office
from tests.web.visitor import Visitor, where, words

EVIL = "https://evil.example"


def test_the_desk_asks_to_sign_in_and_comes_back(loa: Loa) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa)
    answer = visitor.browser.get("/desk/products/?state=draft")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/sign-in?next=/desk/products/?state%3Ddraft"
    answer = visitor.sign_in("ha", next="/desk/products/?state=draft")
    assert answer.headers["Location"] == "/desk/products/?state=draft"


@pytest.mark.parametrize(
    "elsewhere",
    [EVIL, "//evil.example", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "/\n/x"],
)
def test_nobody_is_sent_to_another_site(loa: Loa, elsewhere: str) -> None:
    an_office(loa.tools)
    assert where(Visitor(loa).sign_in("ha", next=elsewhere)) == "/desk/"


@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/numbers/", "/tap-duot/", "/desk/media/0/160.jpg"]
)
def test_nothing_of_the_desk_is_shown_without_a_sign_in(loa: Loa, path: str) -> None:
    answer = Visitor(loa).browser.get(path)
    assert answer.status_code == 302
    assert where(answer) == "/sign-in"


def test_a_change_without_the_token_is_refused(loa: Loa) -> None:
    an_office(loa.tools)
    product = a_draft(loa.tools)
    visitor = Visitor(loa, "ha")
    for data in ({}, {"csrf": ""}, {"csrf": "guessed"}):
        answer = visitor.browser.post(f"/desk/products/{product}", data=data)
        assert answer.status_code == 403
    assert "Chưa có gì thay đổi" in words(answer.text)


@pytest.mark.parametrize(
    "headers",
    [{"Origin": EVIL}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}],
)
def test_a_change_from_another_site_is_refused(loa: Loa, headers: dict[str, str]) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa, "ha")
    data = {"csrf": visitor._csrf, "unit": "AD"}
    assert visitor.browser.post("/desk/units/chosen", data=data, headers=headers).status_code == 403
    headers = {"Origin": "http://loa.example", "Sec-Fetch-Site": "same-origin"}
    assert visitor.browser.post("/desk/units/chosen", data=data, headers=headers).status_code == 303


def test_the_token_of_one_person_is_worth_nothing_to_another(loa: Loa) -> None:
    an_office(loa.tools)
    ha, luc = Visitor(loa, "ha"), Visitor(loa, "luc")
    data = {"csrf": ha._csrf, "unit": "AD"}
    assert luc.browser.post("/desk/units/chosen", data=data).status_code == 403


def test_a_form_sent_after_the_session_ended_says_how_to_keep_the_text(loa: Loa) -> None:
    an_office(loa.tools)
    answer = Visitor(loa).browser.post("/desk/products/1", data={"slot.title": "Dài"})
    assert answer.status_code == 403
    assert "chép lại" in words(answer.text)


@pytest.mark.parametrize("path", ["/", "/sign-in", "/desk/", "/static/desk.css", "/khong-co"])
def test_every_answer_carries_the_security_headers(loa: Loa, path: str) -> None:
    a_unit()
    an_editor("ha", Role.EDITOR)
    headers = Visitor(loa, "ha").browser.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"


def test_the_desk_is_kept_by_no_cache(loa: Loa) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa, "ha")
    for path in ("/desk/", "/desk/products/", "/sign-in", "/tap-duot/"):
        assert visitor.browser.get(path).headers["Cache-Control"] == "no-store"


def test_pages_have_neither_inline_scripts_nor_styles(loa: Loa) -> None:
    an_office(loa.tools)
    product = a_draft(loa.tools)
    visitor = Visitor(loa, "ha")
    for path in ("/desk/", f"/desk/products/{product}", "/desk/numbers/", "/desk/products/new"):
        page = visitor.get(path).text
        assert " style=" not in page
        assert "<style" not in page
        assert page.count("<script") == page.count('<script type="module" src=')


def test_cookies_insist_on_https_where_the_address_has_it(loa: Loa) -> None:
    an_office(loa.tools)
    plain = Visitor(loa).sign_in("ha").headers.getlist("Set-Cookie")[0]
    assert "HttpOnly" in plain
    assert "SameSite=Lax" in plain
    assert "Secure" not in plain
    secured = replace(loa, settings=replace(loa.settings, public_url="https://loa.example"))
    answer = Visitor(secured).sign_in("ha")
    assert "Secure" in answer.headers.getlist("Set-Cookie")[0]
    assert answer.headers["Strict-Transport-Security"]

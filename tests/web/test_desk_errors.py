"""Every error is a page: what happened, what became of the work, what to do."""

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy.exc import OperationalError

from app.errors import BadInput, CannotRun, HasProblems, LoaError, NotFound, Problem
from app.factory import Loa
from app.web.errors import CASES, case_of, sentences
from tests.factories import an_office
from tests.web.visitor import Visitor, words


def breaking(loa: Loa, error: Exception) -> Visitor:
    """Return a visitor of an application with one page that fails."""
    visitor = Visitor(replace(loa))
    app: Flask = visitor.browser.application
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail() -> str:
        raise error

    app.add_url_rule("/hong", "hong", fail, methods=["GET"])
    return visitor


def test_an_inner_error_tells_no_details(loa: Loa) -> None:
    visitor = breaking(loa, RuntimeError("mật khẩu cơ sở dữ liệu"))
    answer = visitor.get("/hong", 500)
    assert "mật khẩu" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "Lỗi đã được ghi lại" in words(answer.text)


def test_all_problems_are_listed(loa: Loa) -> None:
    problems = [Problem("goi/pack.toml", 3, "Sai ngày."), Problem("mau", 0, "Ô “Tên” còn trống.")]
    said = words(breaking(loa, HasProblems(problems)).get("/hong", 422).text)
    assert "goi/pack.toml:3: Sai ngày." in said
    assert "Ô “Tên” còn trống." in said
    assert "mau:" not in said


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotFound("đơn vị", "X"), 404),
        (BadInput("Chưa ghi lý do."), 422),
        (CannotRun("Đĩa đầy."), 503),
        (LoaError("Chưa rõ."), 500),
    ],
)
def test_an_error_has_its_status_and_says_its_sentence(
    loa: Loa, error: LoaError, status: int
) -> None:
    said = words(breaking(loa, error).get("/hong", status).text)
    assert str(error) in said
    assert CASES[type(error)].advice in said


def test_every_error_of_ours_has_a_case() -> None:
    def all_below(kind: type[LoaError]) -> list[type[LoaError]]:
        return [kind, *(one for child in kind.__subclasses__() for one in all_below(child))]

    for kind in all_below(LoaError):
        error = kind.__new__(kind)
        assert 400 <= case_of(error).status < 600


def test_a_page_that_is_not_there_leads_back(loa: Loa) -> None:
    an_office(loa.tools)
    said = words(Visitor(loa).get("/desk-khong-co", 404).text)
    assert "Về trang nhất" in said
    visitor = Visitor(loa, "ha")
    assert "Về Hôm nay" in words(visitor.get("/desk/khong-co", 404).text)
    answer = visitor.browser.get(
        "/desk/khong-co", headers={"Referer": "http://localhost/desk/products/?q=a"}
    )
    assert 'href="/desk/products/?q=a"' in answer.text
    answer = visitor.browser.get("/desk/khong-co", headers={"Referer": "https://evil.example/x"})
    assert "evil.example" not in answer.text


def test_a_page_that_is_only_read_says_so(loa: Loa) -> None:
    an_office(loa.tools)
    answer = Visitor(loa, "ha").send("/desk/numbers/", 405)
    assert "chỉ để xem" in words(answer.text)
    assert "GET" in answer.headers["Allow"]


def test_problems_of_a_template_are_said_without_its_path() -> None:
    error = HasProblems([Problem("tin-hoat-dong", 0, "Ô “Tiêu đề” còn trống.")])
    assert sentences(error) == ("Ô “Tiêu đề” còn trống.",)


def test_a_database_that_does_not_answer_is_said_and_tells_nothing(loa: Loa) -> None:
    locked = OperationalError("INSERT INTO sign_in", {}, Exception("database is locked"))
    answer = breaking(loa, locked).get("/hong", 503)
    assert "Cơ sở dữ liệu đang bận" in words(answer.text)
    assert "INSERT" not in answer.text
    assert answer.headers["Retry-After"] == "10"

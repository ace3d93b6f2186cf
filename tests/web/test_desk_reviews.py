"""The approver sees exactly what will be published, and answers for that."""

import pytest

from app.factory import Loa
from app.models.editor import Role
from app.models.product import ProductState
from app.workflow.draft_product import Wish, draft, fill, wish
from app.workflow.review_product import ask
from tests.factories import a_draft, an_editor, an_office, channel_ids, product, publication
from tests.web.visitor import Visitor, approval, where, words


@pytest.fixture
def number(loa: Loa) -> int:
    """A post in review for the website and the rehearsal channel."""
    ha, _ = an_office(loa.tools)
    values = {"title": "Bữa cơm", "text": "Lời **đậm** và <script>alert(1)</script> của bài."}
    number = draft("AD", "bai-ngan", values, loa.tools, by=ha)
    wish(number, Wish(channel_ids("website", "rehearsal")))
    ask(number, loa.tools, by=ha)
    return number


def test_each_channel_shows_its_own_words(loa: Loa, number: int) -> None:
    page = Visitor(loa, "luc").get(f"/desk/products/{number}/review").text
    website, rehearsal = page.split('id="kenh-')[1:3]
    if "rehearsal" in website.split("</section>")[0]:
        website, rehearsal = rehearsal, website
    assert "<strong>đậm</strong>" in website
    assert "Lời đậm và" in rehearsal
    assert "<script>alert" not in page
    assert "bài 1 trong 1 chờ duyệt" in words(page)


def test_approval_is_of_what_was_shown(loa: Loa, number: int) -> None:
    luc = Visitor(loa, "luc")
    shown = approval(number)
    fill(number, {"title": "Đã đổi tên", "text": "Lời khác."}, loa.tools)
    ask(number, loa.tools)
    path = f"/desk/products/{number}/reviews"
    answer = luc.send(path, 409, **shown)
    assert "Xem lại bản mới" in words(answer.text)
    assert product(number).state is ProductState.IN_REVIEW
    luc.send(path, **approval(number))
    assert product(number).state is ProductState.APPROVED
    assert publication(1).fingerprint == product(number).fingerprint


def test_approval_is_of_the_channels_and_the_time_that_were_shown(loa: Loa, number: int) -> None:
    luc, shown = Visitor(loa, "luc"), approval(number)
    wish(number, Wish(channel_ids("notice_board")))
    ask(number, loa.tools)  # the same words and pictures, another place
    assert approval(number)["fingerprint"] == shown["fingerprint"]
    path = f"/desk/products/{number}/reviews"
    luc.send(path, 409, **shown)
    luc.send(path, 409, **(approval(number) | {"asked_at": ""}))
    assert product(number).state is ProductState.IN_REVIEW
    luc.send(path, **approval(number))
    assert publication(1).channel.kind == "notice_board"


def test_a_form_that_says_neither_yes_nor_no_approves_nothing(loa: Loa, number: int) -> None:
    form = approval(number)
    for verdict in ("", "yes"):
        answer = Visitor(loa, "luc").send(
            f"/desk/products/{number}/reviews", 422, **(form | {"verdict": verdict})
        )
        assert "duyệt hay trả lại" in words(answer.text)
    assert product(number).state is ProductState.IN_REVIEW


def test_who_only_reads_numbers_does_not_see_what_waits(loa: Loa, number: int) -> None:
    for role in (Role.VIEWER, Role.CAMPAIGN_MANAGER, Role.ADMINISTRATOR):
        an_editor(role.value, role)
        page = Visitor(loa, role.value).get("/desk/reviews", 403).text
        assert "Bữa cơm" not in page
    assert product(number).state is ProductState.IN_REVIEW


def test_a_return_needs_a_word_and_reaches_the_editor(loa: Loa, number: int) -> None:
    luc = Visitor(loa, "luc")
    form = {"verdict": "returned", "fingerprint": str(product(number).fingerprint)}
    luc.send_fields(f"/desk/products/{number}/reviews", {**form, "note": " "}, 422)
    assert "Ghi lời nhắn" in words(luc.page)
    answer = luc.send_fields(
        f"/desk/products/{number}/reviews", {**form, "note": "Đổi ảnh thứ hai."}
    )
    assert where(answer) == "/desk/reviews"
    ha = Visitor(loa, "ha")
    assert "Đổi ảnh thứ hai." in words(ha.get("/desk/").text)
    assert "Đổi ảnh thứ hai." in words(ha.get(f"/desk/products/{number}").text)


def test_a_first_correction_does_not_lose_the_note(loa: Loa, number: int) -> None:
    form = {"verdict": "returned", "fingerprint": str(product(number).fingerprint)}
    Visitor(loa, "luc").send_fields(
        f"/desk/products/{number}/reviews", {**form, "note": "Sai giờ."}
    )
    fill(number, {"title": "Bữa cơm", "text": "Mới sửa một chữ."}, loa.tools)
    ha = Visitor(loa, "ha")
    assert "Sai giờ." in words(ha.get("/desk/").text)
    assert "Sai giờ." in words(ha.get(f"/desk/products/{number}").text)
    ask(number, loa.tools)
    assert "Sai giờ." not in words(ha.get("/desk/").text)


def test_the_note_of_the_last_return_stands_beside_the_next_version(loa: Loa, number: int) -> None:
    luc = Visitor(loa, "luc")
    form = {"verdict": "returned", "fingerprint": str(product(number).fingerprint)}
    luc.send_fields(f"/desk/products/{number}/reviews", {**form, "note": "Sai giờ."})
    fill(number, {"title": "Bữa cơm", "text": "Đúng giờ."}, loa.tools)
    ask(number, loa.tools)
    said = words(luc.get(f"/desk/products/{number}/review").text)
    assert "“Sai giờ.”" in said
    assert "Bản số 2" in said


def test_an_editor_sees_the_review_but_cannot_answer(loa: Loa, number: int) -> None:
    ha = Visitor(loa, "ha")
    page = ha.get(f"/desk/products/{number}/review").text
    assert "Duyệt để đăng" not in page
    form = {"verdict": "approved", "fingerprint": str(product(number).fingerprint)}
    ha.send_fields(f"/desk/products/{number}/reviews", form, 403)
    assert product(number).state is ProductState.IN_REVIEW


def test_a_post_without_channels_is_approved_and_waits_for_a_time(loa: Loa) -> None:
    an_office(loa.tools)
    number = a_draft(loa.tools)
    ask(number, loa.tools)
    luc = Visitor(loa, "luc")
    assert "chưa chọn kênh" in words(luc.get(f"/desk/products/{number}/review").text)
    answer = luc.send(f"/desk/products/{number}/reviews", **approval(number))
    assert answer.headers["Location"].endswith("?done=approved-bare")
    assert "Hẹn giờ đăng bài này" in words(luc.get(answer.headers["Location"]).text)


def test_a_draft_has_no_review_to_show(loa: Loa) -> None:
    an_office(loa.tools)
    number = a_draft(loa.tools)
    said = words(Visitor(loa, "luc").get(f"/desk/products/{number}/review").text)
    assert "chưa gửi duyệt" in said


def test_the_empty_list_says_so(loa: Loa) -> None:
    an_office(loa.tools)
    an_editor("moi", Role.APPROVER)
    assert "Không còn bài nào chờ duyệt" in words(Visitor(loa, "moi").get("/desk/reviews").text)

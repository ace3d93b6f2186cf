"""The form in which a post is written, from the template to the approval, over HTTP alone."""

from datetime import UTC, datetime

import pytest
import time_machine

from app.factory import Loa
from app.models.editor import Role
from app.models.product import ProductState
from app.workflow.draft_product import draft, fill
from tests.factories import (
    a_channel,
    a_draft,
    a_published,
    a_unit,
    an_editor,
    an_office,
    channel_ids,
    product,
    publication,
    publish_now,
)
from tests.web.visitor import CARD, Visitor, approval, started, where, words

HOSTILE = "\"><script>alert('x')</script>&amp;"


@pytest.fixture
def ha(loa: Loa) -> Visitor:
    """An editor of an office with three channels."""
    an_office(loa.tools)
    return Visitor(loa, "ha")


def test_a_post_goes_from_a_template_to_two_channels(loa: Loa, ha: Visitor) -> None:
    number = started(ha)
    website, board = channel_ids("website", "notice_board")
    form = {**CARD, "channel": [str(website), str(board)], "when": "approved"}
    ha.send_fields(f"/desk/products/{number}", {**form, "do": "save"})
    assert product(number).state is ProductState.DRAFT
    ha.send_fields(f"/desk/products/{number}", {**form, "do": "ask"})
    assert product(number).state is ProductState.IN_REVIEW
    ha.get(f"/desk/products/{number}")

    luc = Visitor(loa, "luc")
    assert "640 công nhân" in words(luc.get("/desk/reviews").text)
    page = luc.get(f"/desk/products/{number}/review").text
    assert "Đúng hình và chữ này sẽ lên" in page
    answer = luc.send(f"/desk/products/{number}/reviews", **approval(number))
    assert where(answer) == f"/desk/products/{number}"
    publish_now(loa.tools)
    assert "Đã đăng" in words(luc.get(f"/desk/products/{number}").text)
    assert publication(1).permalink


def test_a_draft_keeps_empty_slots_and_asking_names_them(ha: Visitor) -> None:
    number = started(ha)
    ha.send_fields(f"/desk/products/{number}", {"slot.title": "Mới có tên", "do": "save"})
    assert product(number).values == {"title": "Mới có tên"}
    ha.send_fields(f"/desk/products/{number}", {"slot.title": "Mới có tên", "do": "ask"}, 422)
    said = words(ha.page)
    assert "Đã lưu, chưa gửi duyệt" in said
    assert "Ô “Câu dẫn” còn trống." in said


def test_a_text_too_long_is_refused_and_stays_in_the_form(ha: Visitor) -> None:
    number = started(ha)
    long = "Dài quá " * 40
    ha.send_fields(f"/desk/products/{number}", {"slot.title": long, "do": "save"}, 422)
    assert long.strip() in ha.page
    assert "nhiều nhất 110" in words(ha.page)
    assert product(number).values == {}


def test_a_time_that_has_passed_is_asked_about_before_the_review(loa: Loa, ha: Visitor) -> None:
    number = started(ha)
    form = {**CARD, "when": "at", "due": "2020-01-01T08:00", "do": "ask"}
    ha.send_fields(f"/desk/products/{number}", form, 422)
    assert "Giờ đăng đã qua" in words(ha.page)
    ha.send_fields(f"/desk/products/{number}", {**form, "due": "mai"}, 422)
    assert "không phải ngày giờ" in words(ha.page)


def test_a_wish_is_kept_in_local_time(loa: Loa) -> None:
    an_office(loa.tools)
    with time_machine.travel(datetime(2027, 5, 1, tzinfo=UTC)):
        visitor = Visitor(loa, "ha")
        number = started(visitor)
        form = {**CARD, "when": "at", "due": "2027-05-13T11:30", "do": "save"}
        visitor.send_fields(f"/desk/products/{number}", form)
        assert product(number).plan["due_at"] == "2027-05-13T04:30:00+00:00"
        page = visitor.get(f"/desk/products/{number}").text
    assert 'value="2027-05-13T11:30"' in page
    assert "mùng 8 tháng Tư" in words(page)


def test_hostile_text_is_shown_as_it_was_typed(loa: Loa, ha: Visitor) -> None:
    number = started(ha, "bai-ngan")
    ha.send_fields(
        f"/desk/products/{number}",
        {"slot.title": HOSTILE, "slot.text": HOSTILE, "do": "ask"},
    )
    visitor = Visitor(loa, "luc")
    for path in ("/desk/", f"/desk/products/{number}", f"/desk/products/{number}/review"):
        assert "<script>alert" not in visitor.get(path).text
    assert "<script>alert" not in ha.get("/desk/products/?q=%22%3E%3Cscript%3Ealert").text


def test_the_drafts_of_another_unit_are_closed(loa: Loa, ha: Visitor) -> None:
    a_unit("KH", "Công đoàn khác")
    a_channel(loa.tools, "website", unit="KH")
    an_editor("kh", Role.EDITOR, Role.APPROVER, unit="KH")
    number = a_draft(loa.tools, "Bí mật của đơn vị khác", unit="KH")
    fill(number, {"text": "Ảnh", "photos": []}, loa.tools)
    for path in ("", "/review", "/preview/link.jpg", "/photos/" + "0" * 64 + ".jpg"):
        ha.get(f"/desk/products/{number}{path}", 403)
    for path in ("", "/words", "/photos", "/reviews", "/publications", "/preview/link.jpg"):
        form = {"do": "save", "slot.text": "Chiếm", "channel": "1"}
        answer = ha.send_fields(f"/desk/products/{number}{path}", form, 403)
        assert "Bí mật" not in answer.text
    assert product(number).values["text"] == "Ảnh"
    ha.get("/desk/products/?unit=KH", 403)
    ha.get("/desk/products/9999", 404)


def test_an_upper_union_sees_what_is_out_and_no_drafts(loa: Loa) -> None:
    a_unit("TINH", "Liên đoàn Lao động tỉnh")
    a_unit("AD", "Công đoàn KCN Ánh Dương", parent="TINH")
    a_channel(loa.tools, "website")
    luc = an_editor("luc", Role.APPROVER)
    an_editor("nam", Role.VIEWER, unit="TINH")
    a_published(loa.tools, luc, text="Bài đã lên.")
    a_draft(loa.tools, "Bài đang viết.")
    nam = Visitor(loa, "nam")
    listed = words(nam.get("/desk/products/?unit=AD&state=draft").text)
    assert "Bài đã lên" in listed
    assert "Bài đang viết" not in listed
    nam.get("/desk/products/1", 403)
    nam.get("/desk/publications/1")
    nam.get("/desk/?unit=AD")


def test_an_editor_above_may_open_the_drafts_below(loa: Loa) -> None:
    a_unit("TINH", "Liên đoàn Lao động tỉnh")
    a_unit("AD", "Công đoàn KCN Ánh Dương", parent="TINH")
    an_editor("tren", Role.EDITOR, unit="TINH")
    number = a_draft(loa.tools)
    Visitor(loa, "tren").get(f"/desk/products/{number}")


def test_the_list_finds_titles_without_marks_and_by_state(loa: Loa, ha: Visitor) -> None:
    for title in ("Bữa cơm Công đoàn", "Đối thoại tháng 5"):
        draft("AD", "bai-ngan", {"title": title, "text": "…"}, loa.tools)
    found = words(ha.get("/desk/products/?q=doi+thoai").text)
    assert "1 bài" in found
    assert "Đối thoại tháng 5" in found
    assert "Không có bài nào" in words(ha.get("/desk/products/?state=approved").text)


def test_an_approved_post_is_scheduled_on_a_further_channel(loa: Loa) -> None:
    _, luc = an_office(loa.tools)
    a_published(loa.tools, luc)
    visitor = Visitor(loa, "luc")
    assert "Hẹn giờ thêm kênh" in words(visitor.get("/desk/products/1").text)
    [rehearsal] = channel_ids("rehearsal")
    visitor.send("/desk/products/1/publications", channel=str(rehearsal), when="approved")
    publish_now(loa.tools)
    assert publication(2).live
    visitor.send("/desk/products/1/publications", 422, when="approved")
    visitor.send("/desk/products/1/publications", 409, channel=str(rehearsal), when="approved")


def test_a_template_nobody_knows_gets_a_page(ha: Visitor) -> None:
    answer = ha.send("/desk/products/", 404, template="khong-co")
    assert "Không có mẫu" in words(answer.text)

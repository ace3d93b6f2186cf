"""The form in which a post is written, from the template to the approval, over HTTP alone."""

import json
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
from tests.pictures import jpeg
from tests.web.visitor import Visitor, where, words

HOSTILE = "\"><script>alert('x')</script>&amp;"
CARD = {
    "slot.title": "640 công nhân được khám sức khỏe",
    "slot.lead": "Sáng 24/4, Công đoàn khám sức khỏe cho 640 người.",
    "slot.body": "Từ 7 giờ, các bác sĩ đã có mặt.",
    "slot.date": "2027-04-24",
}


@pytest.fixture
def ha(loa: Loa) -> Visitor:
    """An editor of an office with three channels."""
    an_office(loa.tools)
    return Visitor(loa, "ha")


def started(visitor: Visitor, template: str = "tin-hoat-dong") -> int:
    """Start a product through the page of templates and return its number."""
    page = visitor.get("/desk/products/new").text
    assert f'value="{template}"' in page
    return int(where(visitor.send("/desk/products/", template=template)).rsplit("/", 1)[1])


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
    answer = luc.send(
        f"/desk/products/{number}/reviews",
        verdict="approved",
        fingerprint=str(product(number).fingerprint),
    )
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


def test_a_photo_is_kept_and_shown_and_dropped(ha: Visitor) -> None:
    number = started(ha)
    photo = {"file.photo": (jpeg(), "anh.jpg")}
    ha.send_fields(f"/desk/products/{number}", {**CARD, **photo, "do": "save"})
    reference = product(number).values["photo"]
    assert reference.startswith("media:")
    page = ha.get(f"/desk/products/{number}").text
    digest = reference.removeprefix("media:")
    assert f"/desk/products/{number}/photos/{digest}.jpg" in page
    assert ha.get(f"/desk/products/{number}/photos/{digest}.jpg").mimetype == "image/jpeg"
    kept = {**CARD, "slot.photo": reference, "do": "save"}
    ha.send_fields(f"/desk/products/{number}", kept)
    assert product(number).values["photo"] == reference
    ha.send_fields(f"/desk/products/{number}", {**kept, "drop.slot.photo": "1"})
    assert "photo" not in product(number).values


@pytest.mark.parametrize("reference", ["../../secret.key", "/etc/passwd", "media:..", "demo/x.jpg"])
def test_a_photo_is_only_taken_from_what_was_uploaded(ha: Visitor, reference: str) -> None:
    number = started(ha)
    ha.send_fields(f"/desk/products/{number}", {**CARD, "slot.photo": reference, "do": "save"})
    assert "photo" not in product(number).values


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"GIF89a", b"\xff\xd8\xff\xe0 no"])
def test_an_upload_that_is_no_picture_is_refused_and_the_text_stays(
    ha: Visitor, data: bytes
) -> None:
    number = started(ha)
    form = {**CARD, "file.photo": (data or b"?", "anh.jpg"), "do": "save"}
    ha.send_fields(f"/desk/products/{number}", form, 422)
    assert "không phải ảnh mở được" in words(ha.page)
    assert CARD["slot.title"] in ha.page


def test_an_upload_larger_than_the_limit_gets_a_page(ha: Visitor) -> None:
    number = started(ha)
    form = {"file.photo": (b"0" * (33 * 1024 * 1024), "anh.jpg")}
    answer = ha.send_fields(f"/desk/products/{number}", form, 413)
    assert "nhỏ hơn 32 MB" in words(answer.text)


def test_rows_are_added_and_dropped_without_scripts(ha: Visitor) -> None:
    number = started(ha, "so-lieu")
    row = {
        "slot.figures.0.label": "Suất quà",
        "slot.figures.0.value": "2.156",
        "slot.figures.1.label": "",
    }
    ha.send_fields(f"/desk/products/{number}", {**row, "do": "add-row:figures"}, 200)
    assert 'value="Suất quà"' in ha.page
    assert 'name="slot.figures.2.label"' in ha.page
    ha.send_fields(f"/desk/products/{number}", {**row, "do": "drop-row:figures:0"}, 200)
    assert 'value="Suất quà"' not in ha.page
    assert product(number).values == {}


def test_rows_are_kept_in_their_order(ha: Visitor) -> None:
    number = started(ha, "so-lieu")
    form = {
        "slot.figures.7.label": "Cuộc đối thoại",
        "slot.figures.7.value": "38",
        "slot.figures.2.label": "Suất quà",
        "slot.figures.2.value": "2.156",
        "do": "save",
    }
    ha.send_fields(f"/desk/products/{number}", form)
    assert [row["label"] for row in product(number).values["figures"]] == [
        "Suất quà",
        "Cuộc đối thoại",
    ]


def test_photos_in_rows_are_taken_with_their_row(ha: Visitor) -> None:
    number = started(ha, "bai-ngan")
    form = {
        "slot.text": "Ảnh hội thi nấu ăn.",
        "slot.photos.0.photo": "",
        "file.photos.0.photo": (jpeg(), "mot.jpg"),
        "slot.photos.1.photo": "",
        "file.photos.1.photo": (jpeg(colour="navy"), "hai.jpg"),
        "do": "ask",
    }
    ha.send_fields(f"/desk/products/{number}", form)
    first, second = (row["photo"] for row in product(number).values["photos"])
    assert first != second
    ha.get(f"/desk/products/{number}")


def test_the_preview_draws_what_is_typed_and_says_what_does_not_fit(ha: Visitor) -> None:
    number = started(ha)
    path = f"/desk/products/{number}/preview/link.jpg"
    kept = ha.get(path).data
    assert kept.startswith(b"\xff\xd8")
    typed = ha.send_fields(path, {**CARD, "slot.title": "Tên khác"}, 200).data
    assert typed.startswith(b"\xff\xd8")
    assert typed != kept
    answer = ha.send_fields(path, {**CARD, "slot.title": "Có ☃ tuyết"}, 422)
    assert answer.mimetype == "text/plain"
    assert "“Tiêu đề” có ký tự “☃”" in answer.text
    assert product(number).values == {}


def test_the_words_of_each_channel_follow_the_typing(ha: Visitor) -> None:
    number = started(ha)
    form = {**CARD, "slot.title": "Một tên mới"}
    page = ha.send_fields(f"/desk/products/{number}/words", form, 200).text
    assert page.count("Một tên mới") >= 3
    assert "Tóm tắt: 49 ký tự" in words(page)


def test_a_photo_taken_while_typing_comes_back_as_a_reference(ha: Visitor) -> None:
    number = started(ha)
    path = f"/desk/products/{number}/photos"
    taken = json.loads(ha.send_fields(path, {"file": (jpeg(), "a.jpg")}, 200).text)
    assert taken["reference"].startswith("media:")
    assert ha.get(taken["address"]).mimetype == "image/jpeg"
    refused = json.loads(ha.send_fields(path, {"file": (b"?", "a.jpg")}, 422).text)
    assert "không phải ảnh" in refused["problem"]


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

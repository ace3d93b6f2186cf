"""What became of a publication, and every decision a person can take about it."""

from datetime import timedelta
from typing import Any

import pytest

from app import clock
from app.database import writing
from app.factory import Loa
from app.models.editor import Role
from app.models.ledger import EntryKind
from app.models.publication import Publication, PublicationState
from app.web.moments import for_input
from tests.factories import (
    a_channel,
    a_published,
    a_unit,
    an_approved,
    an_editor,
    an_office,
    entries,
    publication,
    publish_now,
)
from tests.pictures import jpeg
from tests.web.visitor import Visitor, words

S = PublicationState


@pytest.fixture
def luc_id(loa: Loa) -> int:
    """The approver of an office."""
    return an_office(loa.tools)[1]


@pytest.fixture
def luc(loa: Loa, luc_id: int) -> Visitor:
    """The approver, signed in."""
    return Visitor(loa, "luc")


def set_state(number: int, **facts: Any) -> None:
    """Put a publication where only trouble would bring it."""
    with writing() as session:
        for name, value in facts.items():
            setattr(session.get_one(Publication, number), name, value)


def test_a_published_post_shows_its_address_and_its_story(
    loa: Loa, luc: Visitor, luc_id: int
) -> None:
    number = a_published(loa.tools, luc_id)
    said = words(luc.get(f"/desk/publications/{number}").text)
    assert "Đã đăng" in said
    assert "http://loa.example/bai/" in said
    assert "Số liệu Đã tính" in said
    for step in ("duyệt đúng bản này", "Hẹn giờ đăng", "Bắt đầu gửi", "Kênh đã nhận"):
        assert step in said


def test_an_uncertain_one_is_answered_by_what_was_seen(loa: Loa, luc: Visitor, luc_id: int) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "website")
    set_state(number, state=S.UNCERTAIN, sent_at=clock.now(), reason="Mất mạng.")
    said = words(luc.get(f"/desk/publications/{number}").text)
    assert "Có bài trên trang" in said
    assert "Không có, gửi lại" in said
    path = f"/desk/publications/{number}"
    luc.send(f"{path}/finding", 422, permalink="javascript:alert(1)")
    luc.send(f"{path}/finding", permalink="https://trang.example/bai-1")
    assert publication(number).state is S.PUBLISHED
    assert entries(number) == [EntryKind.COUNTED]
    assert "https://trang.example/bai-1" in luc.get(path).text


def test_an_uncertain_one_that_is_not_there_is_sent_again(
    loa: Loa, luc: Visitor, luc_id: int
) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "rehearsal")
    set_state(number, state=S.UNCERTAIN, sent_at=clock.now())
    luc.send(f"/desk/publications/{number}/resending")
    publish_now(loa.tools)
    assert publication(number).state is S.PUBLISHED
    luc.send(f"/desk/publications/{number}/resending", 409)


@pytest.mark.parametrize("state", [S.FAILED, S.MISSED])
def test_trouble_waits_on_the_first_page_with_its_reason(
    loa: Loa, luc: Visitor, luc_id: int, state: PublicationState
) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "website")
    set_state(number, state=state, reason="Kênh nói vì sao.")
    assert "Kênh nói vì sao." in words(luc.get("/desk/").text)
    assert "Gửi ngay bây giờ" in words(luc.get(f"/desk/publications/{number}").text)
    luc.send(f"/desk/publications/{number}/resending")
    assert publication(number).state is S.SCHEDULED


def test_a_scheduled_one_is_withdrawn_with_a_reason(loa: Loa, luc: Visitor, luc_id: int) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "website", due_at=clock.now() + timedelta(hours=5))
    luc.send(f"/desk/publications/{number}/withdrawal", 422, reason=" ")
    luc.send(f"/desk/publications/{number}/withdrawal", reason="Đổi ngày tổ chức")
    assert publication(number).state is S.WITHDRAWN
    assert "Đổi ngày tổ chức" in words(luc.get(f"/desk/publications/{number}").text)


def test_a_release_by_hand_counts_once_a_second_person_takes_the_photo(
    loa: Loa, luc: Visitor, luc_id: int
) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "notice_board")
    ha, path = Visitor(loa, "ha"), f"/desk/publications/{number}"
    assert "Ghi nhận đã dán" in words(ha.get("/desk/").text)
    moment = for_input(clock.now())
    ha.send(f"{path}/release", 422, photo=(b"", "a.jpg"), released_at=moment)
    ha.send(f"{path}/release", 422, photo=(b"?", "a.jpg"), released_at=moment)
    ha.send(f"{path}/release", 422, photo=(jpeg(), "a.jpg"), released_at="2099-01-01T08:00")
    ha.send(f"{path}/release", photo=(jpeg(), "a.jpg"), released_at=moment)
    assert "không tự nhận được" in words(ha.get(path).text)
    assert "Xem ảnh" not in words(ha.get("/desk/").text)
    ha.send(f"{path}/acceptance", 403)
    assert entries(number) == []
    assert "Chờ nhận ảnh" in words(luc.get("/desk/").text)
    page = luc.get(path).text
    proof = page.split('<figure class="proof')[1].split('src="')[1].split('"')[0]
    assert luc.get(proof).mimetype == "image/jpeg"
    luc.send(f"{path}/acceptance")
    assert entries(number) == [EntryKind.COUNTED]
    luc.get(path)


def test_a_photo_that_shows_nothing_is_sent_back(loa: Loa, luc: Visitor, luc_id: int) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "notice_board")
    path, moment = f"/desk/publications/{number}", for_input(clock.now())
    Visitor(loa, "ha").send(f"{path}/release", photo=(jpeg(), "a.jpg"), released_at=moment)
    luc.send(f"{path}/refusal", 422, reason="")
    luc.send(f"{path}/refusal", reason="Ảnh mờ")
    assert publication(number).state is S.SCHEDULED
    assert "Ảnh mờ" in words(luc.get(path).text)


def test_taking_down_and_voiding_need_an_approver_and_a_reason(
    loa: Loa, luc: Visitor, luc_id: int
) -> None:
    number = a_published(loa.tools, luc_id)
    path = f"/desk/publications/{number}"
    ha = Visitor(loa, "ha")
    assert "Gỡ khỏi" not in words(ha.get(path).text)
    ha.send(f"{path}/taking-down", 403, reason="Không thích")
    luc.send(f"{path}/taking-down", 422, reason="")
    luc.send(f"{path}/taking-down", reason="Sai tên đoàn viên")
    luc.get(path)
    luc.send(f"{path}/voiding", reason="Đăng nhầm")
    assert publication(number).state is S.VOIDED
    assert "bút toán trừ" in words(luc.get(path).text)


def test_a_reason_is_shown_as_it_was_typed(loa: Loa, luc: Visitor, luc_id: int) -> None:
    _, [number] = an_approved(loa.tools, luc_id, "website", due_at=clock.now() + timedelta(hours=5))
    luc.send(f"/desk/publications/{number}/withdrawal", reason="<script>alert(1)</script>")
    assert "<script>alert" not in luc.get(f"/desk/publications/{number}").text


def test_people_of_other_units_see_nothing_of_it(loa: Loa, luc_id: int) -> None:
    a_unit("KH", "Công đoàn khác")
    an_editor("kh", Role.EDITOR, Role.APPROVER, unit="KH")
    number = a_published(loa.tools, luc_id, "rehearsal")
    key = publication(number).key
    stranger = Visitor(loa, "kh")
    for path in (f"/desk/publications/{number}", f"/tap-duot/{key}"):
        stranger.get(path, 403)
    stranger.send(f"/desk/publications/{number}/voiding", 403, reason="Phá")
    assert "trưa nay" not in words(stranger.get("/tap-duot/").text)


def test_a_viewer_above_sees_what_is_out_and_nothing_that_waits(loa: Loa) -> None:
    a_unit("TINH", "Liên đoàn Lao động tỉnh")
    a_unit("AD", "Công đoàn KCN Ánh Dương", parent="TINH")
    a_channel(loa.tools, "website")
    luc = an_editor("luc", Role.APPROVER)
    an_editor("nam", Role.VIEWER, unit="TINH")
    out = a_published(loa.tools, luc)
    _, [waiting] = an_approved(
        loa.tools, luc, "website", text="Bài khác", due_at=clock.now() + timedelta(hours=5)
    )
    nam = Visitor(loa, "nam")
    nam.get(f"/desk/publications/{out}")
    nam.get(f"/desk/publications/{waiting}", 403)


def test_the_rehearsal_channel_shows_what_it_was_given(loa: Loa, luc: Visitor, luc_id: int) -> None:
    number = a_published(loa.tools, luc_id, "rehearsal", text="Đúng lời này đã gửi.")
    key = publication(number).key
    assert "Đúng lời này đã gửi." in words(luc.get("/tap-duot/").text)
    assert "Đúng lời này đã gửi." in words(luc.get(f"/tap-duot/{key}").text)
    assert "kênh tập dượt" in words(luc.get(f"/desk/publications/{number}").text)
    luc.get("/tap-duot/khong-co", 404)
    luc.get("/tap-duot/*", 404)

"""Asking for a review, and giving one of exactly what was shown."""

import pytest
from sqlalchemy import select

from app.database import reading, writing
from app.errors import BadInput, HasProblems, IllegalMove, NotFound, NotPermitted, ReviewIsStale
from app.factory import Loa
from app.models.audit import AuditEntry
from app.models.editor import Role
from app.models.product import ProductState
from app.models.publication import PublicationState
from app.models.review import Review, Verdict
from app.models.unit import unit_by_code
from app.workflow.draft_product import Wish, draft, fill, wish
from app.workflow.review_product import ask, review
from tests.factories import (
    a_draft,
    a_unit,
    an_editor,
    an_office,
    channel_ids,
    product,
    publication,
)

APPROVED, RETURNED = Verdict.APPROVED, Verdict.RETURNED


def reviews(product_id: int) -> list[Review]:
    with reading() as session:
        found = select(Review).where(Review.product_id == product_id).order_by(Review.id)
        return list(session.scalars(found))


def test_an_approval_is_of_one_fingerprint_and_is_kept(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    shown = ask(post, loa.tools, by=editor)
    assert product(post).state is ProductState.IN_REVIEW
    assert review(post, loa.tools, by=approver, of=shown, verdict=APPROVED) == []
    assert (product(post).state, product(post).fingerprint) == (ProductState.APPROVED, shown)
    [given] = reviews(post)
    assert (given.by_id, given.fingerprint, given.verdict) == (approver, shown, APPROVED)
    with reading() as session:
        said = select(AuditEntry.verb).where(AuditEntry.subject == "product")
        assert session.scalars(said.order_by(AuditEntry.id)).all() == [
            "draft",
            "ask_review",
            "approved",
        ]


def test_approval_schedules_what_the_editor_wished(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    wish(post, Wish(channel_ids("website", "notice_board")))
    of = ask(post, loa.tools)
    scheduled = review(post, loa.tools, by=approver, of=of, verdict=APPROVED)
    assert [publication(one).channel.kind for one in scheduled] == ["website", "notice_board"]
    assert {publication(one).fingerprint for one in scheduled} == {of}
    assert {publication(one).state for one in scheduled} == {PublicationState.SCHEDULED}


def test_a_word_on_another_fingerprint_is_refused(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    seen = ask(post, loa.tools)
    fill(post, {"text": "Đổi giờ: 11 giờ 30."}, loa.tools)
    ask(post, loa.tools)
    for of in (seen, "", "0" * 64):
        with pytest.raises(ReviewIsStale, match="Xem lại bản mới rồi quyết định"):
            review(post, loa.tools, by=approver, of=of, verdict=APPROVED)
    assert product(post).state is ProductState.IN_REVIEW
    assert reviews(post) == []


def test_only_an_approver_of_the_unit_or_above_gives_a_word(loa: Loa) -> None:
    editor, _ = an_office(loa.tools)
    a_unit("T", "LĐLĐ tỉnh")
    elsewhere = an_editor("tuan", Role.APPROVER, unit="T")  # T is not above AD
    viewer = an_editor("nam", Role.VIEWER, Role.ADMINISTRATOR, Role.CAMPAIGN_MANAGER)
    post = a_draft(loa.tools)
    of = ask(post, loa.tools)
    for person in (editor, elsewhere, viewer):
        with pytest.raises(NotPermitted, match="vai trò người duyệt"):
            review(post, loa.tools, by=person, of=of, verdict=APPROVED)
    assert product(post).state is ProductState.IN_REVIEW


def test_only_an_editor_asks(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    with pytest.raises(NotPermitted, match="vai trò biên tập viên"):
        ask(a_draft(loa.tools), loa.tools, by=approver)


@pytest.mark.parametrize("words", ["", "  \n"])
def test_a_return_needs_a_note(loa: Loa, words: str) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    of = ask(post, loa.tools)
    with pytest.raises(BadInput, match="Ghi lời nhắn để người soạn biết cần sửa gì"):
        review(post, loa.tools, by=approver, of=of, verdict=RETURNED, note_text=words)
    assert product(post).state is ProductState.IN_REVIEW


def test_a_returned_product_is_asked_for_again(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    of = ask(post, loa.tools)
    review(post, loa.tools, by=approver, of=of, verdict=RETURNED, note_text=" Thiếu giờ. ")
    assert (product(post).state, product(post).fingerprint) == (ProductState.RETURNED, None)
    assert [given.note for given in reviews(post)] == ["Thiếu giờ."]
    assert ask(post, loa.tools) == of  # unchanged, and shown once more
    assert product(post).state is ProductState.IN_REVIEW


def test_what_is_approved_is_neither_asked_for_nor_approved_again(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    of = ask(post, loa.tools)
    with pytest.raises(IllegalMove, match="“Chờ duyệt”"):
        ask(post, loa.tools)
    review(post, loa.tools, by=approver, of=of, verdict=APPROVED)
    for again in (APPROVED, RETURNED):
        with pytest.raises(IllegalMove, match="“Đã duyệt”"):
            review(post, loa.tools, by=approver, of=of, verdict=again, note_text="Sửa.")
    assert product(post).state is ProductState.APPROVED
    assert len(reviews(post)) == 1


def test_an_empty_slot_is_named_before_anybody_is_asked(loa: Loa) -> None:
    an_office(loa.tools)
    post = draft("AD", "bai-ngan", {"title": "Bữa cơm"}, loa.tools)
    with pytest.raises(HasProblems, match="Ô “Lời đăng” còn trống"):
        ask(post, loa.tools)
    assert product(post).state is ProductState.DRAFT


def test_words_over_a_channels_limit_are_named_before_anybody_is_asked(loa: Loa) -> None:
    an_office(loa.tools)
    post = a_draft(loa.tools, text="dài " * 1200)
    wish(post, Wish(channel_ids("rehearsal")))
    with pytest.raises(BadInput, match="Kênh rehearsal: Lời đăng dài hơn 4096 ký tự của kênh"):
        ask(post, loa.tools)
    assert product(post).state is ProductState.DRAFT


def test_a_product_that_is_not_there_is_named(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    with pytest.raises(NotFound, match="Không có bài “77”"):
        ask(77, loa.tools)
    with pytest.raises(NotFound, match="Không có bài “77”"):
        review(77, loa.tools, by=approver, of="", verdict=APPROVED)


def call_the_unit(name: str) -> None:
    with writing() as session:
        unit_by_code(session, "AD").versions[0].name = name


def test_what_drifted_while_in_review_can_be_returned_or_saved_again(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    shown = ask(post, loa.tools)
    call_the_unit("Công đoàn KCN Ánh Dương mới")
    with pytest.raises(ReviewIsStale):
        review(post, loa.tools, by=approver, of=shown, verdict=APPROVED)
    fill(post, product(post).values, loa.tools)
    assert product(post).state is ProductState.DRAFT
    again = ask(post, loa.tools)
    call_the_unit("Công đoàn KCN Ánh Dương")
    review(post, loa.tools, by=approver, of=again, verdict=RETURNED, note_text="Xem lại tên.")
    assert product(post).state is ProductState.RETURNED

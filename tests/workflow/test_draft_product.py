"""Starting a product, filling it, and where and when it is wanted."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app import clock
from app.errors import BadInput, HasProblems, NotFound, NotPermitted
from app.factory import Loa
from app.models.editor import Role
from app.models.product import ProductState
from app.models.publication import PublicationState
from app.rendering.errors import NotAPicture
from app.workflow.draft_product import Wish, draft, fill, still_empty, take_photo, wish
from app.workflow.open_campaign import open_campaign
from app.workflow.review_product import ask
from tests.factories import (
    a_channel,
    a_draft,
    a_published,
    a_unit,
    an_approved,
    an_editor,
    an_office,
    channel_ids,
    entries,
    product,
    publication,
)
from tests.pictures import jpeg


def test_a_draft_may_have_empty_slots_and_says_which(loa: Loa) -> None:
    a_unit()
    post = product(draft("AD", "su-kien", {"event": "Đối thoại"}, loa.tools))
    assert (post.state, post.title, post.fingerprint) == (ProductState.DRAFT, "Đối thoại", None)
    assert still_empty(post, loa.tools) == [
        "Ô “Tên lớn” còn trống.",
        "Ô “Ngày” còn trống.",
        "Ô “Nơi tổ chức” còn trống.",
    ]


def test_what_does_not_suit_its_slot_is_refused_all_at_once(loa: Loa) -> None:
    a_unit()
    given = {"date": "31/2/2026", "place": "x" * 81, "lạ": 1}
    with pytest.raises(HasProblems) as refused:
        draft("AD", "su-kien", given, loa.tools)
    assert len(refused.value.problems) == 3


def test_unknown_templates_units_and_campaigns_are_named(loa: Loa) -> None:
    a_unit()
    a_unit("XB", "CĐCS khác")
    with pytest.raises(NotFound, match="Không có mẫu “la”"):
        draft("AD", "la", {}, loa.tools)
    with pytest.raises(NotFound, match="Không có đơn vị “ZZ”"):
        draft("ZZ", "bai-ngan", {}, loa.tools)
    with pytest.raises(NotFound, match="Không có chiến dịch “9”"):
        draft("AD", "bai-ngan", {}, loa.tools, campaign_id=9)
    other = open_campaign("28-7", 2026, "XB", loa.tools).campaigns["XB"]
    with pytest.raises(BadInput, match="không phải của đơn vị"):
        draft("AD", "bai-ngan", {}, loa.tools, campaign_id=other)


def test_only_editors_write(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    with pytest.raises(NotPermitted):
        draft("AD", "bai-ngan", {}, loa.tools, by=approver)
    with pytest.raises(NotPermitted):
        fill(post, {"text": "Khác."}, loa.tools, by=approver)
    with pytest.raises(NotPermitted):
        wish(post, Wish(), by=an_editor("nam", Role.VIEWER))


def test_an_edit_voids_the_approval_and_withdraws_what_has_not_left(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    later = clock.now() + timedelta(days=1)
    post, waiting = an_approved(loa.tools, approver, "website", "notice_board", due_at=later)
    fill(post, {"text": "Dời sang thứ Bảy."}, loa.tools, by=editor)
    assert (product(post).state, product(post).fingerprint) == (ProductState.DRAFT, None)
    assert {publication(one).state for one in waiting} == {PublicationState.WITHDRAWN}
    assert {publication(one).reason for one in waiting} == {"Bài đã sửa, cần duyệt lại."}


def test_an_edit_leaves_what_is_published_where_it_is(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    published = a_published(loa.tools, approver)
    fill(publication(published).product_id, {"text": "Sửa cho lần sau."}, loa.tools)
    assert publication(published).state is PublicationState.PUBLISHED
    assert len(entries(published)) == 1


def test_filling_in_the_same_changes_nothing(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, [waiting] = an_approved(loa.tools, approver, "website")
    fill(post, {"text": "  Bữa cơm Công đoàn trưa nay. \n", "title": ""}, loa.tools)
    assert product(post).state is ProductState.APPROVED
    assert publication(waiting).state is PublicationState.SCHEDULED


def test_an_edit_while_in_review_takes_the_product_back(loa: Loa) -> None:
    an_office(loa.tools)
    post = a_draft(loa.tools)
    ask(post, loa.tools)
    fill(post, {"text": "Khác."}, loa.tools)
    assert product(post).state is ProductState.DRAFT


def test_a_changed_wish_takes_back_what_is_in_review_and_the_same_wish_does_not(loa: Loa) -> None:
    an_office(loa.tools)
    post = a_draft(loa.tools)
    wanted = Wish(channel_ids("website"), clock.now() + timedelta(hours=2))
    wish(post, wanted)
    ask(post, loa.tools)
    wish(post, wanted)
    assert product(post).state is ProductState.IN_REVIEW
    wish(post, replace(wanted, due_at=None))
    assert product(post).state is ProductState.DRAFT


def test_a_channel_of_another_unit_cannot_be_wished_for(loa: Loa) -> None:
    an_office(loa.tools)
    a_unit("XB", "CĐCS khác", parent="AD")
    theirs = a_channel(loa.tools, "website", unit="XB")
    for channel in (theirs, 4711):
        with pytest.raises(BadInput, match="không phải của đơn vị"):
            wish(a_draft(loa.tools), Wish((channel,)))


def test_an_uploaded_photo_is_kept_without_its_metadata(loa: Loa) -> None:
    reference = take_photo(jpeg(), loa.tools)
    assert reference.startswith("media:")
    assert loa.tools.photo(reference)[:3] == b"\xff\xd8\xff"
    assert take_photo(jpeg(), loa.tools) == reference


@pytest.mark.parametrize("data", [b"", b"GIF89a", jpeg()[:90], b"<svg xmlns='http://x'/>"])
def test_what_is_no_picture_is_refused(loa: Loa, data: bytes) -> None:
    with pytest.raises(NotAPicture, match="không phải ảnh"):
        take_photo(data, loa.tools)


@pytest.mark.parametrize(
    "name",
    ["../pyproject.toml", "/etc/passwd", "assets/../app/vault.py", "media:../../x", "assets"],
)
def test_a_photo_slot_names_nothing_outside_media_and_assets(loa: Loa, name: str) -> None:
    with pytest.raises(NotFound):
        loa.tools.photo(name)
    assert Path(loa.tools.assets).is_dir()

"""Putting an approved product on a channel at a time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import reading, writing
from app.errors import AlreadyThere, BadInput, IllegalMove, NotFound, NotPermitted
from app.factory import Loa
from app.models.channel import Channel, ChannelState
from app.models.editor import Role
from app.models.publication import Publication, PublicationState
from app.models.review import Verdict
from app.workflow.draft_product import Wish, fill, wish
from app.workflow.review_product import ask, review
from app.workflow.schedule_publication import schedule, schedule_on
from app.workflow.take_down_publication import take_down
from app.workflow.withdraw_publication import withdraw
from tests.factories import (
    a_channel,
    a_draft,
    a_published,
    a_unit,
    an_approved,
    an_editor,
    an_office,
    channel_id,
    channel_ids,
    publication,
)


def how_many() -> int:
    with reading() as session:
        return len(session.scalars(select(Publication.id)).all())


def test_a_publication_waits_for_its_minute_with_the_tolerance_of_its_channel(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    website = channel_id("website")
    due_at = clock.now() + timedelta(days=3)
    waiting = publication(schedule(post, website, due_at, tools=loa.tools, by=approver))
    assert (waiting.state, waiting.due_at) == (PublicationState.SCHEDULED, due_at)
    assert waiting.expires_at == due_at + timedelta(minutes=60)
    assert (waiting.scheduled_by, waiting.unit_id) == (approver, waiting.product.unit_id)


def test_only_what_is_approved_is_scheduled(loa: Loa) -> None:
    an_office(loa.tools)
    post = a_draft(loa.tools)
    website = channel_id("website")
    for word in ("Bản nháp", "Chờ duyệt"):
        with pytest.raises(IllegalMove, match=f"“{word}”, cần duyệt trước khi hẹn giờ"):
            schedule(post, website, None, tools=loa.tools)
        if word == "Bản nháp":
            ask(post, loa.tools)
    assert how_many() == 0


def test_a_time_that_has_passed_or_is_too_far_is_refused(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    website = channel_id("website")
    for days, says in ((-1, "Giờ đăng đã qua"), (401, "xa hơn một năm")):
        with pytest.raises(BadInput, match=says):
            schedule(post, website, clock.now() + timedelta(days=days), tools=loa.tools)
    assert how_many() == 0


def test_a_few_minutes_ago_means_now(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    before = clock.now()
    ago = before - timedelta(minutes=4)
    waiting = schedule(post, channel_id("website"), ago, tools=loa.tools)
    assert publication(waiting).due_at >= before


def test_a_wished_moment_that_passed_during_review_means_at_once(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    before = clock.now()
    _, [waiting] = an_approved(loa.tools, approver, "website", due_at=before - timedelta(hours=5))
    assert publication(waiting).due_at >= before


def test_a_channel_of_another_unit_is_refused(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    a_unit("XB", "CĐCS khác", parent="AD")
    theirs = a_channel(loa.tools, "website", unit="XB")
    post, _ = an_approved(loa.tools, approver)
    with pytest.raises(BadInput, match="không phải của đơn vị"):
        schedule(post, theirs, None, tools=loa.tools)


def test_words_over_the_channels_limit_are_refused_with_how_many_to_take_out(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver, text="a" * 4100)
    with pytest.raises(BadInput, match=r"Kênh rehearsal: .*Bớt 4 ký tự"):
        schedule(post, channel_id("rehearsal"), None, tools=loa.tools)
    assert how_many() == 0


def test_a_product_stands_on_a_channel_once(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, [waiting] = an_approved(loa.tools, approver, "website")
    website = channel_id("website")
    with pytest.raises(AlreadyThere, match="Đã có lịch đăng bài này trên kênh “website”"):
        schedule(post, website, None, tools=loa.tools)
    withdraw(waiting, "Đổi giờ.")
    assert schedule(post, website, None, tools=loa.tools) != waiting


def test_what_is_published_is_not_published_again_after_an_edit(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    published = a_published(loa.tools, approver)
    post = publication(published).product_id
    fill(post, {"text": "Bản sửa."}, loa.tools)
    of = ask(post, loa.tools)
    assert review(post, loa.tools, by=approver, of=of, verdict=Verdict.APPROVED) == []
    take_down(published, "Sai tên.", by=approver)
    assert schedule(post, channel_id("website"), None, tools=loa.tools) != published


def test_a_paused_channel_takes_no_appointments_and_says_why(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    website = channel_id("website")
    with writing() as session:
        channel = session.get_one(Channel, website)
        channel.state, channel.state_reason = ChannelState.PAUSED, "Mã kết nối hết hạn."
    with pytest.raises(IllegalMove, match=r"website đang tạm dừng: Mã kết nối hết hạn\."):
        schedule(post, website, None, tools=loa.tools)


def test_an_approval_whose_wish_cannot_be_kept_leaves_everything_as_it_was(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_draft(loa.tools)
    wish(post, Wish(channel_ids("website", "rehearsal")))
    of = ask(post, loa.tools)
    with writing() as session:
        session.get_one(Channel, channel_id("rehearsal")).state = ChannelState.PAUSED
    with pytest.raises(IllegalMove):
        review(post, loa.tools, by=approver, of=of, verdict=Verdict.APPROVED)
    assert how_many() == 0


def test_people_without_a_role_and_things_that_are_not_there(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    website = channel_id("website")
    with pytest.raises(NotPermitted, match="người duyệt hoặc biên tập viên"):
        schedule(post, website, None, tools=loa.tools, by=an_editor("nam", Role.VIEWER))
    for missing in ((99, website), (post, 99)):
        with pytest.raises(NotFound, match="“99”"):
            schedule(*missing, None, tools=loa.tools)


def test_a_publication_is_withdrawn_with_a_reason_before_it_leaves(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    with pytest.raises(BadInput, match="Ghi lý do"):
        withdraw(waiting, " ", by=editor)
    with pytest.raises(NotPermitted):
        withdraw(waiting, "Hoãn.", by=an_editor("nam", Role.VIEWER))
    withdraw(waiting, "Hoãn.", by=editor)
    assert publication(waiting).state is PublicationState.WITHDRAWN
    with pytest.raises(IllegalMove, match="“Đã rút lịch”, không rút được nữa"):
        withdraw(waiting, "Hoãn.", by=editor)
    with pytest.raises(NotFound):
        withdraw(99, "Hoãn.", by=editor)


def test_several_channels_are_scheduled_together_or_not_at_all(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post, _ = an_approved(loa.tools, approver)
    website, board, rehearsal = channel_ids("website", "notice_board", "rehearsal")
    with writing() as session:
        session.get_one(Channel, rehearsal).state = ChannelState.PAUSED
    with pytest.raises(IllegalMove, match="tạm dừng"):
        schedule_on(post, [website, board, rehearsal], None, tools=loa.tools)
    assert how_many() == 0
    assert len(schedule_on(post, [website, board, website], None, tools=loa.tools)) == 2

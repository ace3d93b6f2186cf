"""What only a person can know: is it on the page, may it be sent again."""

from datetime import timedelta

import pytest

from app import clock
from app.errors import BadInput, IllegalMove, NotFound, NotPermitted
from app.factory import Loa
from app.models.editor import Role
from app.models.publication import PublicationState
from app.models.receipt import Outcome
from app.workflow.publish_due import begin, claim
from app.workflow.schedule_publication import schedule
from app.workflow.settle_publication import found, send_again
from app.workflow.sweep_stuck import miss, sweep_stuck
from tests.factories import (
    an_approved,
    an_editor,
    an_office,
    channel_id,
    entries,
    outcomes,
    publication,
    publish_now,
)

S = PublicationState
LEASE = timedelta(seconds=60)
PAGE = "https://www.facebook.com/anhduong/posts/1"


def an_uncertain(loa: Loa) -> tuple[int, int]:
    """Let a worker die while sending; return the publication and the editor."""
    editor, approver = an_office(loa.tools)
    an_approved(loa.tools, approver, "website")
    [(lost, token)] = claim(clock.now(), LEASE)
    begin(lost, token, clock.now(), LEASE)
    sweep_stuck(clock.now() + 2 * LEASE)
    assert publication(lost).state is S.UNCERTAIN
    return lost, editor


def test_what_a_person_found_on_the_page_is_published_and_counted(loa: Loa) -> None:
    lost, editor = an_uncertain(loa)
    found(lost, PAGE, by=editor)
    seen = publication(lost)
    assert (seen.state, seen.permalink, seen.reason) == (S.PUBLISHED, PAGE, "")
    assert (
        seen.released_at == seen.sent_at
    )  # the day counts on which it left, not the day of looking
    assert outcomes(lost) == [Outcome.SETTLED]
    assert len(entries(lost)) == 1
    with pytest.raises(IllegalMove, match="không còn chờ ai xem trang"):
        found(lost, PAGE, by=editor)
    assert len(entries(lost)) == 1


@pytest.mark.parametrize("address", ["", "facebook.com/anhduong", "javascript:alert(1)"])
def test_a_page_is_named_by_its_address(loa: Loa, address: str) -> None:
    lost, editor = an_uncertain(loa)
    with pytest.raises(BadInput, match="bắt đầu bằng http:// hoặc https://"):
        found(lost, address, by=editor)
    assert publication(lost).state is S.UNCERTAIN


def test_what_is_not_there_is_sent_again_and_counted_once(loa: Loa) -> None:
    lost, editor = an_uncertain(loa)
    send_again(lost, by=editor)
    again = publication(lost)
    assert (again.state, again.token, again.attempts) == (S.SCHEDULED, None, 0)
    assert again.expires_at > clock.now() + timedelta(minutes=59)
    publish_now(loa.tools)
    assert publication(lost).state is S.PUBLISHED
    assert outcomes(lost) == [Outcome.SETTLED, Outcome.PUBLISHED]
    assert len(entries(lost)) == 1


def test_what_was_missed_is_sent_when_a_person_says_so(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    _, [late] = an_approved(loa.tools, approver, "website")
    miss(clock.now() + timedelta(hours=2))
    assert publication(late).state is S.MISSED
    send_again(late, by=editor)
    publish_now(loa.tools)
    assert publication(late).state is S.PUBLISHED


def test_what_still_waits_or_is_published_is_not_sent_again(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    for state in (S.SCHEDULED, S.PUBLISHED):
        assert publication(waiting).state is state
        with pytest.raises(IllegalMove, match="Chỉ gửi lại được"):
            send_again(waiting, by=editor)
        with pytest.raises(IllegalMove):
            found(waiting, PAGE, by=editor)
        publish_now(loa.tools)
    assert outcomes(waiting) == [Outcome.PUBLISHED]


def test_a_viewer_settles_nothing(loa: Loa) -> None:
    lost, editor = an_uncertain(loa)
    viewer = an_editor("nam", Role.VIEWER)
    with pytest.raises(NotPermitted):
        found(lost, PAGE, by=viewer)
    with pytest.raises(NotPermitted):
        send_again(lost, by=viewer)
    with pytest.raises(NotFound):
        send_again(99, by=editor)


def test_what_was_put_on_the_channel_anew_is_not_sent_again(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    post, [late] = an_approved(loa.tools, approver, "website")
    miss(clock.now() + timedelta(hours=2))
    assert publication(late).state is S.MISSED
    again = schedule(post, channel_id("website"), None, tools=loa.tools)
    with pytest.raises(IllegalMove, match="đăng hai lần"):
        send_again(late, by=editor)
    publish_now(loa.tools)
    assert publication(again).state is S.PUBLISHED
    with pytest.raises(IllegalMove, match="đăng hai lần"):
        send_again(late, by=editor)

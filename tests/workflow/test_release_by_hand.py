"""A notice board: one person pins and photographs, a second person accepts the proof."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import reading
from app.errors import BadInput, IllegalMove, NotFound, NotPermitted, ReviewIsStale
from app.factory import Loa
from app.models.editor import Role
from app.models.publication import PublicationState
from app.models.receipt import Outcome, Receipt
from app.rendering.errors import NotAPicture
from app.worker import ticker
from app.workflow.draft_product import fill
from app.workflow.release_by_hand import accept, release, send_back
from tests.factories import (
    an_approved,
    an_editor,
    an_office,
    entries,
    outcomes,
    product,
    publication,
    publish_now,
)
from tests.pictures import jpeg

S = PublicationState


def on_the_board(loa: Loa) -> tuple[int, int, int]:
    """Approve a post for the notice board; return the publication, an editor and an approver."""
    editor, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "notice_board")
    return waiting, editor, approver


def test_it_counts_on_the_day_it_was_pinned_once_a_second_person_accepts(loa: Loa) -> None:
    waiting, editor, approver = on_the_board(loa)
    pinned_at = clock.now()
    release(waiting, jpeg(), pinned_at, loa.tools, by=editor)
    shown = publication(waiting)
    assert (shown.state, shown.live, entries(waiting)) == (S.PUBLISHED, False, [])
    accept(waiting, by=approver)
    done = publication(waiting)
    assert (done.live, done.released_at) == (True, pinned_at)
    assert done.product.first_release_on == clock.local_day(pinned_at)
    assert done.product.first_digital_on is None
    assert outcomes(waiting) == [Outcome.RELEASED_BY_HAND, Outcome.ACCEPTED]
    assert len(entries(waiting)) == 1


def test_the_photo_is_kept_with_the_receipt_of_who_brought_it(loa: Loa) -> None:
    waiting, editor, _ = on_the_board(loa)
    release(waiting, jpeg(), clock.now(), loa.tools, by=editor)
    with reading() as session:
        receipt = session.scalars(select(Receipt)).one()
    assert receipt.by_id == editor
    assert loa.tools.storage.read(receipt.proof_digest or "").startswith(b"\xff\xd8\xff")


def test_the_worker_neither_sends_nor_misses_what_people_release(loa: Loa) -> None:
    waiting, _, _ = on_the_board(loa)
    publish_now(loa.tools)
    ticker.step(lambda *_: None, loa.tools, clock.now() + timedelta(days=9))
    assert publication(waiting).state is S.SCHEDULED
    assert ticker.busy(clock.now()) == 0


def test_nobody_accepts_their_own_proof(loa: Loa) -> None:
    waiting, _, _ = on_the_board(loa)
    both = an_editor("mai", Role.EDITOR, Role.APPROVER)
    release(waiting, jpeg(), clock.now(), loa.tools, by=both)
    for own in (accept, lambda one, by: send_back(one, "Mờ quá.", by=by)):
        with pytest.raises(NotPermitted, match="Bằng chứng cần người thứ hai nhận"):
            own(waiting, by=both)
    assert entries(waiting) == []


def test_a_refused_proof_is_brought_again(loa: Loa) -> None:
    waiting, editor, approver = on_the_board(loa)
    release(waiting, jpeg(), clock.now(), loa.tools, by=editor)
    with pytest.raises(BadInput, match="cần chụp lại gì"):
        send_back(waiting, " ", by=approver)
    send_back(waiting, " Ảnh mờ, chụp lại gần hơn. ", by=approver)
    back = publication(waiting)
    assert (back.state, back.reason) == (S.SCHEDULED, "Ảnh mờ, chụp lại gần hơn.")
    assert (back.released_at, back.remote_id) == (None, None)
    release(waiting, jpeg(colour="white"), clock.now(), loa.tools, by=approver)
    accept(waiting, by=editor)  # the other way round this time: whoever did not bring it
    assert outcomes(waiting) == [
        Outcome.RELEASED_BY_HAND,
        Outcome.SENT_BACK,
        Outcome.RELEASED_BY_HAND,
        Outcome.ACCEPTED,
    ]
    assert publication(waiting).attempts == 2
    assert len(entries(waiting)) == 1


def test_a_moment_in_the_future_or_before_the_approval_is_refused(loa: Loa) -> None:
    waiting, editor, _ = on_the_board(loa)
    for minutes, says in ((5, "ở tương lai"), (-5, "trước khi bài được duyệt")):
        moment = clock.now() + timedelta(minutes=minutes)
        with pytest.raises(BadInput, match=says):
            release(waiting, jpeg(), moment, loa.tools, by=editor)
    assert publication(waiting).state is S.SCHEDULED


def test_a_release_in_the_minute_of_the_approval_holds(loa: Loa) -> None:
    waiting, editor, _ = on_the_board(loa)
    whole_minute = clock.now().replace(second=0, microsecond=0)  # all that a form can say
    release(waiting, jpeg(), whole_minute, loa.tools, by=editor)
    assert publication(waiting).released_at == whole_minute


def test_what_is_no_picture_proves_nothing(loa: Loa) -> None:
    waiting, editor, _ = on_the_board(loa)
    with pytest.raises(NotAPicture):
        release(waiting, b"%PDF-1.7", clock.now(), loa.tools, by=editor)
    assert publication(waiting).state is S.SCHEDULED


def test_an_edited_product_cannot_be_pinned_on_its_old_approval(loa: Loa) -> None:
    waiting, editor, approver = on_the_board(loa)
    release(waiting, jpeg(), clock.now(), loa.tools, by=editor)
    fill(publication(waiting).product_id, {"text": "Khác."}, loa.tools)
    send_back(waiting, "Bài đã đổi.", by=approver)
    with pytest.raises(ReviewIsStale):
        release(waiting, jpeg(), clock.now(), loa.tools, by=editor)


def test_what_hung_there_before_an_edit_still_counts(loa: Loa) -> None:
    waiting, editor, approver = on_the_board(loa)
    release(waiting, jpeg(), clock.now(), loa.tools, by=editor)
    fill(publication(waiting).product_id, {"text": "Khác."}, loa.tools)
    accept(waiting, by=approver)
    assert len(entries(waiting)) == 1
    assert product(publication(waiting).product_id).first_release_on is not None


def test_people_without_a_role_and_proofs_that_are_not_there(loa: Loa) -> None:
    waiting, editor, approver = on_the_board(loa)
    viewer = an_editor("nam", Role.VIEWER)
    with pytest.raises(NotPermitted):
        release(waiting, jpeg(), clock.now(), loa.tools, by=viewer)
    with pytest.raises(IllegalMove, match="không có bằng chứng nào"):
        accept(waiting, by=approver)
    release(waiting, jpeg(), clock.now(), loa.tools, by=editor)
    with pytest.raises(NotPermitted):
        accept(waiting, by=viewer)
    accept(waiting, by=approver)
    with pytest.raises(IllegalMove, match="không có bằng chứng nào"):
        accept(waiting, by=approver)
    with pytest.raises(NotFound):
        accept(99, by=approver)


def test_what_loa_sends_is_not_released_by_hand(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    with pytest.raises(IllegalMove, match="Kênh website do Loa đăng"):
        release(waiting, jpeg(), clock.now(), loa.tools, by=editor)


def test_a_photo_is_kept_only_from_who_may_bring_it(loa: Loa) -> None:
    waiting, _, _ = on_the_board(loa)
    viewer = an_editor("nam", Role.VIEWER)
    before = {path for path in (loa.settings.home / "media").rglob("*") if path.is_file()}
    with pytest.raises(NotPermitted):
        release(waiting, jpeg(), clock.now(), loa.tools, by=viewer)
    assert {path for path in (loa.settings.home / "media").rglob("*") if path.is_file()} == before

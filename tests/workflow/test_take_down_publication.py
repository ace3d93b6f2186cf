"""Taking a published post back: from the page, or from the count as well."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import select

from app import clock
from app.database import reading
from app.errors import BadInput, IllegalMove, NotFound, NotPermitted
from app.factory import Loa
from app.models.article import Article
from app.models.ledger import EntryKind
from app.models.publication import PublicationState
from app.workflow.release_by_hand import accept, release
from app.workflow.take_down_publication import take_down, void
from tests.factories import (
    a_published,
    an_approved,
    an_office,
    entries,
    product,
    publication,
    publish_now,
)
from tests.pictures import jpeg

S = PublicationState
COUNTED, REVERSED = EntryKind.COUNTED, EntryKind.REVERSED
TakeBack = Callable[..., None]


def on_the_site(publication_id: int) -> bool:
    with reading() as session:
        key = publication(publication_id).key
        return (
            session.scalars(select(Article).where(Article.key == key)).one().taken_down_at is None
        )


def test_what_stood_for_a_day_stays_counted_when_it_is_taken_down(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_published(loa.tools, approver)
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        take_down(post, "Chiến dịch đã xong.", by=approver)
    gone = publication(post)
    assert (gone.state, gone.reason) == (S.TAKEN_DOWN, "Chiến dịch đã xong.")
    assert not on_the_site(post)
    assert entries(post) == [COUNTED]
    assert gone.product.first_digital_on is not None


def test_what_did_not_stand_for_a_day_is_taken_out_of_the_count(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_published(loa.tools, approver)
    take_down(post, "Sai tên.", by=approver)
    assert entries(post) == [COUNTED, REVERSED]
    gone = publication(post).product
    assert (gone.first_release_on, gone.first_digital_on) == (None, None)


def test_a_void_takes_it_out_of_the_count_however_long_it_stood(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_published(loa.tools, approver)
    with time_machine.travel(clock.now() + timedelta(days=30)):
        void(post, "Đăng nhầm bài thử.", by=approver)
    assert publication(post).state is S.VOIDED
    assert not on_the_site(post)
    assert entries(post) == [COUNTED, REVERSED]


@pytest.mark.parametrize("hours", [1, 48])
def test_a_void_after_a_take_down_reverses_once(loa: Loa, hours: int) -> None:
    _, approver = an_office(loa.tools)
    post = a_published(loa.tools, approver)
    with time_machine.travel(clock.now() + timedelta(hours=hours)):
        take_down(post, "Gỡ.", by=approver)
        void(post, "Không tính.", by=approver)
    assert publication(post).state is S.VOIDED
    assert entries(post) == [COUNTED, REVERSED]


def test_the_dates_of_the_product_become_those_of_what_is_left(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    post, [web, board] = an_approved(loa.tools, approver, "website", "notice_board")
    publish_now(loa.tools)
    with time_machine.travel(clock.now() + timedelta(days=3)):
        release(board, jpeg(), clock.now(), loa.tools, by=editor)
        accept(board, by=approver)
        pinned_on = clock.local_day(clock.now())
        assert product(post).first_release_on != pinned_on
        void(web, "Sai ảnh.", by=approver)
    assert product(post).first_release_on == pinned_on
    assert product(post).first_digital_on is None


def test_the_page_is_dated_by_when_it_went(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    post = a_published(loa.tools, approver)
    later = clock.now() + timedelta(days=2)
    with time_machine.travel(later, tick=False):
        take_down(post, "Gỡ.", by=approver)
    with time_machine.travel(later + timedelta(days=1)):
        void(post, "Không tính.", by=approver)
    with reading() as session:
        assert session.scalars(select(Article.taken_down_at)).one() == later


def test_a_rehearsal_and_a_proof_not_accepted_have_no_count_to_reverse(loa: Loa) -> None:
    editor, approver = an_office(loa.tools)
    _, [rehearsal, board] = an_approved(loa.tools, approver, "rehearsal", "notice_board")
    publish_now(loa.tools)
    release(board, jpeg(), clock.now(), loa.tools, by=editor)
    for one in (rehearsal, board):
        void(one, "Thử thôi.", by=approver)
        assert (publication(one).state, entries(one)) == (S.VOIDED, [])


@pytest.mark.parametrize("take_back", [take_down, void])
def test_only_an_approver_takes_back_what_is_published_with_a_reason(
    loa: Loa, take_back: TakeBack
) -> None:
    editor, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    with pytest.raises(IllegalMove, match="“Đã hẹn giờ”"):
        take_back(waiting, "Gỡ.", by=approver)
    publish_now(loa.tools)
    with pytest.raises(BadInput, match="Ghi lý do"):
        take_back(waiting, "\n", by=approver)
    with pytest.raises(NotPermitted):
        take_back(waiting, "Gỡ.", by=editor)
    with pytest.raises(NotFound):
        take_back(99, "Gỡ.", by=approver)
    assert publication(waiting).state is S.PUBLISHED
    assert on_the_site(waiting)

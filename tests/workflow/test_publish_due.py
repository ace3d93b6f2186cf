from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from app import clock
from app.database import reading, writing
from app.factory import Loa
from app.models.article import Article
from app.models.channel import Channel, ChannelState
from app.models.ledger import LedgerEntry
from app.models.publication import PublicationState as S
from app.models.receipt import Outcome, Receipt
from app.workflow import publish_due
from app.workflow.draft_product import fill
from app.workflow.open_channel import open_channel
from app.workflow.publish_due import begin, claim, hand_out, publish
from app.workflow.record_outcome import record
from app.workflow.sweep_stuck import miss, reconcile, sweep_stuck
from publishers.contract import Outgoing, Sent
from publishers.errors import NotAllowed, OutcomeUnknown, PublishError, Refused, TryLater
from publishers.rehearsal.publisher import posts
from tests.factories import an_approved, an_office, publication

LEASE = timedelta(seconds=60)


def outcomes(publication_id: int) -> list[Outcome]:
    with reading() as session:
        return list(
            session.scalars(
                select(Receipt.outcome)
                .where(Receipt.publication_id == publication_id)
                .order_by(Receipt.id)
            )
        )


def entries() -> int:
    with reading() as session:
        return session.scalar(select(func.count(LedgerEntry.id))) or 0


class TooManyTags(Refused):
    """A channel's own name for a refusal."""


class Answering:
    """A publisher at the outermost door that gives one answer."""

    def __init__(self, answer: PublishError | Sent) -> None:
        self.answer = answer

    def send(self, _outgoing: Outgoing) -> Sent:
        if isinstance(self.answer, Sent):
            return self.answer
        raise self.answer


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: PublishError | Sent) -> None:
    monkeypatch.setattr(publish_due, "open_channel", lambda *_: Answering(answer))


def due(loa: Loa, kind: str = "website") -> tuple[int, str]:
    _, approver = an_office(loa.tools)
    _, (publication_id,) = an_approved(loa.tools, approver, kind)
    [(claimed, token)] = claim(clock.now(), LEASE)
    assert claimed == publication_id
    return publication_id, token


def test_a_due_publication_is_published_and_counted_once(loa: Loa) -> None:
    publication_id, token = due(loa)
    publish(publication_id, token, loa.tools)
    publish(publication_id, token, loa.tools)  # the queue may deliver twice
    done = publication(publication_id)
    assert (done.state, done.live, done.attempts) == (S.PUBLISHED, True, 1)
    assert done.permalink is not None
    assert done.permalink.startswith("http://loa.example/bai/bua-com-cong-doan-trua-nay-")
    assert outcomes(publication_id) == [Outcome.PUBLISHED]
    assert entries() == 1
    with reading() as session:
        assert session.scalar(select(func.count(Article.id))) == 1


def test_a_rehearsal_is_published_but_never_counted(loa: Loa) -> None:
    publication_id, token = due(loa, "rehearsal")
    publish(publication_id, token, loa.tools)
    done = publication(publication_id)
    assert done.state is S.PUBLISHED
    assert [kept.key for kept in posts(loa.tools.doors.folder)] == [done.key]
    assert entries() == 0
    assert done.product.first_release_on is None


def test_a_claimed_row_is_not_claimed_again_until_its_lease_lapses(loa: Loa) -> None:
    publication_id, token = due(loa)
    now = clock.now()
    assert claim(now, LEASE) == []
    [(again, fresh)] = claim(now + LEASE + timedelta(seconds=1), LEASE)
    assert again == publication_id
    assert fresh != token
    assert not begin(publication_id, token, now, LEASE)  # the old message finds nothing to do


def test_a_lapsed_lease_while_sending_makes_it_uncertain_and_a_late_answer_settles_it(
    loa: Loa, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication_id, token = due(loa)
    assert begin(publication_id, token, clock.now(), LEASE)
    assert sweep_stuck(clock.now()) == 0
    assert sweep_stuck(clock.now() + 2 * LEASE) == 1
    assert publication(publication_id).state is S.UNCERTAIN
    assert claim(clock.now() + 3 * LEASE, LEASE) == []  # never sent again on a guess
    record(publication_id, token, Sent("late", "https://example.org/1"), clock.now())
    assert publication(publication_id).state is S.PUBLISHED
    assert entries() == 1


def test_what_a_channel_can_prove_settles_an_uncertain_publication(loa: Loa) -> None:
    publication_id, token = due(loa)
    assert begin(publication_id, token, clock.now(), LEASE)
    intent = publish_due.prepare(publication_id, loa.tools)
    intent.publisher.send(intent.outgoing)  # and the worker dies before it can write it down
    sweep_stuck(clock.now() + 2 * LEASE)
    assert reconcile(loa.tools, clock.now()) == 1
    assert publication(publication_id).state is S.PUBLISHED
    assert entries() == 1


def test_what_no_channel_can_prove_stays_uncertain(loa: Loa) -> None:
    publication_id, token = due(loa)
    assert begin(publication_id, token, clock.now(), LEASE)
    sweep_stuck(clock.now() + 2 * LEASE)
    assert reconcile(loa.tools, clock.now()) == 0
    assert publication(publication_id).state is S.UNCERTAIN
    assert "không tự gửi lại" in publication(publication_id).reason


def test_late_is_a_question(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, (publication_id,) = an_approved(loa.tools, approver, "website")
    later = clock.now() + timedelta(minutes=61)
    assert claim(later, LEASE) == []
    assert miss(later) == 1
    assert publication(publication_id).state is S.MISSED


def test_try_later_honours_the_wait_of_the_service(
    loa: Loa, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication_id, token = due(loa)
    answer_with(monkeypatch, TryLater("Kênh bận.", after=timedelta(minutes=7)))
    publish(publication_id, token, loa.tools)
    waiting = publication(publication_id)
    assert (waiting.state, waiting.attempts, waiting.token) == (S.SCHEDULED, 1, None)
    assert waiting.next_attempt_at is not None
    assert claim(clock.now() + timedelta(minutes=6), LEASE) == []
    assert len(claim(clock.now() + timedelta(minutes=8), LEASE)) == 1


@pytest.mark.parametrize(
    ("answer", "state", "outcome"),
    [
        (Refused("Ảnh lớn quá."), S.FAILED, Outcome.REFUSED),
        (NotAllowed("Mã kết nối hết hạn."), S.FAILED, Outcome.NOT_ALLOWED),
        (OutcomeUnknown("Mạng đứt khi chờ trả lời."), S.UNCERTAIN, Outcome.UNKNOWN),
        (TooManyTags("Bớt thẻ."), S.FAILED, Outcome.REFUSED),
        (PublishError("Không rõ vì sao."), S.UNCERTAIN, Outcome.UNKNOWN),
    ],
)
def test_each_bad_ending_has_its_state(
    loa: Loa,
    monkeypatch: pytest.MonkeyPatch,
    answer: PublishError,
    state: S,
    outcome: Outcome,
) -> None:
    publication_id, token = due(loa)
    answer_with(monkeypatch, answer)
    publish(publication_id, token, loa.tools)
    assert publication(publication_id).state is state
    assert publication(publication_id).reason == answer.message
    assert outcomes(publication_id) == [outcome]
    with reading() as session:
        paused = session.get_one(Channel, publication(publication_id).channel_id).state
    assert paused is (
        ChannelState.PAUSED
        if state is S.FAILED and outcome is Outcome.NOT_ALLOWED
        else ChannelState.OPEN
    )


def test_nothing_leaves_through_a_paused_channel(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    an_approved(loa.tools, approver, "website")
    with writing() as session:
        for channel in session.scalars(select(Channel)):
            channel.state = ChannelState.PAUSED
    assert claim(clock.now(), LEASE) == []


def test_an_accepted_post_that_is_not_live_yet_is_not_counted(
    loa: Loa, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication_id, token = due(loa)
    answer_with(monkeypatch, Sent("42", live=False))
    publish(publication_id, token, loa.tools)
    assert publication(publication_id).state is S.PUBLISHED
    assert entries() == 0


def test_a_product_edited_after_approval_does_not_go_out(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    product, (publication_id,) = an_approved(loa.tools, approver, "website")
    fill(product, {"text": "Bữa cơm Công đoàn dời sang thứ Bảy."}, loa.tools)
    assert publication(publication_id).state is S.WITHDRAWN
    assert claim(clock.now(), LEASE) == []


def test_changed_content_behind_an_approval_is_caught_before_it_leaves(
    loa: Loa, monkeypatch: pytest.MonkeyPatch
) -> None:
    publication_id, token = due(loa)
    with writing() as session:
        row = publication(publication_id).product
        session.merge(row).values = {"text": "Chữ khác, không ai duyệt."}
    publish(publication_id, token, loa.tools)
    failed = publication(publication_id)
    assert failed.state is S.FAILED
    assert "thay đổi" in failed.reason


def test_handing_out_says_whether_there_may_be_more(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    for number in range(3):
        an_approved(loa.tools, approver, "rehearsal", text=f"Bài {number}")
    carried: list[Any] = []

    def carry(publication_id: int, token: str) -> None:
        carried.append((publication_id, token))

    assert hand_out(carry, clock.now(), LEASE, most=2)
    assert hand_out(carry, clock.now(), LEASE, most=2)
    assert not hand_out(carry, clock.now(), LEASE, most=2)
    assert len({publication_id for publication_id, _ in carried}) == 3


def test_the_website_recognises_what_it_already_has(loa: Loa) -> None:
    publication_id, token = due(loa)
    assert begin(publication_id, token, clock.now(), LEASE)
    intent = publish_due.prepare(publication_id, loa.tools)
    first, second = intent.publisher.send(intent.outgoing), intent.publisher.send(intent.outgoing)
    assert first == second
    assert (
        open_channel(publication(publication_id).channel, loa.tools).look(intent.outgoing) == first
    )

"""One step of the ticker, and a worker that runs until there is nothing left to do."""

import time
from datetime import timedelta

import pytest
from sqlalchemy import select

from app import clock
from app.database import writing
from app.factory import Loa
from app.models.channel import Channel, ChannelState
from app.models.ledger import EntryKind
from app.models.publication import PublicationState
from app.worker import ticker
from app.worker.queue import open_queue
from app.worker.ticker import Worker
from app.workflow.publish_due import begin, claim, prepare
from app.workflow.sweep_stuck import sweep_stuck
from tests.factories import an_approved, an_office, entries, publication

S = PublicationState
LEASE = timedelta(seconds=60)


def nobody(_publication_id: int, _token: str) -> None:
    """A carrier that loses what it is given."""


def run_until_idle(loa: Loa) -> None:
    worker = Worker(open_queue(loa.settings.queue_url), loa.tools, threads=2)
    worker.start()
    worker.wait_until_idle()
    worker.stop()


def test_a_worker_sends_what_is_due_and_stops(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, now = an_approved(loa.tools, approver, "website", "rehearsal")
    tomorrow = clock.now() + timedelta(days=1)
    _, later = an_approved(loa.tools, approver, "website", text="Mai.", due_at=tomorrow)
    run_until_idle(loa)
    assert {publication(one).state for one in now} == {S.PUBLISHED}
    assert {publication(one).state for one in later} == {S.SCHEDULED}
    assert len(entries(now[0])) == 1


def test_a_queue_that_was_emptied_costs_a_lease_and_no_post(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    assert ticker.step(nobody, loa.tools, clock.now())
    assert not ticker.step(nobody, loa.tools, clock.now())
    assert ticker.busy(clock.now()) == 1  # lent out: somebody may still come back with it
    assert ticker.step(nobody, loa.tools, clock.now() + loa.tools.lease + timedelta(seconds=1))
    assert publication(waiting).state is S.SCHEDULED


def test_what_waits_for_a_paused_channel_keeps_no_worker_waiting(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    with writing() as session:
        for channel in session.scalars(select(Channel)):
            channel.state = ChannelState.PAUSED
    assert ticker.busy(clock.now()) == 0
    run_until_idle(loa)
    assert publication(waiting).state is S.SCHEDULED


def test_what_is_found_too_late_is_missed_even_when_nothing_else_is_due(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, [late] = an_approved(loa.tools, approver, "website")
    with writing() as session:
        row = session.merge(publication(late))
        row.due_at -= timedelta(hours=3)
        row.expires_at -= timedelta(hours=3)
    run_until_idle(loa)
    assert publication(late).state is S.MISSED


def test_what_was_sent_by_a_worker_that_died_is_looked_up_before_anything_else(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, [lost] = an_approved(loa.tools, approver, "website")
    [(_, token)] = claim(clock.now(), LEASE)
    assert begin(lost, token, clock.now(), LEASE)
    ticker.step(nobody, loa.tools, clock.now() + 2 * LEASE)
    assert publication(lost).state is S.UNCERTAIN
    assert ticker.busy(clock.now()) == 0


def test_a_surprise_in_one_step_does_not_end_the_loop(
    loa: Loa, caplog: pytest.LogCaptureFixture
) -> None:
    """What nobody foresaw: for a while the queue's file is no database."""
    _, approver = an_office(loa.tools)
    worker = Worker(open_queue(loa.settings.queue_url), loa.tools, threads=1)
    file = loa.settings.home / "queue.db"
    whole = file.read_bytes()
    file.write_bytes(b"no database" * 1000)
    _, [waiting] = an_approved(loa.tools, approver, "website")
    worker.start()
    while "by a surprise" not in caplog.text:
        time.sleep(0.02)
    file.write_bytes(whole)
    worker.wait_until_idle()
    worker.stop()
    assert publication(waiting).state is S.PUBLISHED


def test_a_channel_that_answers_with_nonsense_hides_no_other_publication(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, [puzzling, lost] = an_approved(loa.tools, approver, "rehearsal", "website")
    for number, token in claim(clock.now(), LEASE):
        assert begin(number, token, clock.now(), LEASE)
    intent = prepare(lost, loa.tools)
    intent.publisher.send(intent.outgoing)  # and the worker dies before it can write it down
    folder = loa.tools.doors.folder / publication(puzzling).key
    folder.mkdir(parents=True)
    (folder / "half.json").write_text("{", encoding="utf-8")
    ticker.step(nobody, loa.tools, clock.now() + 2 * LEASE)
    assert publication(puzzling).state is S.UNCERTAIN
    assert publication(lost).state is S.PUBLISHED


def test_what_nobody_knew_when_the_worker_stopped_is_asked_when_it_starts(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    _, (number,) = an_approved(loa.tools, approver, "website")
    [(_, token)] = claim(clock.now(), LEASE)
    begin(number, token, clock.now(), LEASE)
    intent = prepare(number, loa.tools)
    intent.publisher.send(intent.outgoing)
    assert sweep_stuck(clock.now() + 2 * LEASE) == 1  # and nobody looked before the lights went out
    worker = Worker(open_queue(loa.settings.queue_url), loa.tools, threads=1)
    worker.start()
    deadline = time.monotonic() + 20
    while publication(number).state is S.UNCERTAIN and time.monotonic() < deadline:
        time.sleep(0.05)
    worker.stop()
    assert publication(number).state is S.PUBLISHED
    assert entries(number) == [EntryKind.COUNTED]

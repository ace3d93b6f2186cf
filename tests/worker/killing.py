"""Kill a publishing worker at random moments and see what became of every post."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from app.database import reading, writing
from app.factory import open_loa
from app.models.channel import Channel
from app.models.ledger import LedgerEntry
from app.models.publication import Publication, PublicationState
from app.settings import ROOT, from_env
from app.workflow.schedule_publication import schedule
from publishers.rehearsal.publisher import posts
from tests.factories import an_approved, an_office

LEASE_SECONDS = "2"


@dataclass(frozen=True)
class Outcome:
    """What was found when the last worker had nothing left to do."""

    publications: int
    published: int
    uncertain: int
    lost: int
    twice: int
    counted: int


def environment(home: Path) -> dict[str, str]:
    """Return the environment of a worker in this home, with a lease short enough to wait for."""
    return {
        "LOA_HOME": str(home),
        "LOA_LEASE_SECONDS": LEASE_SECONDS,
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
    }


def schedule_many(home: Path, count: int, delay: float) -> None:
    """Approve one short post and put it on so many rehearsal channels at once."""
    loa = open_loa(from_env(environment(home)))
    _, approver = an_office(loa.tools, "rehearsal")
    product, _ = an_approved(loa.tools, approver, "rehearsal")
    with writing() as session:
        first = session.scalars(select(Channel)).one()
        first.sealed_config = loa.tools.vault.seal({"delay": str(delay)})
        for number in range(1, count):
            facts = {column.key: getattr(first, column.key) for column in Channel.__table__.columns}
            session.add(Channel(**facts | {"id": None, "name": f"rehearsal {number}"}))
    with reading() as session:
        channels = session.scalars(select(Channel.id).where(Channel.id != first.id)).all()
    for channel_id in channels:
        schedule(product, channel_id, None, tools=loa.tools)
    loa.close()


def run_worker(home: Path, *, kill_after: float | None) -> None:
    """Run a worker until it has nothing to do, or kill its whole group in the midst of sending:
    so many seconds after the first post of its own has reached the channel."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "worker", "--until-idle"],
        env=environment(home),
        cwd=home,
        start_new_session=True,
    )
    if kill_after is None:
        assert process.wait(timeout=300) == 0
        return
    before = reached(home)
    while process.poll() is None and reached(home) == before:
        time.sleep(0.01)
    time.sleep(kill_after)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def reached(home: Path) -> int:
    """Return how many posts the rehearsal channel has been given."""
    return sum(1 for _ in (home / "rehearsal").glob("*/*.json"))


def torture(home: Path, count: int, kills: int, *, delay: float, seed: int) -> Outcome:
    """Schedule, kill `kills` workers at random moments, let the last one finish; look around."""
    rng = random.Random(seed)  # noqa: S311 - repeatable, not secret
    schedule_many(home, count, delay)
    for _ in range(kills):
        run_worker(home, kill_after=rng.uniform(0, 0.5))
    run_worker(home, kill_after=None)
    return look(home)


def look(home: Path) -> Outcome:
    """Compare what the rows say with what the channel was really given."""
    kept = Counter(post.key for post in posts(home / "rehearsal"))
    with reading() as session:
        states = {row.key: row.state for row in session.scalars(select(Publication))}
        counted = session.scalar(select(func.count(LedgerEntry.id))) or 0
    published = [key for key, state in states.items() if state is PublicationState.PUBLISHED]
    uncertain = [key for key, state in states.items() if state is PublicationState.UNCERTAIN]
    return Outcome(
        publications=len(states),
        published=len(published),
        uncertain=len(uncertain),
        lost=len(states)
        - len(published)
        - len(uncertain)
        + sum(1 for key in published if not kept[key]),
        twice=sum(1 for count in kept.values() if count > 1),
        counted=counted,
    )

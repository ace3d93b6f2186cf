"""The loop that wakes the work: claim, hand out, sweep."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from huey import SqliteHuey
from sqlalchemy import func, or_, select
from sqlalchemy.exc import OperationalError

from app import clock
from app.database import reading
from app.errors import CannotRun
from app.models.publication import Publication, PublicationState
from app.worker.jobs import register
from app.worker.queue import QuietConsumer
from app.workflow.publish_due import hand_out, is_due
from app.workflow.sweep_stuck import miss, reconcile, sweep_stuck
from app.workflow.tools import Tools

log = logging.getLogger(__name__)

PAUSE = 0.25
LOOK_EVERY = timedelta(seconds=30)
THREADS = 4
REFUSALS_MOST = 20  # then who waits for the end is told; a service goes on trying
WAITING_MOST = 100  # messages in the queue before no more are claimed: a lease must not lapse there


class Worker:
    """Consumer threads and the ticker of one process; `start` and `stop` from any thread."""

    def __init__(self, queue: SqliteHuey, tools: Tools, threads: int = THREADS) -> None:
        self._queue = queue
        self._tools = tools
        self._carry: Callable[[int, str], object] = register(queue, tools)
        self._consumer = QuietConsumer(
            queue, workers=threads, periodic=False, initial_delay=0.05, max_delay=0.5
        )
        self._stopping = threading.Event()
        self._look_at = clock.now()  # when to ask again about what nobody knows
        self._refusals = 0  # ticks in a row that the database or the queue did not take
        self._loop = threading.Thread(target=self._run, name="ticker", daemon=True)

    def start(self) -> None:
        """Start the threads and return."""
        self._consumer.start()
        self._loop.start()

    def stop(self) -> None:
        """Let what is being sent finish, then stop; what waits stays in the rows."""
        self._stopping.set()
        self._loop.join()
        self._consumer.stop(graceful=True)

    def wait_until_idle(self, stop_when: Callable[[], bool] = lambda: False) -> None:
        """Return once nothing is due, held or being sent (or `stop_when` says so).

        Raises CannotRun when the database or the queue has refused for a good while.
        """
        miss(clock.now())
        while not stop_when() and (self._queue.pending_count() or busy(clock.now())):
            if self._refusals >= REFUSALS_MOST:
                raise CannotRun(
                    "Không ghi được cơ sở dữ liệu hoặc hàng đợi: đĩa đầy hoặc bị khóa. "
                    "Bài chưa gửi vẫn còn trong lịch."
                )
            self._stopping.wait(PAUSE)

    def _run(self) -> None:
        while not self._stopping.is_set():
            if not self._tick():
                self._stopping.wait(PAUSE)

    def _tick(self) -> bool:
        """Run one step; True if there may be more. A broken carrier costs a lease, not the loop."""
        try:
            if self._queue.pending_count() >= WAITING_MOST:
                return False
            now = clock.now()
            more = step(self._carry, self._tools, now)
            if now >= self._look_at:
                reconcile(self._tools, now)
                self._look_at = now + LOOK_EVERY
        except (OperationalError, sqlite3.OperationalError) as error:
            self._refusals += 1
            log.warning("tick put off, the database or queue is busy: %s", error)
            return False
        except Exception:  # a surprise ends this step; the office must go on sending
            self._refusals += 1
            log.exception("tick put off by a surprise")
            return False
        self._refusals = 0
        return more


def step(carry: Callable[[int, str], object], tools: Tools, now: datetime) -> bool:
    """Sweep, then hand out what is due. Return True if there may be more."""
    if sweep_stuck(now):
        reconcile(tools, now)
    miss(now)
    return hand_out(carry, now, tools.lease)


def busy(now: datetime) -> int:
    """Return how many publications are due, lent out or being sent.

    What waits for a paused channel is not: it may wait for days.
    """
    leaving = select(func.count(Publication.id)).where(
        or_(is_due(now), Publication.state == PublicationState.SENDING)
    )
    with reading() as session:
        return session.scalar(leaving) or 0

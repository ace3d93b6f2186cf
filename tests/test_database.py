"""Instants stay aware, and a transaction is kept whole or not at all."""

import threading
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError, StatementError

from app.database import connect, reading, writing
from app.errors import CannotRun
from app.factory import Loa
from app.models.editor import SignInFailure
from app.models.unit import Unit
from tests.factories import a_unit

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1970, 1, 2), datetime(2999, 1, 1), timezones=offsets)  # noqa: DTZ001 - hypothesis wants naive bounds


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(moment=moments)
def test_a_moment_comes_back_as_the_same_aware_utc_instant(loa: Loa, moment: datetime) -> None:
    with writing() as session:
        row = SignInFailure(login="ha", address="127.0.0.1", at=moment)
        session.add(row)
    with reading() as session:
        kept = session.scalars(select(SignInFailure.at).where(SignInFailure.id == row.id)).one()
    assert kept == moment
    assert kept.tzinfo is UTC


def test_a_moment_without_a_time_zone_is_refused(loa: Loa) -> None:
    naive = datetime(2026, 5, 1, 8)  # noqa: DTZ001 - the mistake under test
    with pytest.raises(StatementError, match="without a time zone"), writing() as session:
        session.add(SignInFailure(login="ha", address="127.0.0.1", at=naive))


def test_moments_are_compared_as_instants(loa: Loa) -> None:
    here = timezone(timedelta(hours=7))
    with writing() as session:
        at = datetime(2026, 5, 1, 1, tzinfo=UTC)
        session.add(SignInFailure(login="ha", address="127.0.0.1", at=at))
    with reading() as session:
        until = datetime(2026, 5, 1, 8, tzinfo=here)  # the same instant
        found = select(SignInFailure.id)
        assert session.scalar(found.where(SignInFailure.at <= until)) is not None
        assert session.scalar(found.where(SignInFailure.at < until)) is None


def test_an_error_takes_back_everything_of_its_transaction(loa: Loa) -> None:
    def half_done() -> None:
        with writing() as session:
            session.add(Unit(code="AD"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half_done()
    with reading() as session:
        assert session.scalars(select(Unit)).all() == []


def test_what_is_changed_while_reading_is_not_kept(loa: Loa) -> None:
    with reading() as session:
        session.add(Unit(code="AD"))
        session.flush()
    with reading() as session:
        assert session.scalars(select(Unit)).all() == []


def test_many_writers_wait_for_each_other(loa: Loa) -> None:
    def add(number: int) -> None:
        with writing() as session:
            known = len(session.scalars(select(Unit)).all())  # read first, then write
            session.add(Unit(code=f"{number}-{known}"))

    threads = [threading.Thread(target=add, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with reading() as session:
        counts = sorted(int(code.split("-")[1]) for code in session.scalars(select(Unit.code)))
    assert counts == list(range(12))


@pytest.mark.parametrize("url", ["không phải", "nosuch://host/loa", "postgresql+pg8000://host/loa"])
def test_an_address_that_names_no_database_is_one_sentence(url: str) -> None:
    with pytest.raises(CannotRun, match="LOA_DATABASE_URL"):
        connect(url)


def test_an_error_tells_nothing_of_what_was_to_be_stored(loa: Loa) -> None:
    a_unit("mã bí mật")
    with writing() as session:
        session.add(Unit(code="mã bí mật"))
        with pytest.raises(IntegrityError) as caught:
            session.flush()
        session.rollback()
    assert "UNIQUE" in str(caught.value)
    assert "bí mật" not in str(caught.value)

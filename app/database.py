"""One database, two kinds of transaction, and instants that stay aware."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, Connection, DateTime, Dialect, Engine, Enum, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.types import TypeDecorator

from app.errors import CannotRun


class UTCDateTime(TypeDecorator[datetime]):
    """An aware UTC instant on every database; SQLite would hand back a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Refuse a naive moment and store UTC."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be stored: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        """Hand back an aware UTC moment."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table: moments are aware, states are text, dictionaries and lists are JSON."""

    type_annotation_map: ClassVar[dict[Any, Any]] = {
        datetime: UTCDateTime,
        StrEnum: Enum(  # by value, as text: a further state needs no change of the schema
            StrEnum,
            native_enum=False,
            length=30,
            values_callable=lambda of: [one.value for one in of],
        ),
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


_sessions = sessionmaker(expire_on_commit=False)


def connect(url: str) -> Engine:
    """Bind this process to a database and return its engine. Raises CannotRun on a bad URL."""
    try:
        address = make_url(url)
        engine = create_engine(
            address,
            pool_pre_ping=not address.drivername.startswith("sqlite"),
            hide_parameters=True,  # an error is logged: without tokens and password hashes in it
        )
    except ArgumentError:
        raise CannotRun("LOA_DATABASE_URL không phải địa chỉ cơ sở dữ liệu.") from None
    except ModuleNotFoundError as error:
        raise CannotRun(
            f"LOA_DATABASE_URL cần thư viện {error.name}. Cài thêm, hoặc dùng sqlite:///."
        ) from None
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    _sessions.configure(bind=engine)
    return engine


@contextmanager
def reading() -> Iterator[Session]:
    """Open a transaction that only looks; nothing it changes is kept."""
    with _sessions() as session:
        yield session


@contextmanager
def writing() -> Iterator[Session]:
    """Open a transaction that is committed at the end and rolled back on an error.

    On SQLite it takes the write lock at once: a transaction that reads first and writes later
    would fail with "database is locked" in spite of the busy timeout.
    """
    with _sessions.begin() as session:
        session.connection(execution_options={"immediate": True})
        yield session


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves, below
    for pragma in (
        "journal_mode=wal",
        "foreign_keys=on",
        "busy_timeout=10000",
        "synchronous=normal",
    ):
        connection.execute(f"pragma {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    immediate = connection.get_execution_options().get("immediate")
    connection.exec_driver_sql("begin immediate" if immediate else "begin")

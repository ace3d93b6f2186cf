"""The schema's history ends in exactly the tables of the models, and never harms what is there."""

import multiprocessing
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from app.database import Base, connect
from app.errors import CannotRun
from app.migrations import migrate

NEWER = "Cơ sở dữ liệu này do bản Loa mới hơn tạo ra"


def fresh(tmp_path: Path) -> tuple[Engine, Path]:
    file = tmp_path / "loa.db"
    return connect(f"sqlite:///{file}"), file


def dump(file: Path) -> list[str]:
    with sqlite3.connect(file) as database:
        return list(database.iterdump())


def test_a_fresh_database_has_exactly_the_tables_of_the_models(tmp_path: Path) -> None:
    engine, _ = fresh(tmp_path)
    migrate(engine)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "render_as_batch": True}
        )
        assert compare_metadata(context, Base.metadata) == []
    assert set(inspect(engine).get_table_names()) == {*Base.metadata.tables, "alembic_version"}


def test_migrating_again_changes_nothing(tmp_path: Path) -> None:
    engine, file = fresh(tmp_path)
    migrate(engine)
    before = dump(file)
    migrate(engine)
    assert dump(file) == before


def test_a_database_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    engine, file = fresh(tmp_path)
    migrate(engine)
    with sqlite3.connect(file) as database:
        database.execute("update alembic_version set version_num = '9999'")
    before = dump(file)
    with pytest.raises(CannotRun, match=NEWER) as refused:
        migrate(engine)
    assert "\n" not in str(refused.value)
    assert dump(file) == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    engine, file = fresh(tmp_path)
    file.write_bytes(b"Lich cong tac thang 5\n" * 200)
    before = file.read_bytes()
    with pytest.raises(CannotRun, match="Không mở được cơ sở dữ liệu: file is not a database"):
        migrate(engine)
    assert file.read_bytes() == before


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRun, match="Không mở được cơ sở dữ liệu"):
        migrate(connect(f"sqlite:///{tmp_path}/none/loa.db"))


def test_processes_that_migrate_one_fresh_file_together_all_succeed(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        for number in range(3):
            url = f"sqlite:///{tmp_path}/{number}.db"
            assert pool.map(_migrated, [url] * 4, chunksize=1) == [True] * 4


def _migrated(url: str) -> bool:
    engine = connect(url)
    migrate(engine)
    migrate(engine)
    return "publication" in inspect(engine).get_table_names()

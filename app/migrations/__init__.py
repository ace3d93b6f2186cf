"""The schema's history, and how a database is brought up to date on start."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from app.errors import CannotRun


def migrate(engine: Engine) -> None:
    """Apply what is missing, in one transaction. Raises CannotRun for a newer database."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    try:
        with engine.execution_options(immediate=True).begin() as connection:
            config.attributes["connection"] = connection
            now = MigrationContext.configure(connection).get_current_revision()
            scripts = ScriptDirectory.from_config(config)
            if now == scripts.get_current_head():
                return
            if now is not None and now not in {
                script.revision for script in scripts.walk_revisions()
            }:
                raise CannotRun(
                    "Cơ sở dữ liệu này do bản Loa mới hơn tạo ra. Cập nhật Loa rồi chạy lại; "
                    "dữ liệu chưa bị đụng tới."
                )
            command.upgrade(config, "head")
    except DatabaseError as error:
        raise CannotRun(f"Không mở được cơ sở dữ liệu: {error.orig}.") from error

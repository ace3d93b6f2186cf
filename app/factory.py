"""Join the parts. Nobody imports this but `app.__main__` and a web server that names it."""

import os
from dataclasses import dataclass
from pathlib import Path

from flask import Flask

from app.database import connect
from app.errors import CannotRun
from app.migrations import migrate
from app.rendering.studio import Studio
from app.settings import Settings, from_env
from app.storage import Storage
from app.vault import open_vault
from app.web.application import create_web
from app.worker.queue import open_queue
from app.worker.ticker import Worker
from app.workflow.shelve_article import DatabaseShelf
from app.workflow.tools import Tools
from publishers.contract import Doors


@dataclass(frozen=True)
class Loa:
    """One running Loa: its settings and the tools of its verbs."""

    settings: Settings
    tools: Tools

    def worker(self, threads: int = 4) -> Worker:
        """Return a worker on this queue, not yet started."""
        return Worker(open_queue(self.settings.queue_url), self.tools, threads)

    def web(self) -> Flask:
        """Return the web application: public site and desk."""
        return create_web(self.settings, self.tools)

    def close(self) -> None:
        """End the child processes."""
        self.tools.studio.close()


def open_loa(settings: Settings) -> Loa:
    """Make the home, bring the database up to date and lay out the tools. Raises CannotRun."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CannotRun(f"Không tạo được thư mục {settings.home}: {error.strerror}.") from error
    migrate(connect(settings.database_url))
    return Loa(settings, _tools(settings))


def create_app() -> Flask:
    """Return the web application of the environment: `gunicorn "app.factory:create_app()"`."""
    return open_loa(from_env(os.environ)).web()


def _tools(settings: Settings) -> Tools:
    root: Path = settings.root
    return Tools(
        templates=root / "templates",
        own_templates=settings.home / "templates",
        packs=root / "campaigns",
        assets=root / "assets",
        storage=Storage(settings.media_url),
        studio=Studio(),
        vault=open_vault(settings),
        doors=Doors(
            shelf=DatabaseShelf(settings.public_url),
            folder=settings.home / "rehearsal",
            base_url=settings.public_url,
        ),
        lease=settings.lease,
        public_url=settings.public_url,
    )

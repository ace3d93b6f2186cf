"""What every request has: the tools, one reading transaction, and the person who asks."""

from contextlib import ExitStack
from typing import cast

from flask import Flask, g
from sqlalchemy.orm import Session

from app.database import reading
from app.models.editor import Editor, SignIn
from app.settings import Settings
from app.workflow.tools import Tools


def equip(app: Flask, settings: Settings, tools: Tools) -> None:
    """Give every request of this application its settings and tools, and close what it opened."""

    @app.before_request
    def lay_out() -> None:
        g.settings, g.tools, g.sign_in = settings, tools, None

    @app.teardown_request
    def put_away(_error: BaseException | None) -> None:
        opened = g.pop("opened", None)
        if opened is not None:
            opened.close()


def settings() -> Settings:
    """Return the settings of this process."""
    return cast(Settings, g.settings)


def tools() -> Tools:
    """Return the tools to hand to a verb."""
    return cast(Tools, g.tools)


def session() -> Session:
    """Return this request's reading transaction, opened on first use.

    A view that has called a verb sees the change only in the next request: it redirects.
    """
    if "opened" not in g:
        g.opened = ExitStack()
        g.session = g.opened.enter_context(reading())
    return cast(Session, g.session)


def current_sign_in() -> SignIn | None:
    """Return the running sign-in of this request, if any."""
    return cast(SignIn | None, g.sign_in)


def current_editor() -> Editor:
    """Return the person who asks; only for pages behind the sign-in."""
    return cast(SignIn, g.sign_in).editor

"""Join the pages into one Flask application."""

from flask import Flask

from app.settings import Settings
from app.web import desk, errors, guard, site
from app.web.numbers import RowConverter
from app.web.request import equip
from app.workflow.tools import Tools

UPLOAD_MOST = 32 * 1024 * 1024


def create_web(settings: Settings, tools: Tools) -> Flask:
    """Return the application of these settings; nothing is started."""
    app = Flask("app.web", template_folder="pages", static_folder="static")
    app.config.update(MAX_CONTENT_LENGTH=UPLOAD_MOST, MAX_FORM_MEMORY_SIZE=2 * 1024 * 1024)
    app.url_map.converters["int"] = RowConverter
    equip(app, settings, tools)
    guard.install(app)
    errors.install(app)
    site.install(app, settings)
    desk.install(app)
    return app

"""The public website: what anybody may read."""

from datetime import datetime
from typing import Any

from flask import Blueprint, Flask, Response, abort, render_template, request, url_for
from werkzeug.exceptions import NotFound as NoSuchPage

from app.errors import NotFound
from app.reports import site as reports
from app.reports.site import Drive, Page, TakenDown
from app.reports.story import Story
from app.settings import Settings
from app.web import masthead, metadata, site_words, static_files
from app.web.drum import drum
from app.web.feeds import feeds
from app.web.fonts import fonts
from app.web.fresh import ASK_AGAIN, fresh
from app.web.masthead import frame, roots, site_name, today
from app.web.media import media
from app.web.metadata import Feed, Head
from app.web.request import session

site = Blueprint("site", __name__)

HTML = "text/html; charset=utf-8"


def install(app: Flask, settings: Settings) -> None:
    """Add the public website to the application. Raises HasProblems for a wrong site.toml."""
    masthead.install(app, settings)
    static_files.install(app)
    site_words.install(app)
    for part in (site, feeds, media, fonts, drum):
        app.register_blueprint(part)


@site.get("/")
def home() -> Response:
    """The newest of all units, and the campaign that runs."""
    page = reports.newest(session(), _number())
    return _page(
        "site/home.html",
        Head(
            title=site_name() if page.number == 1 else _title("Tin mới", page),
            description=f"Tin hoạt động, chăm lo, đối thoại và an toàn lao động của {site_name()}.",
            path=_path(url_for("site.home"), page),
            feeds=(_rss("Tin mới", url_for("feeds.rss")), _atom("Tin mới")),
            shown=_first(page),
        ),
        changed=_last_change(page),
        page=page,
        roots=roots(),
    )


@site.get("/bai/<slug>")
def article(slug: str) -> Response:
    """One article; 410 when it has been taken down."""
    try:
        story = reports.article(session(), slug)
    except TakenDown:
        return _plain("site/gone.html", 410)
    return _page(
        "site/article.html",
        Head(
            title=story.title,
            description=story.summary or story.title,
            path=metadata.article_path(story),
            feeds=(_rss("Tin mới", url_for("feeds.rss")),),
            shown=story,
            story=story,
        ),
        changed=story.changed_at,
        story=story,
        drive=_drive_of(story),
        next_stories=reports.read_next(session(), story),
        data=metadata.news_article(story, site_name=site_name()),
    )


@site.get("/chien-dich/<key>")
def campaign(key: str) -> Response:
    """One campaign: what it is about and what came of it."""
    drive = reports.drive(session(), key, today())
    page = reports.newest(session(), _number(), campaign=key)
    return _page(
        "site/campaign.html",
        Head(
            title=_title(drive.name, page),
            description=f"{drive.name}: {drive.theme or 'chủ đề chưa công bố'}.",
            path=_path(url_for("site.campaign", key=key), page),
            feeds=(_rss(drive.name, url_for("feeds.campaign", key=key)),),
            shown=_first(page),
        ),
        changed=_last_change(page),
        drive=drive,
        page=page,
    )


@site.get("/don-vi/<path:code>")
def unit(code: str) -> Response:
    """One unit: its articles and the units below it."""
    found = reports.unit(session(), code, today())
    page = reports.newest(session(), _number(), unit_id=found.unit.id)
    return _page(
        "site/unit.html",
        Head(
            title=_title(found.unit.name, page),
            description=f"Tin của {found.unit.name}.",
            path=_path(url_for("site.unit", code=code), page),
            feeds=(_rss(found.unit.name, url_for("feeds.unit", code=code)),),
            shown=_first(page),
        ),
        changed=_last_change(page),
        found=found,
        page=page,
        drives=reports.drives(session(), [found.unit.id], today()),
    )


@site.errorhandler(NotFound)
@site.errorhandler(NoSuchPage)
def missing(_error: Exception) -> Response:
    """There is no such article, unit, campaign or page."""
    return _plain("site/missing.html", 404)


def _page(template: str, head: Head, *, changed: datetime | None, **values: Any) -> Response:
    body = render_template(template, head=head, **frame(), **values)
    return fresh(body, mime=HTML, cache=ASK_AGAIN, changed=changed)


def _plain(template: str, status: int) -> Response:
    return Response(render_template(template, head=None, **frame()), status, content_type=HTML)


def _number() -> int:
    """Return the page that is asked for; anything that is no page number is not found."""
    asked = request.args.get("trang", "1")
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 5):
        abort(404)
    return int(asked)


def _title(title: str, page: Page) -> str:
    return title if page.number == 1 else f"{title}, trang {page.number}"


def _path(path: str, page: Page) -> str:
    return path if page.number == 1 else f"{path}?trang={page.number}"


def _first(page: Page) -> Story | None:
    return next(iter(page.stories), None)


def _last_change(page: Page) -> datetime | None:
    return max((story.changed_at for story in page.stories), default=None)


def _drive_of(story: Story) -> Drive | None:
    """Return the article's campaign, unless nobody here has opened it."""
    try:
        return reports.drive(session(), story.campaign or "", today())
    except NotFound:
        return None


def _rss(title: str, path: str) -> Feed:
    return Feed(title, path)


def _atom(title: str) -> Feed:
    return Feed(f"{title} (Atom)", url_for("feeds.atom"), "application/atom+xml")

"""What programs read: RSS 2.0, Atom, the sitemap and robots.txt (shared rule "feeds")."""

from datetime import UTC, datetime
from email.utils import format_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from flask import Blueprint, Response, url_for
from markupsafe import escape

from app import clock
from app.reports import site as reports
from app.reports.site import FeedRow
from app.reports.story import Story
from app.web.fresh import FOR_A_MINUTE, fresh
from app.web.masthead import site_name, today
from app.web.media import picture_url
from app.web.metadata import absolute, article_path, card_url, local_iso
from app.web.request import session, settings

feeds = Blueprint("feeds", __name__)

# An Atom feed has a date even before its first article; a fixed one keeps its ETag.
_BEFORE_ALL = datetime(1970, 1, 1, tzinfo=UTC)


@feeds.get("/feed.xml")
def rss() -> Response:
    """The newest articles of all units."""
    return _rss(site_name(), url_for("site.home"), url_for(".rss"), reports.feed(session()))


@feeds.get("/don-vi/<path:code>/feed.xml")
def unit(code: str) -> Response:
    """The newest articles of a unit."""
    found = reports.unit(session(), code, today()).unit
    rows = reports.feed(session(), unit_id=found.id)
    return _rss(found.name, url_for("site.unit", code=code), url_for(".unit", code=code), rows)


@feeds.get("/chien-dich/<key>/feed.xml")
def campaign(key: str) -> Response:
    """The newest articles of a campaign."""
    drive = reports.drive(session(), key, today())
    rows = reports.feed(session(), campaign=key)
    page, itself = url_for("site.campaign", key=key), url_for(".campaign", key=key)
    return _rss(f"{drive.name} · {site_name()}", page, itself, rows)


@feeds.get("/atom.xml")
def atom() -> Response:
    """The newest articles of all units, as Atom."""
    rows = reports.feed(session())
    updated = _last_change(rows) or _BEFORE_ALL
    root = ET.Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "vi"})
    _add(root, "title", site_name())
    _add(root, "id", absolute(url_for(".atom")))
    _add(root, "updated", local_iso(updated))
    _add(root, "link", rel="self", type="application/atom+xml", href=absolute(url_for(".atom")))
    _add(root, "link", rel="alternate", type="text/html", href=absolute(url_for("site.home")))
    _add(_add(root, "author"), "name", site_name())
    for row in rows:
        _atom_entry(root, row.story)
    return _xml(root, "application/atom+xml", rows)


@feeds.get("/sitemap.xml")
def sitemap() -> Response:
    """Every page worth finding: articles, and units and campaigns that have some."""
    units, campaigns = reports.speakers(session())
    root = ET.Element("urlset", {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"})
    _address(root, url_for("site.home"))
    for key in campaigns:
        _address(root, url_for("site.campaign", key=key))
    for code in units:
        _address(root, url_for("site.unit", code=code))
    for slug, changed_at in reports.addresses(session()):
        _address(root, url_for("site.article", slug=slug), changed_at)
    return _xml(root, "application/xml", [])


@feeds.get("/robots.txt")
def robots() -> Response:
    """Machines may read what the public reads; the desk and the rehearsal are not for them."""
    closed = ("/desk", "/tap-duot/", "/sign-in", "/sign-out")
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed), ""]
    lines.append(f"Sitemap: {absolute(url_for('.sitemap'))}")
    return fresh("\n".join(lines) + "\n", mime="text/plain; charset=utf-8", cache=FOR_A_MINUTE)


def _rss(title: str, page: str, itself: str, rows: list[FeedRow]) -> Response:
    root = ET.Element(
        "rss",
        {
            "version": "2.0",
            "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
    )
    channel = _add(root, "channel")
    _add(channel, "title", title)
    _add(channel, "link", absolute(page))
    _add(channel, "description", f"Tin mới của {title}.")
    _add(channel, "language", "vi")
    if changed := _last_change(rows):
        _add(channel, "lastBuildDate", _rfc822(changed))
    _add(channel, "atom:link", rel="self", type="application/rss+xml", href=absolute(itself))
    for row in rows:
        _rss_item(channel, row)
    return _xml(root, "application/rss+xml", rows)


def _rss_item(channel: ET.Element, row: FeedRow) -> None:
    story = row.story
    item = _add(channel, "item")
    _add(item, "title", story.title)
    _add(item, "link", absolute(article_path(story)))
    _add(item, "guid", story.key, isPermaLink="false")
    _add(item, "pubDate", _rfc822(story.published_at))
    _add(item, "dc:creator", story.unit_name)
    _add(item, "description", story.summary)
    _add(item, "content:encoded", _whole(story))
    if story.card and row.bytes is not None:
        _add(
            item,
            "enclosure",
            url=card_url(story),
            length=str(row.bytes),
            type=story.card.mime,
        )


def _atom_entry(root: ET.Element, story: Story) -> None:
    entry = _add(root, "entry")
    _add(entry, "title", story.title)
    _add(entry, "id", _tag(story))
    _add(entry, "link", rel="alternate", type="text/html", href=absolute(article_path(story)))
    _add(entry, "published", local_iso(story.published_at))
    _add(entry, "updated", local_iso(story.changed_at))
    _add(_add(entry, "author"), "name", story.unit_name)
    _add(entry, "summary", story.summary)
    _add(entry, "content", _whole(story), type="html")


def _tag(story: Story) -> str:
    """Return a name that outlives addresses (RFC 4151)."""
    host = urlsplit(settings().public_url).hostname
    return f"tag:{host},{story.published_on:%Y-%m-%d}:{story.key}"


def _whole(story: Story) -> str:
    """Return the article with its pictures as a feed reader shows it."""
    pictures = (
        f'<p><img src="{escape(absolute(picture_url(story.slug, one)))}" alt="{escape(one.alt)}"'
        f' width="{one.width}" height="{one.height}"></p>'
        for one in story.body
    )
    return "".join([*pictures, story.html])


def _address(root: ET.Element, path: str, changed: datetime | None = None) -> None:
    address = _add(root, "url")
    _add(address, "loc", absolute(path))
    if changed:
        _add(address, "lastmod", local_iso(changed))


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    element.text = text or None
    return element


def _xml(root: ET.Element, mime: str, rows: list[FeedRow]) -> Response:
    body = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return fresh(
        body, mime=f"{mime}; charset=utf-8", cache=FOR_A_MINUTE, changed=_last_change(rows)
    )


def _last_change(rows: list[FeedRow]) -> datetime | None:
    return max((row.story.changed_at for row in rows), default=None)


def _rfc822(moment: datetime) -> str:
    return format_datetime(clock.local(moment))

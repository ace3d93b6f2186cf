"""Feeds, sitemap and robots.txt as the programs that read them do."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest
import time_machine

from app.factory import Loa
from tests.web.shelf import CAMPAIGN, NOON, Shelf, build, stored

HOSTILE = "<b>Ngày hội</b> & “hiến máu” ]]> \x01\x0b\x85\ufffe"
FEEDS = ("/feed.xml", "/atom.xml", "/don-vi/AD1/feed.xml", f"/chien-dich/{CAMPAIGN}/feed.xml")


@pytest.fixture
def shelf(loa: Loa) -> Iterator[Shelf]:
    """The website on the day of NOON."""
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        yield build(loa)


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_well_formed_whatever_was_written(shelf: Shelf, address: str) -> None:
    shelf.put(HOSTILE, campaign=CAMPAIGN, text=HOSTILE)
    feed = _parsed(shelf, address)
    assert feed.entries[0].title == "<b>Ngày hội</b> & “hiến máu” ]]>"


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_without_articles_is_a_feed(shelf: Shelf, address: str) -> None:
    assert _parsed(shelf, address).entries == []


def test_rss_tells_all_of_an_article(shelf: Shelf) -> None:
    card = shelf.picture("link", 1200, 630)
    path = shelf.put("Bữa cơm", text="Một **việc**.", pictures=(card,))
    root = _tree(shelf, "/feed.xml")
    item = root.find("channel/item")
    assert item is not None
    namespaces = {"content": "http://purl.org/rss/1.0/modules/content/"}
    guid, enclosure = item.find("guid"), item.find("enclosure")
    assert guid is not None
    assert enclosure is not None
    assert (guid.text, guid.attrib) == (stored(path).key, {"isPermaLink": "false"})
    assert item.findtext("link") == f"http://loa.example{path}"
    assert item.findtext("pubDate") == "Mon, 10 May 2027 12:00:00 +0700"
    assert root.findtext("channel/lastBuildDate") == "Mon, 10 May 2027 12:00:00 +0700"
    assert root.findtext("channel/language") == "vi"
    assert "<strong>việc</strong>" in (item.findtext("content:encoded", "", namespaces))
    picture = f"http://loa.example/media/{card.digest}/{path.removeprefix('/bai/')}.jpg"
    assert enclosure.attrib == {
        "url": picture,
        "length": str(len(card.data)),
        "type": "image/jpeg",
    }


def test_atom_tells_all_of_an_article(shelf: Shelf) -> None:
    path = shelf.put("Bữa cơm")
    feed = _parsed(shelf, "/atom.xml")
    entry = feed.entries[0]
    assert feed.feed.updated == "2027-05-10T12:00:00+07:00"
    assert entry.id == f"tag:loa.example,2027-05-10:{stored(path).key}"
    assert entry.link == f"http://loa.example{path}"
    assert entry.author == "Công đoàn Công ty Than Đông Ân"
    assert entry.content[0].value == "<p>Lời của bài.</p>"


def test_a_feed_of_a_unit_or_a_campaign_holds_only_its_own(shelf: Shelf) -> None:
    shelf.put("Của đơn vị", unit="AD1")
    shelf.put("Của chiến dịch", unit="AD2", campaign=CAMPAIGN)
    titles = {address: [one.title for one in _parsed(shelf, address).entries] for address in FEEDS}
    assert titles["/don-vi/AD1/feed.xml"] == ["Của đơn vị"]
    assert titles[f"/chien-dich/{CAMPAIGN}/feed.xml"] == ["Của chiến dịch"]
    assert sorted(titles["/feed.xml"]) == ["Của chiến dịch", "Của đơn vị"]


@pytest.mark.parametrize("address", [*FEEDS, "/sitemap.xml", "/robots.txt"])
def test_an_unchanged_feed_is_not_sent_again(shelf: Shelf, address: str) -> None:
    shelf.put("Tin", campaign=CAMPAIGN)
    first = shelf.browser.get(address)
    again = shelf.browser.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    if address in FEEDS:
        since = {"If-Modified-Since": first.headers["Last-Modified"]}
        assert shelf.browser.get(address, headers=since).status_code == 304


def test_feeds_of_what_never_was_are_not_found(shelf: Shelf) -> None:
    for address in ("/don-vi/KHONG/feed.xml", "/chien-dich/khong-2027/feed.xml"):
        assert shelf.browser.get(address).status_code == 404


def test_the_sitemap_names_articles_units_and_campaigns(shelf: Shelf) -> None:
    path = shelf.put("Tin", campaign=CAMPAIGN)
    root = _tree(shelf, "/sitemap.xml")
    spaces = {"": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    assert [one.text for one in root.findall("url/loc", spaces)] == [
        "http://loa.example/",
        f"http://loa.example/chien-dich/{CAMPAIGN}",
        "http://loa.example/don-vi/AD1",
        f"http://loa.example{path}",
    ]
    assert root.findtext("url/lastmod", namespaces=spaces) == "2027-05-10T12:00:00+07:00"


def test_machines_are_kept_from_the_desk_and_the_rehearsal(shelf: Shelf) -> None:
    lines = shelf.get("/robots.txt").splitlines()
    assert {"Disallow: /desk", "Disallow: /tap-duot/"} <= set(lines)
    assert "Sitemap: http://loa.example/sitemap.xml" in lines


def _parsed(shelf: Shelf, address: str) -> Any:
    response = shelf.browser.get(address)
    assert response.status_code == 200
    kind = "atom" if "atom" in address else "rss"
    assert response.headers["Content-Type"] == f"application/{kind}+xml; charset=utf-8"
    feed = feedparser.parse(response.data)
    assert not feed.bozo, feed.bozo_exception
    return feed


def _tree(shelf: Shelf, address: str) -> ET.Element:
    return ET.fromstring(shelf.browser.get(address).data)  # noqa: S314 - our own answer

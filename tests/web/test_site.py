"""The public website as a reader, a share card and a search engine see it."""

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine

from app.factory import Loa
from tests.web.shelf import CAMPAIGN, NOON, Shelf, build, has_no_parse_error

HOSTILE = "</script><script>alert('x')</script> \"Ngày hội\" & 'hiến máu' <b>\x01\x0b\x9f\ufffe"
LONG = "Công đoàn Công ty Cổ phần Cơ khí Lắp máy và Dịch vụ kỹ thuật mỏ " * 3


@pytest.fixture
def shelf(loa: Loa) -> Iterator[Shelf]:
    """The website on the day of NOON."""
    with time_machine.travel(NOON + timedelta(hours=1), tick=False):
        yield build(loa)


def test_every_page_is_valid_html(shelf: Shelf) -> None:
    photos = (shelf.picture("photo-1", 1600, 1067), shelf.picture("photo-2", 900, 600))
    card = shelf.picture("link", 1200, 630)
    path = shelf.put("Bữa cơm Công đoàn", campaign=CAMPAIGN, pictures=(*photos, card))
    for number in range(13):
        shelf.put(f"Tin số {number}", at=NOON - timedelta(hours=number + 1))
    shelf.put(HOSTILE, text=f"{HOSTILE}\n\n| a | b |\n|---|---|\n| {LONG} | x |")
    pages = ("/", "/?trang=2", path, f"/chien-dich/{CAMPAIGN}", "/don-vi/AD", "/don-vi/AD1")
    assert all(has_no_parse_error(shelf.get(page)) for page in pages)


def test_an_empty_website_is_a_page_too(shelf: Shelf) -> None:
    page = shelf.get("/")
    assert has_no_parse_error(page)
    assert "chờ bài đầu tiên" in page


def test_the_newest_article_leads_and_articles_of_all_units_follow(shelf: Shelf) -> None:
    older = shelf.put("Tin hôm qua", at=NOON - timedelta(days=1), unit="AD2")
    newer = shelf.put("Tin hôm nay", unit="AD1")
    assert _links(shelf.get("/")) == [newer, older]


def test_a_unit_shows_its_own_articles_and_the_units_below(shelf: Shelf) -> None:
    own = shelf.put("Tin của Than Đông Ân", unit="AD1")
    shelf.put("Tin của May Uyên Linh", unit="AD2")
    assert _links(shelf.get("/don-vi/AD1")) == [own]
    assert re.findall(r'href="(/don-vi/AD\d)"', shelf.get("/don-vi/AD")) == [
        "/don-vi/AD1",
        "/don-vi/AD2",
    ]


def test_a_campaign_shows_theme_window_messages_and_its_articles(shelf: Shelf) -> None:
    of_campaign = shelf.put("Phát động", campaign=CAMPAIGN)
    shelf.put("Tin thường")
    page = shelf.get(f"/chien-dich/{CAMPAIGN}")
    assert _links(page) == [of_campaign]
    for words in ("Tháng Công nhân 2027", "Chủ đề chưa công bố", "1/5", "31/5", "Tích cực trong"):
        assert words in page
    assert "Đang diễn ra, còn 21 ngày" in page
    assert "#ThángCôngNhân2027" in page


def test_page_two_goes_on_where_page_one_ends(shelf: Shelf) -> None:
    paths = [shelf.put(f"Tin {n}", at=NOON - timedelta(hours=n)) for n in range(15)]
    assert _links(shelf.get("/")) == paths[:12]
    assert _links(shelf.get("/?trang=2")) == paths[12:]
    assert 'rel="canonical" href="http://loa.example/?trang=2"' in shelf.get("/?trang=2")
    assert 'rel="canonical" href="http://loa.example/"' in shelf.get("/?trang=1")


@pytest.mark.parametrize("number", ["3", "0", "-1", "x", "²", "99999999999999999999", "99999", ""])
def test_a_page_that_does_not_exist_is_not_found(shelf: Shelf, number: str) -> None:
    shelf.put("Tin")
    response = shelf.browser.get(f"/?trang={number}")
    assert response.status_code == 404
    assert has_no_parse_error(response.text)


@pytest.mark.parametrize(
    "path", ["/bai/khong-co", "/don-vi/KHONG", "/chien-dich/x", "/chien-dich/thang-cong-nhan-2031"]
)
def test_what_never_was_is_not_found(shelf: Shelf, path: str) -> None:
    response = shelf.browser.get(path)
    assert response.status_code == 404
    assert "Không có trang này" in response.text


def test_a_taken_down_article_is_gone_everywhere(shelf: Shelf) -> None:
    card = shelf.picture("link", 1200, 630)
    path = shelf.put("Tin nhầm", campaign=CAMPAIGN, pictures=(card,))
    media = _media(shelf.get(path))
    assert all(shelf.browser.get(address).status_code == 200 for address in media)
    shelf.take_down(path)
    gone = shelf.browser.get(path)
    assert gone.status_code == 410
    assert has_no_parse_error(gone.text)
    assert "Tin nhầm" not in gone.text
    assert {shelf.browser.get(address).status_code for address in media} == {404}
    for other in ("/", "/don-vi/AD1", f"/chien-dich/{CAMPAIGN}", "/feed.xml", "/atom.xml"):
        assert "Tin nhầm" not in shelf.get(other)
    assert path not in shelf.get("/sitemap.xml")


def test_a_hostile_title_stays_text(shelf: Shelf) -> None:
    path = shelf.put(HOSTILE, text=HOSTILE)
    for page in (shelf.get("/"), shelf.get(path)):
        assert "<script>alert" not in page
        assert not re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe]", page)
    assert _json_ld(shelf.get(path))["headline"].startswith("</script><script>alert('x')")


def test_the_head_tells_other_services_what_the_article_is(shelf: Shelf) -> None:
    photo, card = shelf.picture("photo-1", 1600, 1067), shelf.picture("link", 1200, 630)
    path = shelf.put("Bữa cơm Công đoàn", campaign=CAMPAIGN, pictures=(photo, card))
    page = shelf.get(path)
    picture = f"http://loa.example/media/{card.digest}/{path.removeprefix('/bai/')}.jpg"
    assert dict(re.findall(r'<meta property="([^"]+)" content="([^"]*)">', page)) == {
        "og:type": "article",
        "og:title": "Bữa cơm Công đoàn",
        "og:url": f"http://loa.example{path}",
        "og:description": "Tóm tắt: Bữa cơm Công đoàn",
        "og:site_name": "Công đoàn Khu mỏ Ánh Dương",
        "og:locale": "vi_VN",
        "og:image": picture,
        "og:image:type": "image/jpeg",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Ảnh link",
        "article:published_time": "2027-05-10T12:00:00+07:00",
        "article:modified_time": "2027-05-10T12:00:00+07:00",
        "article:section": "Tháng Công nhân 2027",
    }
    data = _json_ld(page)
    assert data["@type"] == "NewsArticle"
    assert data["image"][0] == picture
    assert len(data["image"]) == 2
    assert data["datePublished"] == "2027-05-10T12:00:00+07:00"
    assert data["author"][0]["name"] == "Công đoàn Công ty Than Đông Ân"


def test_the_card_is_shown_on_the_page_only_when_there_is_no_other_picture(shelf: Shelf) -> None:
    portrait, card = shelf.picture("portrait", 1080, 1350), shelf.picture("link", 1200, 630)
    both = shelf.get(shelf.put("Có hình đứng", pictures=(portrait, card)))
    alone = shelf.get(shelf.put("Chỉ có thẻ", pictures=(card,)))
    assert portrait.digest in _story(both)
    assert card.digest not in _story(both)
    assert card.digest in _story(alone)


def test_every_picture_says_its_size_and_only_the_first_is_loaded_at_once(shelf: Shelf) -> None:
    photos = tuple(shelf.picture(f"photo-{n}", 1600, 1067 + n) for n in (1, 2, 3))
    page = shelf.get(shelf.put("Ba ảnh", pictures=photos))
    images = re.findall(r"<img [^>]+>", page)
    assert all(re.search(r'width="\d+" height="\d+" alt="', image) for image in images)
    assert ["lazy" in image for image in images] == [False, True, True]
    assert "fetchpriority" in images[0]


def test_an_unchanged_page_is_not_sent_again(shelf: Shelf) -> None:
    path = shelf.put("Tin", campaign=CAMPAIGN)
    for page in ("/", path, f"/chien-dich/{CAMPAIGN}", "/don-vi/AD1"):
        first = shelf.browser.get(page)
        assert first.headers["Last-Modified"] == "Mon, 10 May 2027 05:00:00 GMT"
        again = shelf.browser.get(page, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        since = {"If-Modified-Since": first.headers["Last-Modified"]}
        assert shelf.browser.get(page, headers=since).status_code == 304
    shelf.put("Tin mới hơn", at=NOON + timedelta(minutes=1))
    changed = shelf.browser.get("/", headers={"If-None-Match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_the_office_says_who_answers_for_the_site(loa: Loa) -> None:
    home = loa.settings.home
    (home / "site.toml").write_text('responsible = "Trần Văn Lực"\nhelp_line = "1900 0000"\n')
    page = build(loa).get("/")
    assert "Chịu trách nhiệm nội dung: Trần Văn Lực" in page
    assert 'href="tel:19000000">1900 0000</a>' in page


def test_no_page_holds_inline_style_or_script(shelf: Shelf) -> None:
    path = shelf.put("Tin", pictures=(shelf.picture("photo-1", 1600, 1067),))
    for page in ("/", path, "/don-vi/AD"):
        text = shelf.get(page)
        assert " style=" not in text
        assert "<style" not in text
        assert (
            re.findall(r"<script(?! type=\"application/ld\+json\"| type=\"module\" src=)", text)
            == []
        )


def _links(page: str) -> list[str]:
    """The articles a page lists, in order."""
    return re.findall(r'<h\d><a href="(/bai/[^"]+)"', page)


def _media(page: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"/media/[0-9a-f]{64}/[a-z0-9-]+\.jpg(?:\?w=\d+)?", page)))


def _story(page: str) -> str:
    return page.partition("<article")[2].partition("</article>")[0]


def _json_ld(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data

"""The public pages in a real browser: nothing sticks out sideways, scripts only add."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from app.factory import Loa
from tests.web.shelf import CAMPAIGN, Shelf, build

CHROMIUM = Path("/usr/bin/chromium")
LONG_WORD = "Nghiêng" * 25
LONG_LINK = "https://loa.example/" + "x" * 90

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for this file."""
    with sync_playwright() as tools:
        opened = tools.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def shelf(loa: Loa) -> Shelf:
    """A website with one article that is hard to lay out."""
    return build(loa)


@pytest.fixture
def address(loa: Loa) -> Iterator[str]:
    """The website, served on a free port."""
    server = make_server("127.0.0.1", 0, loa.web(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def test_nothing_sticks_out_sideways_on_a_phone(
    shelf: Shelf, address: str, browser: Browser
) -> None:
    path = shelf.put(
        LONG_WORD,
        campaign=CAMPAIGN,
        text=f"{LONG_WORD}\n\n| a | {LONG_WORD} |\n|---|---|\n| b | <{LONG_LINK}> |",
        pictures=(shelf.picture("photo-1", 1600, 1067), shelf.picture("photo-2", 900, 600)),
    )
    wide: list[tuple[str, int, str]] = []
    for width in (320, 360):
        page = browser.new_page(viewport={"width": width, "height": 700})
        for one in ("/", path, f"/chien-dich/{CAMPAIGN}", "/don-vi/AD", "/bai/khong-co"):
            page.goto(address + one)
            for size in ("100%", "200%"):
                page.evaluate("size => document.documentElement.style.fontSize = size", size)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((one, width, size))
        page.close()
    assert wide == []


def test_an_article_is_whole_without_scripts_and_can_be_copied_with_them(
    shelf: Shelf, address: str, browser: Browser
) -> None:
    path = shelf.put("Bữa cơm Công đoàn", text="Lời của bài.")
    plain = browser.new_page(java_script_enabled=False)
    plain.goto(address + path)
    assert plain.get_by_text("Lời của bài.").is_visible()
    assert not plain.get_by_text("Chép đường dẫn").is_visible()
    with_scripts = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = with_scripts.new_page()
    page.goto(address + path)
    page.get_by_text("Chép đường dẫn").click()
    page.get_by_text("Đã chép đường dẫn").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"http://loa.example{path}"
    with_scripts.close()

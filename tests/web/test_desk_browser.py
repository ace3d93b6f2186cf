"""The desk in a real browser: nothing sticks out, the picture follows the typing."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from app.factory import Loa
from app.models.editor import Role
from app.workflow.draft_product import Wish, draft, wish
from app.workflow.open_campaign import open_campaign
from app.workflow.review_product import ask
from tests.factories import PASSWORD, a_channel, a_published, a_unit, an_editor, channel_ids
from tests.pictures import jpeg

CHROMIUM = Path("/usr/bin/chromium")
LONG = (
    "Công đoàn cơ sở Công ty TNHH Một thành viên Sản xuất Thương mại Dịch vụ Xuất nhập khẩu "
    "Minh Phát Việt Nam"
)

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
def address(loa: Loa) -> Iterator[str]:
    """The desk of a unit with a long name and some work, served on a free port."""
    a_unit("AD", LONG)
    for kind in ("website", "rehearsal", "notice_board"):
        a_channel(loa.tools, kind)
    luc = an_editor("luc", Role.EDITOR, Role.APPROVER, Role.CAMPAIGN_MANAGER)
    open_campaign("thang-cong-nhan", 2027, "AD", loa.tools)
    a_published(loa.tools, luc)
    number = draft("AD", "bai-ngan", {"title": LONG, "text": "Nghiêng" * 40}, loa.tools)
    wish(number, Wish(channel_ids("website", "rehearsal")))
    ask(number, loa.tools)
    server = make_server("127.0.0.1", 0, loa.web(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def signed_in(browser: Browser, address: str, width: int) -> Page:
    """Return a page of someone who has come through the door."""
    page = browser.new_page(viewport={"width": width, "height": 740})
    page.goto(f"{address}/sign-in")
    page.fill("#login", "luc")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/desk/")
    return page


def paths(page: Page, address: str) -> list[str]:
    """Return the pages of the desk, one of each kind."""
    page.goto(f"{address}/desk/products/?state=draft")
    first = page.locator('a[href^="/desk/products/"][href$="0"], .lines a').first
    return [
        "/desk/",
        "/desk/more",
        "/desk/units/",
        "/desk/campaigns/",
        "/desk/campaigns/1",
        "/desk/campaigns/new?pack=28-7&year=2027",
        "/desk/products/",
        "/desk/products/new",
        first.get_attribute("href") or "",
        "/desk/reviews",
        f"/desk/products/{_in_review(page, address)}/review",
        "/desk/publications/1",
        "/desk/numbers/",
        "/desk/numbers/publications",
        "/desk/numbers/products",
        "/desk/channels/",
        "/tap-duot/",
        "/desk/khong-co",
    ]


def test_nothing_sticks_out_sideways_on_a_phone(address: str, browser: Browser) -> None:
    wide: list[tuple[str, int, str]] = []
    for width in (320, 360, 768):
        page = signed_in(browser, address, width)
        for path in paths(page, address):
            page.goto(address + path)
            for size in ("100%", "200%") if width < 700 else ("100%",):
                page.evaluate("size => document.documentElement.style.fontSize = size", size)
                if page.evaluate("document.documentElement.scrollWidth") > width:
                    wide.append((path, width, size))
        page.close()
    assert wide == []


def test_the_picture_and_the_words_follow_the_typing(
    address: str, browser: Browser, tmp_path: Path
) -> None:
    page = signed_in(browser, address, 1280)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/desk/products/new")
    page.get_by_role("button", name="Soạn tin hoạt động").click()
    picture = page.locator("[data-preview]")
    page.get_by_label("Tiêu đề").fill("Một tên vừa gõ")
    expect(picture).to_have_attribute("src", re.compile("^blob:"))
    expect(page.locator("#kenh")).to_contain_text("Một tên vừa gõ")
    page.get_by_label("Tiêu đề").fill("Có ☃ tuyết")
    expect(page.locator(".shot [data-problem]")).to_contain_text("phông chữ không vẽ được")
    photo = tmp_path / "anh.jpg"
    photo.write_bytes(jpeg())
    page.get_by_label("Ảnh", exact=True).set_input_files(photo)
    expect(page.locator('[name="slot.photo"]')).to_have_value(re.compile("^media:[0-9a-f]{64}$"))
    page.get_by_label("Tiêu đề").fill("Một tên để giữ lại")
    expect(page.locator("[data-state]")).to_contain_text("Đã lưu lúc")
    page.reload()
    expect(page.get_by_label("Tiêu đề")).to_have_value("Một tên để giữ lại")
    assert said == []


def test_a_post_is_reviewed_without_scripts(address: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{address}/sign-in?next=/desk/reviews")
    page.fill("#login", "luc")
    page.fill("#password", PASSWORD)
    page.get_by_role("button", name="Đăng nhập").click()
    page.locator(".lines a").first.click()
    page.get_by_role("button", name="Duyệt để đăng").click()
    expect(page.get_by_role("status")).to_contain_text("Đã duyệt")
    context.close()


def _in_review(page: Page, address: str) -> str:
    page.goto(f"{address}/desk/reviews")
    link = page.locator(".lines a").first.get_attribute("href") or ""
    return link.split("/")[3]

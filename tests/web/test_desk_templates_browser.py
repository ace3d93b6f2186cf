"""Marking boxes on a background in a real browser: by hand, by keyboard, on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from werkzeug.serving import make_server

from app.factory import Loa
from app.models.editor import Role
from tests.factories import PASSWORD, a_unit, an_editor
from tests.pictures import jpeg

CHROMIUM = Path("/usr/bin/chromium")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs Debian's chromium"),
]


@pytest.fixture
def address(loa: Loa) -> Iterator[str]:
    """The desk of a designer, served on a free port."""
    a_unit()
    an_editor("luc", Role.CAMPAIGN_MANAGER, Role.EDITOR)
    server = make_server("127.0.0.1", 0, loa.web(), threaded=True)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


@pytest.fixture
def page(address: str, tmp_path: Path) -> Iterator[Page]:
    """A background just uploaded, its boxes about to be marked."""
    with sync_playwright() as tools:
        browser: Browser = tools.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{address}/sign-in?next=/desk/templates/new")
        page.fill("#login", "luc")
        page.fill("#password", PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        file = tmp_path / "nen.jpg"
        file.write_bytes(jpeg((1080, 1080), "navy"))
        page.get_by_label("Hình nền").set_input_files(file)
        page.get_by_role("button", name="Tiếp tục").click()
        expect(page.locator(".place")).to_have_count(1)
        yield page
        browser.close()


def numbers(page: Page, box: int) -> list[int]:
    """Return where the fields say that a box stands."""
    keys = ("x", "y", "width", "height")
    return [int(page.locator(f'[name="box.{box}.{key}"]').input_value()) for key in keys]


def test_boxes_are_dragged_moved_and_kept(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("console", lambda told: said.append(told.text) if told.type == "error" else None)
    edge = page.locator("[data-stage]").bounding_box()
    assert edge
    scale = edge["width"] / 1080

    def at(x: float, y: float) -> tuple[float, float]:
        return edge["x"] + x * scale, edge["y"] + y * scale

    page.mouse.move(*at(100, 500))
    page.mouse.down()
    page.mouse.move(*at(400, 600))
    page.mouse.move(*at(700, 800))
    page.mouse.up()
    assert numbers(page, 1) == pytest.approx([100, 500, 600, 300], abs=4)
    page.keyboard.type("Địa điểm")
    page.locator('[name="box.1.example"]').fill("Nhà văn hóa")
    expect(page.locator("[data-stage] img")).to_have_attribute("src", re.compile("^blob:"))
    expect(page.locator("[data-problem]")).to_be_hidden()

    x, y, width, height = numbers(page, 1)
    page.locator('[data-mark="1"]').focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    assert numbers(page, 1) == [x + 10, y, width, height + 10]
    page.locator('[name="box.1.y"]').fill("9000")
    expect(page.locator("[data-problem]")).to_contain_text("nằm ngoài hình")
    page.locator('[name="box.1.y"]').fill("600")
    expect(page.locator("[data-problem]")).to_be_hidden()
    page.get_by_role("button", name="Thêm ô").click()
    page.locator('[data-mark="2"]').focus()
    page.keyboard.press("Delete")
    expect(page.locator(".box")).to_have_count(2)

    page.get_by_label("Tên mẫu").fill("Thiệp mời")
    page.get_by_role("button", name="Lưu mẫu").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã lưu mẫu")
    page.goto(f"{address}/desk/products/new")
    expect(page.get_by_role("button", name="Soạn thiệp mời")).to_be_visible()
    assert [one for one in said if "422" not in one] == []


def test_nothing_sticks_out_sideways_where_boxes_are_marked(page: Page, address: str) -> None:
    wide: list[tuple[str, int]] = []
    for path in (page.url, f"{address}/desk/templates/new", f"{address}/desk/templates/"):
        page.goto(path)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wide.append((path, width))
    assert wide == []

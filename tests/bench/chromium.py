"""A headless Chromium kept warm: the same picture as a web page, taken as a JPEG."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import fontpkg
import jinja2
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
_PAGE = Path(__file__).with_name("card.html")
_FILL = """words => {
    for (const [name, said] of Object.entries(words))
        document.querySelector(`[data-${name}]`).textContent = said;
}"""


@contextmanager
def opened() -> Iterator[Callable[[str, str, str], bytes]]:
    """Open the page once, fonts loaded; yield what fills it with words and takes its picture."""
    with tempfile.TemporaryDirectory(prefix="loa-page-") as folder, sync_playwright() as tools:
        place = Path(folder) / "card.html"
        place.write_text(_html(), encoding="utf-8")
        browser = tools.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        shown = browser.new_page(viewport={"width": 1080, "height": 1350})
        shown.goto(place.as_uri())
        shown.evaluate("document.fonts.ready")

        def screenshot(unit: str, title: str, where: str) -> bytes:
            shown.evaluate(_FILL, {"unit": unit, "title": title, "place": where})
            return shown.screenshot(type="jpeg", quality=88)

        yield screenshot
        browser.close()


def _html() -> str:
    vietnam = {
        f"vietnam_{weight}": fontpkg.path("Be Vietnam Pro", weight=weight).as_uri()
        for weight in (600, 700)
    }
    source = _PAGE.read_text(encoding="utf-8")
    known = {"montserrat": fontpkg.path("Montserrat").as_uri(), **vietnam}
    page: str = jinja2.Template(source, autoescape=True).render(known)
    return page

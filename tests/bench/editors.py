"""Eight editors before one web process, each asking for a preview as fast as the form does."""

import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import httpx
from PIL import Image

from app.factory import open_loa
from app.models.editor import Role
from app.rendering.template import find
from app.settings import ROOT, from_env
from app.web.previews import WIDTH
from app.workflow.draft_product import draft
from tests.cli.running import Home
from tests.factories import PASSWORD, a_unit, an_editor
from tests.web.visitor import token

EDITORS, ASKED, WARM = 8, 40, 3
PAUSE = 0.25  # seconds the form waits after the last key
TEMPLATE = "su-kien"


def preview_times() -> list[float]:
    """Return the milliseconds of every preview, from the shortest to the longest."""
    with tempfile.TemporaryDirectory(prefix="loa-editors-") as home:
        number = _office(Path(home))
        with _web(home) as address, ThreadPoolExecutor(EDITORS) as pool:
            asked = [pool.submit(_editor, address, number, one) for one in range(EDITORS)]
            return sorted(one for times in asked for one in times.result())


def _office(home: Path) -> int:
    """Make a unit, its editors and one product; return the number of the product."""
    loa = open_loa(from_env({"LOA_HOME": str(home)}))
    a_unit()
    for one in range(EDITORS):
        an_editor(f"bien-tap-{one}", Role.EDITOR)
    number = draft("AD", TEMPLATE, find(ROOT / "templates", TEMPLATE).example, loa.tools)
    loa.close()
    return number


@contextmanager
def _web(home: str) -> Iterator[str]:
    """Start the web process on a free port; yield its address."""
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "web", "--port", "0"],
        env={**Home(Path(home)).environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        found = re.search(r"http://[\d.:]+", process.stdout.readline() if process.stdout else "")
        if found is None:
            raise RuntimeError("the web process did not say where it listens")
        yield found[0]
    finally:
        process.terminate()
        process.wait()


def _editor(address: str, product: int, one: int) -> list[float]:
    """Sign in, type another place again and again; return the milliseconds of each preview."""
    times = []
    with httpx.Client(base_url=address, timeout=60) as browser:
        signing = {"login": f"bien-tap-{one}", "password": PASSWORD}
        browser.post("/sign-in", data={**signing, "csrf": token(browser.get("/sign-in").text)})
        form = {"csrf": token(browser.get("/desk/more").text), **_typed()}
        for turn in range(-WARM, ASKED):
            form["slot.place"] = f"Nhà văn hóa công nhân, cổng số {one}, lần {turn + WARM}"
            begun = time.perf_counter()
            answer = browser.post(f"/desk/products/{product}/preview/portrait.jpg", data=form)
            if turn >= 0:
                times.append((time.perf_counter() - begun) * 1000)
            answer.raise_for_status()
            with Image.open(BytesIO(answer.content)) as shown:
                if shown.width != WIDTH:
                    raise RuntimeError(f"the preview is {shown.width} pixels wide")
            time.sleep(PAUSE)
    return times


def _typed() -> dict[str, str]:
    example = find(ROOT / "templates", TEMPLATE).example
    return {f"slot.{name}": str(value) for name, value in example.items()}

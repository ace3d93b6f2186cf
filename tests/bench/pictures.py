"""Pictures: Loa beside a warm Chromium, previews for eight editors, a batch, memory, a poster."""

import csv
import os
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from app.rendering.batch import Batch, draw_batch
from app.rendering.context import EXAMPLE
from app.rendering.slots import photos, read_values
from app.rendering.studio import Studio
from app.rendering.table import open_table
from app.rendering.template import Template, find
from app.settings import ROOT
from tests.bench import chromium, editors

TEMPLATES = ROOT / "templates"
SAME, WITH_PHOTO, POSTER = "su-kien", "anh-tin", "ap-phich-lich"
TURNS, ROWS, WORKERS, PAGES = 30, 200, 2, 5


def run() -> dict[str, Any]:
    """Return the figures; times of Loa and Chromium are medians of one run, taken in turns."""
    loa, browser = _beside_chromium()
    previews = editors.preview_times()
    with tempfile.TemporaryDirectory(prefix="loa-pictures-") as folder:
        per_second, peak = _batch(Path(folder))
    return {
        "loa_ms": round(loa, 1),
        "chromium_ms": round(browser, 1),
        "ratio": round(loa / browser, 2),
        "preview_p95_ms": round(previews[int(len(previews) * 0.95)], 1),
        "preview_median_ms": round(median(previews), 1),
        "batch_per_second": round(per_second, 1),
        "peak_mb": round(peak / 1024, 1),
        "pdf_s": round(_poster(), 2),
    }


def _beside_chromium() -> tuple[float, float]:
    """Return milliseconds a picture, Loa's and Chromium's, of the same words turn by turn."""
    made = find(TEMPLATES, SAME)
    ours, theirs = [], []
    with _studio(1) as studio, chromium.opened() as screenshot:
        for turn in range(-2, TURNS):  # the first two warm both up
            place = f"Nhà văn hóa công nhân, cổng số {turn + 3}"
            values = read_values(made, {**made.example, "place": place})
            begun = time.perf_counter()
            studio.draw(made.folder, values, EXAMPLE, "portrait", {})
            drawn = time.perf_counter()
            screenshot(EXAMPLE.unit.name, values.typed["title"], place)
            if turn >= 0:
                ours.append((drawn - begun) * 1000)
                theirs.append((time.perf_counter() - drawn) * 1000)
    return median(ours), median(theirs)


def _batch(folder: Path) -> tuple[float, int]:
    """Return pictures a second with a photo, and the most memory of a drawing process in kB."""
    made = find(TEMPLATES, WITH_PHOTO)
    table = folder / "units.csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("unit_code", "unit_name"))
        writer.writerows((f"D{n}", f"Công đoàn cơ sở Xưởng số {n}") for n in range(ROWS))
    batch = Batch(made, ("portrait",), made.example, EXAMPLE, _photo)
    with _studio(WORKERS) as studio:
        _draw_on_all(studio, made)
        begun = time.perf_counter()
        done = draw_batch(batch, open_table(table), folder / "out", studio, WORKERS)
        seconds = time.perf_counter() - begun
        peak = max(_peak(process) for process in _children())
    if done.drawn != ROWS:
        raise RuntimeError(f"only {done.drawn} of {ROWS} rows were drawn")
    return ROWS / seconds, peak


def _poster() -> float:
    """Return the median seconds of an A3 PDF."""
    made = find(TEMPLATES, POSTER)
    values = read_values(made, made.example)
    given = {name: _photo(name) for name in photos(made, values)}
    times = []
    with _studio(1) as studio:
        for _ in range(PAGES):
            begun = time.perf_counter()
            studio.pdf(made.folder, values, EXAMPLE, "a3", given)
            times.append(time.perf_counter() - begun)
    return median(times)


@contextmanager
def _studio(workers: int) -> Iterator[Studio]:
    studio = Studio(workers)
    try:
        yield studio
    finally:
        studio.close()


def _draw_on_all(studio: Studio, made: Template) -> None:
    """Start every process of a studio: two seconds that a batch of hundreds does not feel."""
    values = read_values(made, made.example)
    given = {name: _photo(name) for name in photos(made, values)}
    with ThreadPoolExecutor(WORKERS) as pool:
        for _ in range(WORKERS):
            pool.submit(studio.draw, made.folder, values, EXAMPLE, "portrait", given)


def _photo(name: str) -> bytes:
    return (ROOT / name).read_bytes()


def _children() -> list[int]:
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return [int(one) for one in found.split()]


def _peak(process: int) -> int:
    """Return the most memory a process has held, in kB."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1])

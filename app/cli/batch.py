"""`loa render --batch`: a table of units in, a folder of pictures out."""

import os
import time
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from app.cli.base import progress, show
from app.cli.given import photos_in
from app.errors import BadInput
from app.rendering import gallery, numbers
from app.rendering.batch import Batch, draw_batch
from app.rendering.failures import FILE
from app.rendering.studio import Studio
from app.rendering.table import open_table
from app.rendering.template import Template


def draw_table(
    template: Template,
    formats: tuple[str, ...],
    values: Mapping[str, Any],
    path: Path,
    beside: Path | None,
    out: Path,
    *,
    as_json: bool,
) -> None:
    """Draw every row of the table at `path`; `beside` is the file the values came from.

    Raises BadInput when a row failed, after all others are drawn.
    """
    if out.suffix and not out.is_dir():
        raise BadInput(f"Với --batch thì --out phải là thư mục; {out.name} giống tên tệp.")
    whole = sum(1 for _ in open_table(path).rows)
    folders = [one.parent for one in (path, beside) if one]
    batch = Batch(template, formats, values, gallery.EXAMPLE, photos_in(*folders))
    workers = os.cpu_count() or 1
    studio = Studio(workers)
    begun = time.perf_counter()
    try:
        done = draw_batch(
            batch, open_table(path), out, studio, workers, lambda rows: progress(rows, whole, "")
        )
    finally:
        studio.close()
    seconds = round(time.perf_counter() - begun, 2)
    text = (
        f"{done.rows} dòng: vẽ {done.drawn} tệp, giữ {done.kept} tệp đã có, "
        f"trong {numbers.written(seconds)} giây."
    )
    show(asdict(done) | {"seconds": seconds}, text, as_json=as_json)
    if done.failed:
        raise BadInput(f"{done.failed} trong {done.rows} dòng không vẽ được; xem {out / FILE}.")

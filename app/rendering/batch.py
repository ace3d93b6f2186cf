"""One template drawn for many units: rows come in one by one, files go out one by one."""

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.errors import BadInput, CannotRun, HasProblems, LoaError
from app.rendering import slots
from app.rendering.batch_row import check_columns, file_stem, raw_values, unit_of
from app.rendering.context import Context
from app.rendering.errors import DrawingFailed
from app.rendering.failures import Failure, Failures
from app.rendering.fingerprint import fingerprint
from app.rendering.formats import FORMATS
from app.rendering.manifest import Manifest
from app.rendering.slots import Values
from app.rendering.studio import Studio
from app.rendering.table import Row, Table
from app.rendering.template import Template

_PHOTOS_KEPT = 8  # most batches show one photo to all units
_AHEAD = 2  # rows read for each drawing process, so that none ever waits


@dataclass(frozen=True)
class Batch:
    """What all rows share: a template in some formats, values that rows may replace, and who
    speaks where a row does not say. `photos` returns the bytes of a photo named in the values."""

    template: Template
    formats: tuple[str, ...]
    values: Mapping[str, Any]
    context: Context
    photos: Callable[[str], bytes]


@dataclass(frozen=True)
class Done:
    """How many rows there were, files drawn now, files that were there, and rows that failed."""

    rows: int = 0
    drawn: int = 0
    kept: int = 0
    failed: int = 0


@dataclass(frozen=True)
class _Piece:
    """One unit's content under the name of its files."""

    stem: str
    values: Values
    context: Context
    photos: Mapping[str, bytes]
    fingerprint: str


def draw_batch(
    batch: Batch,
    table: Table,
    out: Path,
    studio: Studio,
    workers: int,
    tell: Callable[[int], object] = lambda _: None,
) -> Done:
    """Draw every row of a table into the folder `out`; `tell` hears how many rows are done.

    Rows that fail are listed in a file there; what is there with the same fingerprint is not drawn
    again. Raises BadInput for a table that does not fit the template, CannotRun when nothing can be
    written.
    """
    check_columns(table, batch.template)
    batch = replace(batch, photos=lru_cache(_PHOTOS_KEPT)(batch.photos))
    done = Done()
    try:
        out.mkdir(parents=True, exist_ok=True)
        with Manifest(out) as manifest, Failures(out) as failures:
            draw = _Drawing(batch, out, manifest, studio)
            for outcome in _in_order(draw, _pieces(batch, table.rows), workers):
                if isinstance(outcome, Failure):
                    failures.add(outcome)
                    done = replace(done, rows=done.rows + 1, failed=done.failed + 1)
                else:
                    drawn, kept = done.drawn + outcome.drawn, done.kept + outcome.kept
                    done = replace(done, rows=done.rows + 1, drawn=drawn, kept=kept)
                tell(done.rows)
    except OSError as error:
        raise CannotRun(f"Không ghi được vào {out}: {error.strerror}.") from error
    return done


def _pieces(batch: Batch, lines: Iterable[Row]) -> Iterator[tuple[Row, _Piece | Failure]]:
    """Yield the content of each row, or why it has none."""
    seen: dict[str, int] = {}
    for row in lines:
        try:
            stem = file_stem(row)
            before = seen.setdefault(stem.casefold(), row.number)
            if before != row.number:
                raise BadInput(f"Mã đơn vị trùng với dòng {before}.")  # noqa: TRY301 - as the rest
            yield row, _piece(batch, row, stem)
        except BadInput as error:
            yield row, _failure(row, error)


def _piece(batch: Batch, row: Row, stem: str) -> _Piece:
    context = replace(batch.context, unit=unit_of(row, batch.context.unit))
    values = slots.read_values(batch.template, raw_values(row, batch.template, batch.values))
    photos = {name: batch.photos(name) for name in slots.photos(batch.template, values)}
    digests = {name: hashlib.sha256(data).hexdigest() for name, data in photos.items()}
    known = fingerprint(batch.template, values, context, digests)
    return _Piece(stem, values, context, photos, known)


@dataclass(frozen=True)
class _Drawing:
    """Draws the content of one row into files."""

    batch: Batch
    out: Path
    manifest: Manifest
    studio: Studio

    def __call__(self, row: Row, piece: _Piece | Failure) -> Done | Failure:
        """Return how many files were drawn and kept, or why there are none. Raises OSError."""
        if isinstance(piece, Failure):
            return piece
        try:
            drawn = sum(self._draw(piece, format_name) for format_name in self.batch.formats)
        except (BadInput, DrawingFailed) as error:
            return _failure(row, error)
        return Done(drawn=drawn, kept=len(self.batch.formats) - drawn)

    def _draw(self, piece: _Piece, format_name: str) -> bool:
        """Draw one file unless it is there."""
        shape = FORMATS[format_name]
        ending = "png" if shape.transparent else "pdf" if shape.sheet else "jpg"
        name = f"{piece.stem}-{self.batch.template.name}-{format_name}.{ending}"
        if self.manifest.has(name, piece.fingerprint):
            return False
        verb = self.studio.pdf if shape.sheet else self.studio.draw
        folder = self.batch.template.folder
        data = verb(folder, piece.values, piece.context, format_name, piece.photos).data
        _write(self.out / name, data)
        self.manifest.add(name, piece.fingerprint, len(data))
        return True


def _in_order(
    draw: _Drawing, pieces: Iterable[tuple[Row, _Piece | Failure]], workers: int
) -> Iterator[Done | Failure]:
    """Yield what became of each row, in their order; only a few are read ahead of the drawing."""
    waiting: deque[Future[Done | Failure]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        try:
            for row, piece in pieces:
                waiting.append(pool.submit(draw, row, piece))
                if len(waiting) > workers * _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _failure(row: Row, error: LoaError) -> Failure:
    reason = (
        " ".join(problem.message for problem in error.problems)
        if isinstance(error, HasProblems)
        else str(error)
    )
    said = (row.cells.get(name) for name in ("unit_name", "unit_code"))
    return Failure(row.number, next((str(one) for one in said if one), ""), reason)


def _write(path: Path, data: bytes) -> None:
    """Write a file whole under its name, or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
        raise

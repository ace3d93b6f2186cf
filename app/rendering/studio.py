"""Drawing and decoding happen in child processes: a bad upload or a slow scene harms nobody else.

The parent never loads Skia. Requests go to the child as pickles; what comes back, from a process
that has touched strangers' files, is JSON and picture bytes only.
"""

import json
import os
import pickle
import queue
import select
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.errors import BadInput
from app.rendering.context import Context
from app.rendering.errors import DrawingFailed, MissingGlyph, NotAPicture, TextTooLong, WordsFailed
from app.rendering.picture import JPEG, Limit
from app.rendering.scene.stage import Laid
from app.rendering.slots import Values

WORKERS = 2
TIME_LIMIT = 30.0  # seconds for one picture
PATIENCE = 5.0  # seconds to wait at the end for a picture that is being drawn
HEADER = struct.Struct("!II")  # lengths of the JSON answer and of the picture
_ROOT = Path(__file__).resolve().parents[2]
_ERRORS = {
    kind.__name__: kind for kind in (TextTooLong, MissingGlyph, NotAPicture, WordsFailed, BadInput)
}


@dataclass(frozen=True)
class Drawn:
    """A finished file, of which kind, and its size in pixels (of the canvas for a PDF)."""

    data: bytes = field(repr=False)
    width: int
    height: int
    mime: str = JPEG


class Studio:
    """A few easels, each a process, started when first needed."""

    def __init__(self, workers: int = WORKERS, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._free: queue.LifoQueue[Easel | None] = queue.LifoQueue()
        for _ in range(workers):
            self._free.put(None)
        self._workers = workers

    def draw(
        self,
        folder: Path,
        values: Values,
        context: Context,
        format_name: str,
        photos: Mapping[str, bytes],
        limit: Limit | None = None,
        width: int | None = None,
    ) -> Drawn:
        """Draw the template in `folder` in one format, as small as a channel's `limit` asks; with
        a `width`, so narrow and fast, for showing only.

        A JPEG, or a PNG where the format is transparent. Raises TextTooLong, MissingGlyph,
        NotAPicture, WordsFailed, DrawingFailed.
        """
        given = (folder, values, context, format_name, dict(photos), limit, width)
        return self._do("draw", *given)

    def pdf(
        self,
        folder: Path,
        values: Values,
        context: Context,
        format_name: str,
        photos: Mapping[str, bytes],
    ) -> Drawn:
        """Draw a printed format as a PDF. Raises what `draw` raises."""
        return self._do("pdf", folder, values, context, format_name, dict(photos))

    def layout(
        self,
        folder: Path,
        values: Values,
        context: Context,
        format_name: str,
        photos: Mapping[str, bytes],
    ) -> list[Laid]:
        """Return where every text of a picture stands. Raises what `draw` raises."""
        drawn = self._do("layout", folder, values, context, format_name, dict(photos))
        return [
            Laid(one["name"], one["label"], tuple(one["box"]), one["size"], tuple(one["lines"]))
            for one in json.loads(drawn.data)
        ]

    def take_photo(self, data: bytes) -> Drawn:
        """Decode an uploaded photo and return it re-encoded, without metadata.

        Raises NotAPicture, DrawingFailed.
        """
        return self._do("take_photo", data)

    def blur_photo(self, data: bytes, boxes: Sequence[tuple[float, float, float, float]]) -> Drawn:
        """Return a photo with these areas made unrecognisable for good: faces, number plates.

        An area is left, top, right, bottom, each 0 to 1. Raises NotAPicture, BadInput,
        DrawingFailed.
        """
        return self._do("blur_photo", data, [tuple(box) for box in boxes])

    def take_background(self, data: bytes) -> Drawn:
        """Decode what was uploaded as the background of a template; its `mime` says what it is.

        Raises NotAPicture, DrawingFailed.
        """
        return self._do("take_background", data)

    def preview(self, folder: Path, photos: Mapping[str, bytes]) -> Drawn:
        """Draw the `preview.png` of the template in `folder`. Raises what `draw` raises."""
        return self._do("preview", folder, dict(photos))

    def close(self) -> None:
        """End the processes; a later call starts new ones."""
        for easel in [self._taken() for _ in range(self._workers)]:
            if easel is not None:
                easel.close()
            self._free.put(None)

    def _do(self, verb: str, *given: Any) -> Drawn:
        """Try once more on a new process when one dies: it may have been killed for its memory."""
        for attempt in (1, 2):
            with self._easel() as easel:
                try:
                    return easel.do(verb, given, self._time_limit)
                except EaselBroke as error:
                    easel.close()
                    if attempt == 2:
                        raise DrawingFailed(
                            f"Không vẽ được hình: {error}. Bài vẫn còn nguyên, thử lại sau."
                        ) from error
        raise AssertionError("the loop returns or raises")

    def _taken(self) -> "Easel | None":
        """Return an easel once it is free, or None: Ctrl-C may have come between take and put."""
        try:
            return self._free.get(timeout=PATIENCE)
        except queue.Empty:
            return None  # its process ends with ours

    @contextmanager
    def _easel(self) -> Iterator["Easel"]:
        easel = self._free.get()
        try:
            if easel is None or not easel.alive():
                easel = Easel()
            yield easel
        finally:
            self._free.put(easel if easel is not None and easel.alive() else None)


class EaselBroke(Exception):
    """The process died or took too long."""


class Easel:
    """One child process that draws one thing at a time."""

    def __init__(self) -> None:
        environment = {
            "PYTHONPATH": str(_ROOT),
            "PYTHONSAFEPATH": "1",  # modules lying in the caller's folder are not ours
            "PATH": os.environ.get("PATH", ""),
            "LC_ALL": "C.UTF-8",
        }
        self._process = subprocess.Popen(
            [sys.executable, "-m", "app.rendering.easel"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=True,  # Ctrl-C in the terminal is the parent's affair
        )
        self._lock = threading.Lock()

    def alive(self) -> bool:
        """Tell whether the process runs."""
        return self._process.poll() is None

    def do(self, verb: str, given: tuple[Any, ...], seconds: float) -> Drawn:
        """Send one request and read its answer. Raises EaselBroke, or what the drawing raised."""
        with self._lock:
            try:
                answer, data = self._ask(pickle.dumps((verb, given)), time.monotonic() + seconds)
            except KeyboardInterrupt:  # what is on its way would be taken for the next answer
                self.close()
                raise
        if "error" in answer:
            raise _ERRORS[answer["error"]](*answer["args"])
        return Drawn(data, answer["width"], answer["height"], answer["mime"])

    def close(self) -> None:
        """End the process and wait for it."""
        self._process.kill()  # before the pipes: it would complain of them
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with suppress(OSError):  # what was still to be said has no listener
                    pipe.close()

    def _ask(self, request: bytes, deadline: float) -> tuple[dict[str, Any], bytes]:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise EaselBroke("tiến trình vẽ không có đường liên lạc")
        try:
            stdin.write(struct.pack("!I", len(request)) + request)
            stdin.flush()
        except OSError as error:
            raise EaselBroke("tiến trình vẽ đã dừng") from error
        head, length = HEADER.unpack(_read(stdout.fileno(), HEADER.size, deadline))
        answer: dict[str, Any] = json.loads(_read(stdout.fileno(), head, deadline))
        return answer, _read(stdout.fileno(), length, deadline)


def _read(source: int, length: int, deadline: float) -> bytes:
    """Read exactly so many bytes before the deadline."""
    parts, missing = [], length
    while missing:
        ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            raise EaselBroke("vẽ quá lâu")
        part = os.read(source, min(missing, 1 << 20))
        if not part:
            raise EaselBroke("tiến trình vẽ dừng giữa chừng")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)

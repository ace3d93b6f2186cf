"""What a batch has drawn so far: one line a file, so that a second run draws only what changed."""

import csv
from contextlib import suppress
from pathlib import Path
from threading import Lock

FILE = "manifest.csv"


class Manifest:
    """The files of one folder with their fingerprints and sizes.

    Lines are only ever added, each at once; the last one about a file counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, tuple[str, int]] = {}
        with suppress(FileNotFoundError):
            for line in (folder / FILE).read_text(encoding="utf-8").splitlines():
                self._note(line)
        # A line cut short by a crash must not swallow the next one.
        self._file = (folder / FILE).open("a", encoding="utf-8", newline="")
        if self._file.tell():
            self._file.write("\n")
        self._writer = csv.writer(self._file, lineterminator="\n")
        self._lock = Lock()

    def __enter__(self) -> "Manifest":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def has(self, name: str, fingerprint: str) -> bool:
        """Tell whether the file is there, whole, and shows this content."""
        known, size = self._known.get(name, ("", 0))
        path = self._folder / name
        return known == fingerprint and path.is_file() and path.stat().st_size == size

    def add(self, name: str, fingerprint: str, size: int) -> None:
        """Note a file that has just been written."""
        with self._lock:
            self._writer.writerow((name, fingerprint, size))
            self._file.flush()

    def _note(self, line: str) -> None:
        name, _, rest = line.partition(",")
        fingerprint, _, size = rest.partition(",")
        if size.isdecimal():
            self._known[name] = (fingerprint, int(size))

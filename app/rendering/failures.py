"""The list of rows that could not be drawn, as a table a spreadsheet opens."""

import csv
from dataclasses import dataclass
from pathlib import Path

FILE = "failures.csv"


@dataclass(frozen=True)
class Failure:
    """A row that could not be drawn."""

    row: int
    unit: str
    reason: str


class Failures:
    """The file of a folder that lists failures; it is there only when there are any."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / FILE
        # The mark at the beginning is what Excel knows UTF-8 by.
        self._file = self._path.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file)
        self._writer.writerow(("dòng", "đơn vị", "lý do"))
        self._any = False

    def __enter__(self) -> "Failures":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if not self._any:
            self._path.unlink()

    def add(self, failure: Failure) -> None:
        """Write one line, readable at once."""
        self._writer.writerow((failure.row, _inert(failure.unit), _inert(failure.reason)))
        self._file.flush()
        self._any = True


def _inert(text: str) -> str:
    """A spreadsheet would run what begins like a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text

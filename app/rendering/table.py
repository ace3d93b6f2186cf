"""Rows of a table of units: CSV, or the first sheet of an Excel or Calc file."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, load_workbook

from app.errors import BadInput

SHEETS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")


@dataclass(frozen=True)
class Row:
    """One row: its number as a spreadsheet shows it, and what stands under each column."""

    number: int
    cells: Mapping[str, Any]


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows, which can be walked through once."""

    columns: tuple[str, ...]
    rows: Iterator[Row]


def open_table(path: Path) -> Table:
    """Open a table whose first line names the columns; its rows are read as they are asked for.

    Empty rows and cells are left out. Raises BadInput for a file that is no table, or for columns
    without a name or with the same one; so does walking through the rows.
    """
    lines = _numbered(path)
    _, first = next(lines, (0, []))
    columns = [str(cell).strip() for cell in first]
    while columns and not columns[-1]:
        columns.pop()
    _check(path, columns)
    return Table(tuple(columns), _rows(columns, lines))


def _rows(columns: Sequence[str], lines: Iterator[tuple[int, Sequence[Any]]]) -> Iterator[Row]:
    for number, cells in lines:
        known = {name: cell for name, cell in zip(columns, cells, strict=False) if cell != ""}
        if known:
            yield Row(number, known)


def _check(path: Path, columns: Sequence[str]) -> None:
    if not columns:
        raise BadInput(f"{path.name} không có dòng đầu ghi tên cột.")
    if "" in columns:
        raise BadInput(f"{path.name}: cột thứ {columns.index('') + 1} chưa có tên.")
    if twice := [name for name in columns if columns.count(name) > 1]:
        raise BadInput(f"{path.name} có hai cột cùng tên “{twice[0]}”.")


def _numbered(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    if not path.is_file():
        raise BadInput(f"Không có tệp {path}.")
    return _sheet(path) if path.suffix.lower() in SHEETS else _csv(path)


def _sheet(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        with load_workbook(path) as book:
            for number, cells in enumerate(book.get_sheet_by_index(0).iter_rows(), 1):
                yield number, [_whole(cell) for cell in cells]
    except CalamineError as error:
        raise BadInput(f"Không mở được bảng {path.name}. Lưu lại dạng .xlsx hoặc .csv.") from error


def _whole(cell: Any) -> Any:
    """A spreadsheet keeps every number with a fraction, also the 12 of a unit's code."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() else cell


def _csv(path: Path) -> Iterator[tuple[int, Sequence[Any]]]:
    try:
        # The mark at the beginning is what a Vietnamese Excel knows UTF-8 by.
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, delimiter=_delimiter(file.readline()))
            file.seek(0)
            for cells in reader:
                yield reader.line_num, cells
    except UnicodeDecodeError as error:
        raise BadInput(f"{path.name} không phải UTF-8. Lưu lại dạng “CSV UTF-8”.") from error
    except csv.Error as error:
        raise BadInput(f"{path.name} không phải bảng CSV đọc được: {error}.") from error
    except OSError as error:
        raise BadInput(f"Không đọc được {path}: {error.strerror}.") from error


def _delimiter(line: str) -> str:
    """Excel writes semicolons where the decimal sign is a comma, as in Việt Nam."""
    return max(",;\t", key=line.count)

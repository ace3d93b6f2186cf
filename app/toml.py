"""Read a TOML file and remember on which line each key stands."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import HasProblems, Problem

Key = tuple[str | int, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?")
_KEY = re.compile(
    r"^\s*((?:[A-Za-z0-9_-]+|\"[^\"]*\"|'[^']*')(?:\s*\.\s*(?:[A-Za-z0-9_-]+|\"[^\"]*\"))*)\s*="
)
_PART = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
# Strings and comments within a line; group 1 is the quotes of a text that goes on below it.
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"""'
    r"|'''.*?'''"
    r"|(\"\"\"|''').*"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|#.*"
)
_CLOSE = {'"""': re.compile(r'(?:\\.|[^\\])*?"""'), "'''": re.compile(r".*?'''")}
_LINE_IN_MESSAGE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Document:
    """The values of one TOML file and where they stand."""

    path: Path
    data: dict[str, Any]
    lines: dict[Key, int]

    def line(self, *key: str | int) -> int:
        """Return the line (from 1) of a key, or of the nearest key around it; 0 for none."""
        while key:
            if key in self.lines:
                return self.lines[key]
            key = key[:-1]
        return 0

    def problem(self, message: str, *key: str | int) -> Problem:
        """Return a problem at the line of this key."""
        return Problem(str(self.path), self.line(*key), message)


def read(path: Path) -> Document:
    """Return the document at `path`, or raise HasProblems naming file and line."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise HasProblems([Problem(str(path), 0, "Không có tệp này.")]) from None
    except OSError as error:
        problem = Problem(str(path), 0, f"Không đọc được tệp: {error.strerror}.")
        raise HasProblems([problem]) from None
    except UnicodeDecodeError:
        raise HasProblems([Problem(str(path), 0, "Tệp không phải văn bản UTF-8.")]) from None
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise HasProblems([_syntax(path, text, error)]) from None
    return Document(path, data, dict(_lines(text)))


def _syntax(path: Path, text: str, error: tomllib.TOMLDecodeError) -> Problem:
    found = _LINE_IN_MESSAGE.search(str(error))
    line = int(found[1]) if found and found[1] else text.count("\n") + 1
    return Problem(
        str(path), line, f"Sai cú pháp TOML: {_LINE_IN_MESSAGE.sub('', str(error)).strip()}."
    )


def _lines(text: str) -> Iterator[tuple[Key, int]]:
    """Yield each key with its line, skipping what stands inside multi-line strings and arrays."""
    table: Key = ()
    counts: dict[Key, int] = {}
    closing: str | None = None
    depth = 0
    for number, line in enumerate(text.split("\n"), 1):
        rest = line
        if closing:
            end = _CLOSE[closing].match(line)
            if end is None:
                continue
            rest = line[end.end() :]
        elif depth == 0:
            if header := _HEADER.match(line):
                table = _enter(_parts(header[2]), header[1] == "[[", counts)
                yield table, number
                continue
            if key := _KEY.match(line):
                yield table + _parts(key[1]), number
        closing = next((found[1] for found in _STRING.finditer(rest) if found[1]), None)
        bare = _STRING.sub("", rest)
        depth += bare.count("[") - bare.count("]")


def _enter(parts: Key, is_array: bool, counts: dict[Key, int]) -> Key:  # noqa: FBT001 - one caller
    """Return the full key of a header, with the running index after each array of tables."""
    full: Key = ()
    for part in parts[:-1]:
        full += (part,)
        if full in counts:
            full += (counts[full],)
    full += parts[-1:]
    if is_array:
        counts[full] = counts.get(full, -1) + 1
        full += (counts[full],)
    return full


def _parts(dotted: str) -> Key:
    return tuple(next(filter(None, match), "") for match in _PART.findall(dotted))

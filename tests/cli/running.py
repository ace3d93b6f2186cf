"""Run the command line as a person or a script does."""

import atexit
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from app.settings import ROOT


@dataclass(frozen=True)
class Said:
    """What a command left behind when it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what was printed for programs."""
        assert self.code == 0, self.err
        return json.loads(self.out)


class Loaded:
    """The process of `tests.cli.loaded`, started when the first command comes."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def ask(self, request: dict[str, Any]) -> int:
        """Run a command there and return its exit code."""
        if self._process is None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.cli.loaded"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        source, sink = self._process.stdin, self._process.stdout
        assert source is not None
        assert sink is not None
        print(json.dumps(request), file=source, flush=True)
        return int(sink.readline())

    def close(self) -> None:
        """End the process."""
        if self._process:
            self._process.communicate()
            self._process = None


LOADED = Loaded()
atexit.register(LOADED.close)


@dataclass(frozen=True)
class Home:
    """A home of Loa and how to run commands in it."""

    folder: Path

    def run(self, *arguments: str, most: int = 0, **environment: str) -> Said:
        """Run `loa arguments…` and return what it said.

        `most` is the size in kilobytes beyond which no file grows: a disk that fills up.
        """
        with TemporaryDirectory() as name:
            out, err = Path(name) / "out", Path(name) / "err"
            code = LOADED.ask(
                {
                    "arguments": arguments,
                    "environment": self.environment(**environment),
                    "folder": str(self.folder.parent),
                    "out": str(out),
                    "err": str(err),
                    "most": most * 1024,
                }
            )
            said = out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8")
        return Said(code, said[0], _without_fontconfig(said[1]))

    def environment(self, **more: str) -> dict[str, str]:
        """Return the environment of a command in this home."""
        return {
            "LOA_HOME": str(self.folder),
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "LC_ALL": "C.UTF-8",
            **more,
        }

    def dump(self) -> list[str]:
        """Return everything the database holds."""
        with closing(sqlite3.connect(self.folder / "loa.db")) as database:
            return list(database.iterdump())


def command(*arguments: str) -> list[str]:
    """Return the words that start the command line in a process of its own."""
    return [sys.executable, "-m", "app", *arguments]


def assert_one_sentence(said: Said, *words: str) -> None:
    """Assert that a command failed with one sentence for people that has these words."""
    assert said.code not in (0, None)
    assert "Traceback" not in said.err
    lines = said.err.splitlines()
    assert len(lines) == 1, said.err
    assert lines[0].startswith("loa: ")
    assert lines[0].endswith((".", "!"))
    for word in words:
        assert word in lines[0]


def keys(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Return the keys that every row has, asserting that they are the same in all."""
    [shape] = {tuple(row) for row in rows}
    return list(shape)


def _without_fontconfig(text: str) -> str:
    """Leave out what the system's font library says about the system's own files."""
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("Fontconfig"))

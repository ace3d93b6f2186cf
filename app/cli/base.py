"""What every command has: an opened Loa, and one way to print."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol, TypeVar

import click
from flask import Flask

from app.errors import HasProblems, Problem
from app.settings import Settings
from app.worker.ticker import Worker
from app.workflow.tools import Tools


class Loa(Protocol):
    """A running Loa, as the factory makes it."""

    @property
    def settings(self) -> Settings: ...

    @property
    def tools(self) -> Tools: ...

    def worker(self, threads: int = 4) -> Worker: ...

    def web(self) -> Flask: ...

    def close(self) -> None: ...


class OpenLoa(Protocol):
    """Opens Loa as the environment says; the arguments hold where it says nothing."""

    def __call__(self, *, home: Path = ..., public_url: str = ...) -> Loa: ...


Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")


@contextmanager
def opened(**defaults: Any) -> Iterator[Loa]:
    """Open Loa (see OpenLoa for the defaults) and close it at the end."""
    open_loa: OpenLoa = click.get_current_context().find_root().obj
    loa = open_loa(**defaults)
    try:
        yield loa
    finally:
        loa.close()


def show(facts: object, text: str, *, as_json: bool) -> None:
    """Print the facts as JSON for programs, or the text for people."""
    say(json.dumps(facts, ensure_ascii=False, indent=2) if as_json else text)


def verdict(problems: Sequence[Problem], clean: str, *, as_json: bool) -> None:
    """Print what a check found, or that it found nothing; problems end the command with 1.

    For programs the problems are a JSON list of {"path", "line", "message"}, perhaps empty.
    """
    if as_json:
        show([asdict(problem) for problem in problems], "", as_json=True)
        if problems:
            raise click.exceptions.Exit(1)
    elif problems:
        raise HasProblems(problems)
    else:
        say(clean)


def say(text: str) -> None:
    """Print one line or several."""
    click.echo(text)


def progress(done: int, whole: int, doing: str) -> None:
    """Draw a progress bar on a terminal; on anything else print nothing."""
    if not sys.stderr.isatty():
        return
    filled = 24 * done // max(whole, 1)
    bar = "█" * filled + "░" * (24 - filled)
    click.echo(f"\r\033[K  {bar} {done}/{whole}  {doing}", nl=done == whole, err=True)

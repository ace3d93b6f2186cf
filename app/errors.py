"""What can go wrong, drawn as a tree; every error carries the sentence a person reads.

LoaError
├── BadInput            what was given is not usable: say what and where
│   ├── HasProblems     several at once, each with file and line
│   ├── NotFound        no such unit, editor, channel, template, product …
│   └── AlreadyThere    the name or code is taken
├── NotPermitted        the person may not do this here
├── IllegalMove         the thing is not in a state that allows this
│   └── ReviewIsStale   what was approved is no longer what is there
└── CannotRun           the machine or the set-up stands in the way
"""

from collections.abc import Sequence
from dataclasses import dataclass


class LoaError(Exception):
    """Base of all errors a person is meant to read: `str(error)` is one clear sentence."""


class BadInput(LoaError):
    """What was given cannot be used; nothing has been changed."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place; `line` counts from 1, 0 means the file as a whole."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: {self.message}"
            if self.line
            else f"{self.path}: {self.message}"
        )


class HasProblems(BadInput):
    """Several problems found in one reading."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotFound(BadInput):
    """There is no such thing."""

    def __init__(self, what: str, name: object) -> None:
        super().__init__(f"Không có {what} “{name}”.")


class AlreadyThere(BadInput):
    """The code or name is taken."""

    def __init__(self, what: str, name: object) -> None:
        super().__init__(f"Đã có {what} “{name}”. Chọn tên khác.")


class NotPermitted(LoaError):
    """The person has no role that allows this on this unit."""


class IllegalMove(LoaError):
    """The thing is in a state from which this move does not start."""


class ReviewIsStale(IllegalMove):
    """The text or media have changed since they were shown."""

    def __init__(self) -> None:
        super().__init__("Bài đã thay đổi sau khi được xem. Xem lại bản mới rồi quyết định.")


class CannotRun(LoaError):
    """The machine or the set-up stands in the way: a port in use, a full disk, a newer database."""

"""Text passes through named steps; every channel's wording is a chain of them."""

import unicodedata
from collections.abc import Callable
from typing import Concatenate, ParamSpec

P = ParamSpec("P")


class Words(str):
    """A text that hands itself to the next step: `Words(text).then(to_nfc).then(str.strip)`."""

    __slots__ = ()

    def then(
        self, step: Callable[Concatenate[str, P], str], *args: P.args, **kwargs: P.kwargs
    ) -> "Words":
        """Return what the step makes of this text."""
        return Words(step(self, *args, **kwargs))


def to_nfc(text: str) -> str:
    """Return the text in Unicode NFC, the only form in which characters are counted."""
    return unicodedata.normalize("NFC", text)


def without_blank_runs(text: str) -> str:
    """Return the text with at most one empty line in a row and no spaces at line ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    kept = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    return "\n".join(kept).strip()


def length(text: str) -> int:
    """Return the number of characters that a limit counts."""
    return len(to_nfc(text))

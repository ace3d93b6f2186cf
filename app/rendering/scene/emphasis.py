"""Words that stand out inside a text: typed between `**` and `**`, kept marked to the last line.

While lines are being chosen, each marked word carries two characters nobody can type (they are
stripped from what editors enter), so that a line may end between any two words.
"""

import re
from collections.abc import Callable, Iterator

OPEN, CLOSE = "\ue000", "\ue001"
_TYPED = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_WORD = re.compile(r"[^ \n]+")
_RUN = re.compile(f"{OPEN}([^{OPEN}{CLOSE}]*){CLOSE}?|([^{OPEN}{CLOSE}]+)")


def marked(text: str) -> str:
    """Return the text with every word between `**` marked and the stars gone."""
    return _TYPED.sub(lambda found: _each_word(found[1]), text)


def bare(text: str) -> str:
    """Return the text as it is read."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def runs(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the pieces of a line, each with whether it stands out."""
    for found in _RUN.finditer(line):
        if found[1]:
            yield found[1], True
        elif found[2]:
            yield found[2], False


def through(text: str, change: Callable[[str], str]) -> str:
    """Return the text after a change of single characters, its words still marked.

    The change sees the text as it is read and must keep its length.
    """
    if OPEN not in text:
        return change(text)
    stands_out = [is_marked for run, is_marked in runs(text) for _ in run]
    for index in range(1, len(stands_out) - 1):
        # What lies between two marked words goes with them, or a joined pair would come apart.
        stands_out[index] |= stands_out[index - 1] and stands_out[index + 1]
    whole, begin = change(bare(text)), 0
    parts = []
    for end in range(1, len(whole) + 1):
        if end == len(whole) or stands_out[end] != stands_out[begin]:
            piece = whole[begin:end]
            parts.append(_each_word(piece) if stands_out[begin] else piece)
            begin = end
    return "".join(parts)


def _each_word(text: str) -> str:
    return _WORD.sub(lambda found: f"{OPEN}{found[0]}{CLOSE}", text)

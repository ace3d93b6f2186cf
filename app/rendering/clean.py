"""Make typed text one and the same: NFC, one Đ, no characters nobody can see."""

import re
import unicodedata

# Look-alikes of Đ and đ from other alphabets (shared rule: unify on input).
_ONE_D = str.maketrans({"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"})
# What office programs put at the ends and beginnings of lines: separators, their own bullet.
_FROM_OFFICE = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\uf0b7": "-"})
# The joiner holds emoji families together; everything else in these classes is invisible.
_JOINER = "\u200d"
_INVISIBLE = {"Cc", "Cf", "Co", "Cs", "Cn"}


def line(text: str) -> str:
    """Return the text as one line without leading, trailing or doubled spaces."""
    return " ".join(_visible(text.replace("\n", " ").replace("\t", " ")).split())


def lines(text: str) -> str:
    """Return the text with its line breaks, at most one empty line in a row, nothing trailing."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = text.translate(_FROM_OFFICE)
    kept = "\n".join(one.rstrip() for one in _visible(text).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def _visible(text: str) -> str:
    kept = "".join(
        character
        for character in text
        if character in ("\n", _JOINER) or unicodedata.category(character) not in _INVISIBLE
    )
    return unicodedata.normalize("NFC", kept.translate(_ONE_D))

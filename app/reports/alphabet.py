"""The order of Vietnamese words: letters first (a ă â b … d đ), then tones (ma mà mả mã má mạ)."""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng
_PLACES = {letter: place for place, letter in enumerate(_LETTERS, ord("a"))}

Place = tuple[list[int], list[int]]


def place(text: str) -> Place:
    """Return the key by which names are sorted; code points would put Ân and Đông after Uy."""
    letters: list[int] = []
    tones: list[int] = []
    for letter in unicodedata.normalize("NFC", text.casefold()):
        parts = unicodedata.normalize("NFD", letter)
        tone = next((mark for mark in parts if mark in _TONES), "")
        bare = unicodedata.normalize("NFC", parts.replace(tone, "")) if tone else letter
        letters.append(_PLACES.get(bare, ord(bare[0])))
        tones.append(_TONES.find(tone) + 1 if tone else 0)
    return letters, tones

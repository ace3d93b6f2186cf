"""The faces we draw with, from their packages and from nowhere else.

A face is named by family and weight: M900 is Montserrat, B700 Be Vietnam Pro, D700 Dancing Script.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import fontpkg
import skia

from app.rendering.errors import MissingGlyph
from app.rendering.scene import fontconfig

fontconfig.start_quietly()

_VARIABLE = {
    "M": ("Montserrat", range(300, 901, 100)),
    "D": ("Dancing Script", range(400, 701, 100)),
}
_STATIC = {"B": ("Be Vietnam Pro", range(300, 901, 100))}
# Optional package of the system; without it an emoji is a missing glyph like any other.
_EMOJI = Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf")
# They shape what stands before them and have no drawing of their own.
_SILENT = frozenset("\u200d\ufe0e\ufe0f\u00a0\u2060 \n")


@cache
def typefaces() -> dict[str, Any]:
    """Return every face by name."""
    found: dict[str, Any] = {}
    for letter, (family, weights) in _VARIABLE.items():
        whole = skia.Typeface.MakeFromFile(str(fontpkg.path(family)))
        found |= {f"{letter}{weight}": _weighted(whole, weight) for weight in weights}
    for letter, (family, weights) in _STATIC.items():
        for weight in weights:
            path = fontpkg.path(family, weight=weight)
            found[f"{letter}{weight}"] = skia.Typeface.MakeFromFile(str(path))
    if _EMOJI.exists():
        found["emoji"] = skia.Typeface.MakeFromFile(str(_EMOJI))
    return found


@cache
def collection() -> Any:
    """Return the collection all text is laid out with; nothing of the machine leaks in."""
    provider = skia.textlayout.TypefaceFontProvider()
    for name, typeface in typefaces().items():
        provider.registerTypeface(typeface, name)
    fonts = skia.textlayout.FontCollection()
    fonts.setDefaultFontManager(provider)
    return fonts


@cache
def families(face: str) -> list[str]:
    """Return the face and those that step in where it lacks a character, of the same weight."""
    weight = "700" if face.startswith("D") else face[1:]
    names = dict.fromkeys([face, f"B{weight}", f"M{weight}", "emoji"])
    return [name for name in names if name in typefaces()]


def check_glyphs(text: str, face: str, label: str) -> None:
    """Raise MissingGlyph for the first character no face of the family list can draw."""
    for character in text:
        if character not in _SILENT and not _has_glyph(character, face):
            raise MissingGlyph(label, character)


@cache
def cap_height(face: str) -> float:
    """Return the height of capitals at size 1."""
    return float(-_bounds(face, "H").top()) / 1000


@lru_cache(maxsize=4096)
def ink(face: str, character: str) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a letter's ink at size 1, from its place on the line.

    Its left is what text is aligned by; boxes would leave an uneven margin.
    """
    box = _bounds(face, character)
    return box.left() / 1000, box.top() / 1000, box.right() / 1000, box.bottom() / 1000


@lru_cache(maxsize=4096)
def _has_glyph(character: str, face: str) -> bool:
    return any(typefaces()[name].unicharToGlyph(ord(character)) for name in families(face))


def _bounds(face: str, character: str) -> Any:
    # From the outline: Font.getBounds rounds to whole pixels.
    font = skia.Font(typefaces()[face], 1000)
    path = font.getPath(font.textToGlyphs(character)[0])
    return path.getBounds() if path else skia.Rect.MakeEmpty()


def _weighted(whole: Any, weight: int) -> Any:
    position_of = skia.FontArguments.VariationPosition
    axis = whole.getVariationDesignParameters()[0]
    # Each object must stay in a variable: nested, the variation is lost without a word.
    coordinates = position_of.Coordinates([position_of.Coordinate(axis.tag, float(weight))])
    position = position_of(coordinates)
    arguments = skia.FontArguments()
    arguments.setVariationDesignPosition(position)
    return whole.makeClone(arguments)

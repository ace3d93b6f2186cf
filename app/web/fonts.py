"""The two families of the interface: cut to Latin and Vietnamese once, then cached for ever."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import fontpkg
import fontTools
from flask import Blueprint, Response, abort, url_for
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from app.web.fresh import ASK_AGAIN, FOR_EVER, fresh
from app.web.kept import kept
from app.web.request import settings

fonts = Blueprint("fonts", __name__)

# Letters of Latin script, combining marks (text typed in NFD), Vietnamese, punctuation, đồng,
# euro, №, ™, arrows and minus.
_LETTERS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *(0x1A0, 0x1A1, 0x1AF, 0x1B0),
    *range(0x2C6, 0x2DE),
    *(0x300, 0x301, 0x302, 0x303, 0x306, 0x309, 0x31B, 0x323),
    *range(0x1EA0, 0x1EFA),
    *range(0x2000, 0x2070),
    *(0x20AB, 0x20AC, 0x2116, 0x2122, *range(0x2190, 0x2194), 0x2212),
)


@dataclass(frozen=True)
class Face:
    """One font file; `weight` is what it can be, in the words of CSS."""

    name: str
    family: str
    weight: str
    source: Path


@cache
def faces() -> tuple[Face, ...]:
    """Return the faces of the interface by what they speak most: text first."""
    vietnam = "Be Vietnam Pro"
    spoken = (
        Face(f"be-vietnam-pro-{weight}", vietnam, str(weight), fontpkg.path(vietnam, weight=weight))
        for weight in (400, 600, 700)
    )
    whole = Face("montserrat", "Montserrat", "100 900", fontpkg.path("Montserrat"))
    return (*spoken, whole)


@cache
def sheet_text() -> str:
    """Return the @font-face rules; each address holds the digest of what the file is made of."""
    return "\n".join(_rules())


@fonts.get("/fonts.css")
def sheet() -> Response:
    """The @font-face rules."""
    return fresh(sheet_text(), mime="text/css; charset=utf-8", cache=ASK_AGAIN)


@fonts.get("/fonts/<name>.woff2")
def file(name: str) -> Response:
    """One face as WOFF2."""
    face = next((one for one in faces() if name == _file_name(one)), None)
    if face is None:
        abort(404)
    path = settings().home / "cache" / "fonts" / f"{name}.woff2"
    return fresh(kept(path, lambda: subset(face)), mime="font/woff2", cache=FOR_EVER, tag=name)


@fonts.app_template_global()
def font_preloads() -> list[str]:
    """Return the addresses of the faces every page shows above the fold."""
    return [
        url_for("fonts.file", name=_file_name(face))
        for face in faces()
        if face.weight in {"400", "100 900"}
    ]


def subset(face: Face) -> bytes:
    """Return the face as WOFF2 with our letters only and all its layout features."""
    options = Options()
    options.layout_features = ["*"]
    options.notdef_outline = True
    font = TTFont(face.source)
    cutter = Subsetter(options)
    cutter.populate(unicodes=_LETTERS)
    cutter.subset(font)
    font.flavor = "woff2"
    data = BytesIO()
    font.save(data)
    return data.getvalue()


@cache
def _file_name(face: Face) -> str:
    recipe = f"{fontTools.version} {_LETTERS}".encode()
    digest = sha256(recipe + face.source.read_bytes()).hexdigest()
    return f"{face.name}-{digest[:12]}"


def _rules() -> Iterator[str]:
    for face in faces():
        yield (
            f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; '
            f'font-display: swap; src: url("/fonts/{_file_name(face)}.woff2") format("woff2"); }}'
        )

"""The child process of the studio: reads requests, draws, answers; dies on anything unforeseen."""

import io
import json
import pickle
import resource
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image

from app.errors import BadInput, NotFound
from app.rendering.blur import Area, blurred
from app.rendering.context import Context
from app.rendering.errors import MissingGlyph, TextTooLong
from app.rendering.photo import normalise
from app.rendering.picture import encoded
from app.rendering.scene.draw import draw
from app.rendering.slots import Values
from app.rendering.studio import HEADER
from app.rendering.template import FILE, Template, read

MEMORY = 4 * 1024**3  # address space; a decoder gone wild ends here and not in the whole machine


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing a library prints may reach the pipe
    while head := source.read(4):
        verb, given = pickle.loads(source.read(struct.unpack("!I", head)[0]))  # noqa: S301 - ours
        answer(sink, VERBS[verb], given)


def answer(sink: BinaryIO, verb: Callable[..., tuple[bytes, int, int]], given: Any) -> None:
    """Do one thing and write what came of it: a picture, or an error by its name."""
    try:
        data, width, height = verb(*given)
        facts: dict[str, Any] = {"width": width, "height": height}
    except BadInput as error:
        data, facts = b"", _told(error)
    said = json.dumps(facts).encode()
    sink.write(HEADER.pack(len(said), len(data)) + said + data)
    sink.flush()


def _draw(
    folder: Path, values: Values, context: Context, format_name: str, photos: Mapping[str, bytes]
) -> tuple[bytes, int, int]:
    template = _template(folder, (folder / FILE).stat().st_mtime_ns)

    def photo(name: str) -> bytes:
        if name not in photos:
            raise NotFound("ảnh", name)
        return photos[name]

    picture = draw(template, values, context, format_name, photo)
    return encoded(picture), picture.width, picture.height


@lru_cache(maxsize=64)
def _template(folder: Path, _changed: int) -> Template:
    return read(folder)


def _take_photo(data: bytes) -> tuple[bytes, int, int]:
    return _measured(normalise(data))


def _blur_photo(data: bytes, boxes: Sequence[Area]) -> tuple[bytes, int, int]:
    return _measured(blurred(data, boxes))


def _measured(taken: bytes) -> tuple[bytes, int, int]:
    with Image.open(io.BytesIO(taken)) as image:
        return taken, image.width, image.height


def _told(error: BadInput) -> dict[str, Any]:
    if isinstance(error, TextTooLong):
        return {"error": "TextTooLong", "args": [error.label, error.over]}
    if isinstance(error, MissingGlyph):
        return {"error": "MissingGlyph", "args": [error.label, error.character]}
    name = type(error).__name__
    known = name if name in ("NotAPicture", "WordsFailed") else "BadInput"
    return {"error": known, "args": [str(error)]}


VERBS: Mapping[str, Callable[..., tuple[bytes, int, int]]] = {
    "draw": _draw,
    "take_photo": _take_photo,
    "blur_photo": _blur_photo,
}

if __name__ == "__main__":
    main()

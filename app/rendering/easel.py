"""The child process of the studio: reads requests, draws, answers; dies on anything unforeseen."""

import io
import json
import pickle
import resource
import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image

from app.errors import BadInput, NotFound
from app.rendering import background
from app.rendering.blur import Area, blurred
from app.rendering.context import Context
from app.rendering.errors import MissingGlyph, TextTooLong
from app.rendering.formats import FORMATS
from app.rendering.photo import normalise
from app.rendering.picture import JPEG, PNG, File, Limit, encoded, sketched, within
from app.rendering.preview import preview
from app.rendering.scene.draw import draw, layout
from app.rendering.scene.pdf import pdf
from app.rendering.scene.stage import Photos
from app.rendering.slots import Values
from app.rendering.studio import HEADER
from app.rendering.template import FILE, Template, read

PDF = "application/pdf"
Verb = Callable[..., File]
MEMORY = 4 * 1024**3  # address space; a decoder gone wild ends here and not in the whole machine


def main() -> None:
    """Answer requests until the parent closes the pipe."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing a library prints may reach the pipe
    while head := source.read(4):
        verb, given = pickle.loads(source.read(struct.unpack("!I", head)[0]))  # noqa: S301 - ours
        answer(sink, VERBS[verb], given)


def answer(sink: BinaryIO, verb: Verb, given: Any) -> None:
    """Do one thing and write what came of it: a picture, or an error by its name."""
    try:
        drawn = verb(*given)
        data = drawn.data
        facts: dict[str, Any] = {"width": drawn.width, "height": drawn.height, "mime": drawn.mime}
    except BadInput as error:
        data, facts = b"", _told(error)
    said = json.dumps(facts).encode()
    sink.write(HEADER.pack(len(said), len(data)) + said + data)
    sink.flush()


def _draw(
    folder: Path,
    values: Values,
    context: Context,
    format_name: str,
    photos: Mapping[str, bytes],
    limit: Limit | None,
    width: int | None,
) -> File:
    picture = draw(_template(folder), values, context, format_name, _reader(photos), width)
    if width is not None:
        return File(sketched(picture), picture.mime, picture.width, picture.height)
    if limit is not None:
        return within(picture, limit)
    return File(encoded(picture), picture.mime, picture.width, picture.height)


def _pdf(
    folder: Path, values: Values, context: Context, format_name: str, photos: Mapping[str, bytes]
) -> File:
    data = pdf(_template(folder), values, context, format_name, _reader(photos))
    shape = FORMATS[format_name]
    return File(data, PDF, shape.width, shape.height)


def _layout(
    folder: Path, values: Values, context: Context, format_name: str, photos: Mapping[str, bytes]
) -> File:
    laid = layout(_template(folder), values, context, format_name, _reader(photos))
    shape = FORMATS[format_name]
    data = json.dumps([asdict(one) for one in laid]).encode()
    return File(data, "application/json", shape.width, shape.height)


def _reader(photos: Mapping[str, bytes]) -> Photos:
    def photo(name: str) -> bytes:
        if name not in photos:
            raise NotFound("ảnh", name)
        return photos[name]

    return photo


def _template(folder: Path) -> Template:
    return _unchanged(folder, (folder / FILE).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _unchanged(folder: Path, _changed: int) -> Template:
    return read(folder)


def _take_photo(data: bytes) -> File:
    return _measured(normalise(data))


def _blur_photo(data: bytes, boxes: Sequence[Area]) -> File:
    return _measured(blurred(data, boxes))


def _measured(taken: bytes, mime: str = JPEG) -> File:
    with Image.open(io.BytesIO(taken)) as image:
        return File(taken, mime, image.width, image.height)


def _preview(folder: Path, photos: Mapping[str, bytes]) -> File:
    return _measured(preview(_template(folder), _reader(photos)), PNG)


def _told(error: BadInput) -> dict[str, Any]:
    if isinstance(error, TextTooLong):
        return {"error": "TextTooLong", "args": [error.label, error.over, error.where]}
    if isinstance(error, MissingGlyph):
        return {"error": "MissingGlyph", "args": [error.label, error.character]}
    name = type(error).__name__
    known = name if name in ("NotAPicture", "WordsFailed") else "BadInput"
    return {"error": known, "args": [str(error)]}


VERBS: Mapping[str, Verb] = {
    "draw": _draw,
    "pdf": _pdf,
    "layout": _layout,
    "take_photo": _take_photo,
    "blur_photo": _blur_photo,
    "take_background": background.taken,
    "preview": _preview,
}

if __name__ == "__main__":
    main()

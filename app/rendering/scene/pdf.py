"""Draw a template for print: the same layers as vectors, with bleed and crop marks."""

import math
import re
from typing import Any

import skia

from app.errors import BadInput
from app.rendering.context import Context
from app.rendering.formats import BLEED, Format
from app.rendering.scene import shapes
from app.rendering.scene.draw import draw_layers
from app.rendering.scene.stage import Box, Photos
from app.rendering.scene.staging import set_stage, shape_of, told
from app.rendering.slots import Values
from app.rendering.template import Template
from app.rendering.words import words

_POINT = 72 / 25.4  # of a millimetre
_SLUG = 10.0  # millimetres round the page, for the marks
_MARK = (4.0, 9.0)  # where a mark begins and ends, in millimetres from the cut
_DENSITY = 2.0  # pixels of a photo on one of the canvas: 288 a inch on A3
_QUALITY = 88
_PAGE = re.compile(rb"(\d+) 0 obj\n(<</Type /Page\n.*?>>)\nendobj\n", re.DOTALL)
_END = re.compile(rb"trailer\n<<(.*?)>>\nstartxref\n(\d+)\n%%EOF\s*$", re.DOTALL)


def pdf(
    template: Template,
    values: Values,
    context: Context,
    format: str,  # noqa: A002 - the word the whole line has for it
    photos: Photos,
) -> bytes:
    """Return the page as a PDF: vectors, text that can be selected, 3 mm bleed, crop marks.

    The same input gives the same bytes. Raises BadInput for a format that is not printed, else as
    `draw` does.
    """
    shape = shape_of(template, format)
    if shape.sheet is None:
        raise BadInput(f"Khổ “{shape.title}” không phải khổ in, không xuất PDF được.")
    width, height = (side * _POINT for side in shape.sheet)
    # Skia writes whole points only: the paper takes them, the page stands in its middle.
    paper = tuple(math.ceil(side + 2 * _SLUG * _POINT) for side in (width, height))
    left, top = (paper[0] - width) / 2, (paper[1] - height) / 2
    page = (left, top, left + width, top + height)
    stream = skia.DynamicMemoryWStream()
    title = words(template, values, context, "notice_board").title
    document = skia.PDF.MakeDocument(stream, _about(title, context.unit.name))
    canvas = document.beginPage(*paper)
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(*_grown(page, BLEED * _POINT)))
    canvas.translate(left, top)
    canvas.scale(width / shape.width, height / shape.height)
    _scene(template, values, context, shape, photos, canvas)
    canvas.restore()
    _crop_marks(canvas, page)
    document.endPage()
    document.close()
    return _boxed(bytes(stream.detachAsData()), page)


def _about(title: str, author: str) -> Any:
    about = skia.PDF.Metadata()
    about.fTitle, about.fAuthor, about.fCreator = title, author, "Loa"
    about.fEncodingQuality = _QUALITY
    return about


def _scene(
    template: Template,
    values: Values,
    context: Context,
    shape: Format,
    photos: Photos,
    canvas: Any,
) -> None:
    stage = set_stage(template, values, context, shape, photos, canvas)
    sheet = shape.sheet or (1, 1)
    across, down = BLEED * shape.width / sheet[0], BLEED * shape.height / sheet[1]
    with told(template, shape):
        draw_layers(
            stage.for_print((across, down, across, down), _DENSITY), template.scenes[shape.name]
        )


def _crop_marks(canvas: Any, page: Box) -> None:
    """Draw two short lines at each corner, where the knife goes."""
    near, far = (_MARK[0] * _POINT, _MARK[1] * _POINT)
    left, top, right, bottom = page
    pen = shapes.stroke(0xFF000000, 0.25)
    for x in (left, right):
        canvas.drawLine(x, top - far, x, top - near, pen)
        canvas.drawLine(x, bottom + near, x, bottom + far, pen)
    for y in (top, bottom):
        canvas.drawLine(left - far, y, left - near, y, pen)
        canvas.drawLine(right + near, y, right + far, y, pen)


def _grown(page: Box, by: float) -> Box:
    return page[0] - by, page[1] - by, page[2] + by, page[3] + by


def _boxed(data: bytes, page: Box) -> bytes:
    """Return the file with the boxes printers cut and bleed by (PDF 1.4, 10.10.1).

    Skia writes the paper only; the page is said again behind the end, as PDF updates are. The page
    stands in the middle of its paper, so its boxes are the same counted from below.
    """
    said, end = _PAGE.search(data), _END.search(data)
    if said is None or end is None:
        raise AssertionError("Skia writes its page and its trailer as plain text")
    boxes = "".join(
        f"/{name} [{' '.join(f'{side:.2f}' for side in _grown(page, by))}]\n"
        for name, by in (("TrimBox", 0.0), ("BleedBox", BLEED * _POINT))
    )
    body = said[2].removesuffix(b">>") + b"\n" + boxes.encode()
    again = said[1] + b" 0 obj\n" + body + b">>\nendobj\n"
    table = b"xref\n%s 1\n%010d 00000 n \n" % (said[1], len(data))
    trailer = b"trailer\n<<%s\n/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
    return data + again + table + trailer % (end[1], end[2], len(data) + len(again))

"""Draw a template from its examples in every format and look at where its words ended up."""

from collections.abc import Iterator
from dataclasses import replace

from app.errors import BadInput, CannotRun, Problem
from app.rendering import slots
from app.rendering.context import EXAMPLE, Context
from app.rendering.formats import FORMATS, Format
from app.rendering.scene.stage import Laid, Photos
from app.rendering.studio import Studio
from app.rendering.template import FILE, Template

SECONDS = 10.0  # for one picture; a design that takes longer is of no use to who types
_LOOSE = 2  # pixels a letter may reach over an edge without anyone seeing it


def trial(template: Template, studio: Studio, photos: Photos) -> list[Problem]:
    """Return what goes wrong when the examples are drawn: with a theme, before it is announced,
    and outside any campaign. Texts outside the canvas or its safe part are problems too."""
    found = dict.fromkeys(_messages(template, studio, photos))
    return [Problem(str(template.folder / FILE), 0, message) for message in found]


def _messages(template: Template, studio: Studio, photos: Photos) -> Iterator[str]:
    values = slots.read_values(template, template.example)
    try:
        given = {name: photos(name) for name in slots.photos(template, values)}
    except BadInput as error:
        yield str(error)
        return
    for name in template.formats:
        shape = FORMATS[name]
        for context in _contexts():
            try:
                laid = studio.layout(template.folder, values, context, name, given)
                if shape.sheet is not None:
                    studio.pdf(template.folder, values, context, name, given)
            except (BadInput, CannotRun) as error:
                yield f"Khổ {name}: {error}"
            else:
                yield from _outside(laid, shape)


def _contexts() -> Iterator[Context]:
    yield EXAMPLE
    if EXAMPLE.campaign is not None:
        yield replace(EXAMPLE, campaign=replace(EXAMPLE.campaign, theme=None))
    yield replace(EXAMPLE, campaign=None)


def _outside(laid: list[Laid], shape: Format) -> Iterator[str]:
    left, top = shape.safe[0] - _LOOSE, shape.safe[1] - _LOOSE
    right, bottom = (
        shape.width - shape.safe[2] + _LOOSE,
        shape.height - shape.safe[3] + _LOOSE,
    )
    for text in laid:
        box = text.box
        if box[0] < left or box[1] < top or box[2] > right or box[3] > bottom:
            words = " ".join(text.lines)
            short = words if len(words) <= 40 else f"{words[:39]}…"
            yield f"Khổ {shape.name}: “{short}” nằm ngoài phần chắc chắn nhìn thấy."

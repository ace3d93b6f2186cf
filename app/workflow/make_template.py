"""Make a template of a unit's own from a background and the boxes marked on it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.orm import Session

from app import clock
from app.database import reading, writing
from app.errors import AlreadyThere, HasProblems, NotFound, Problem
from app.models.audit import note
from app.models.editor import Role, require
from app.models.unit import Unit, unit_by_code
from app.rendering import background, slots, svg, template, trial
from app.rendering.context import EXAMPLE
from app.rendering.own import Sketch
from app.rendering.studio import Drawn
from app.rendering.template import FILE, PREVIEW, Template
from app.rendering.writing import is_print, written
from app.workflow.tools import MEDIA_REF, Tools
from publishers.wording import slug

DESIGNERS = frozenset({Role.CAMPAIGN_MANAGER, Role.ADMINISTRATOR})
_WAITING = ".new"  # where a folder is written before it has its place


def take_background(data: bytes, tools: Tools) -> tuple[str, Drawn]:
    """Keep an uploaded background, decoded in a child process; return its reference and itself.

    Raises BadInput (NotAPicture) for anything that cannot be one.
    """
    drawn = tools.studio.take_background(data)
    return MEDIA_REF + tools.storage.put(drawn.data), drawn


def draw_sketch(sketch: Sketch, reference: str, tools: Tools) -> Drawn:
    """Draw a sketch from its examples as the painter would draw its template.

    A sketch without boxes shows its background. Raises NotFound, HasProblems, TextTooLong and what
    else drawing raises.
    """
    with TemporaryDirectory(prefix="loa-template-") as root:
        made = _written(Path(root), "sketch", sketch, reference, tools)
        values = slots.read_values(made, made.example)
        return tools.studio.draw(made.folder, values, EXAMPLE, sketch.canvas, _photos(made, tools))


def make_template(
    unit: str, sketch: Sketch, reference: str, tools: Tools, *, by: int | None = None
) -> str:
    """Put the template of a sketch on the shelf of a unit (by code); return its name.

    It stands there whole, checked, tried and with its preview, or not at all. Raises NotPermitted,
    NotFound, AlreadyThere, or HasProblems with everything that is wrong.
    """
    now = clock.now()
    with reading() as session:
        code = _owner(session, unit, by, now).code
    place = tools.library.place(code, _kind(sketch), slug(sketch.title) or "mau")
    if any(one.title == sketch.title for one in tools.library.of(code)):
        raise AlreadyThere("mẫu", sketch.title)
    with _staged(tools) as root:
        made = _written(root, place.name, sketch, reference, tools)
        _check(made, tools)
        picture = tools.studio.preview(made.folder, _photos(made, tools))
        (made.folder / PREVIEW).write_bytes(picture.data)
        with writing() as session:
            owner = _owner(session, unit, by, now)
            note(session, now, by, "make_template", owner, template=place.name)
            _put(made.folder, place, sketch)
    return place.name


def _owner(session: Session, unit: str, by: int | None, now: datetime) -> Unit:
    owner = unit_by_code(session, unit)
    if by is not None:
        require(session, by, set(DESIGNERS), owner.id, clock.local_day(now))
    return owner


def _photos(made: Template, tools: Tools) -> dict[str, bytes]:
    values = slots.read_values(made, made.example)
    return {name: tools.photo(name) for name in slots.photos(made, values)}


def _kind(sketch: Sketch) -> str:
    return "poster" if is_print(sketch.canvas) else "infographic"


@contextmanager
def _staged(tools: Tools) -> Iterator[Path]:
    """Lend a folder beside the shelves: from there a finished one is moved in a single step."""
    tools.own_templates.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=_WAITING, dir=tools.own_templates) as root:
        yield Path(root)


def _written(root: Path, name: str, sketch: Sketch, reference: str, tools: Tools) -> Template:
    """Write the folder of a sketch and return its template. Raises NotFound, HasProblems."""
    data = _bytes_of(reference, tools)
    file = f"nen.{_ending(data)}"
    folder = root / _kind(sketch) / name
    folder.mkdir(parents=True)
    (folder / file).write_bytes(data)
    (folder / FILE).write_text(written(sketch, file), encoding="utf-8")
    return _without_places(folder)


def _bytes_of(reference: str, tools: Tools) -> bytes:
    if not reference.startswith(MEDIA_REF):
        raise NotFound("nền", reference)
    return tools.storage.read(reference.removeprefix(MEDIA_REF))


def _ending(data: bytes) -> str:
    """Return the ending of a background by what it is: a reference does not say."""
    if svg.is_svg(data):
        return background.ENDINGS[background.SVG]
    is_png = data.startswith(b"\x89PNG")
    return background.ENDINGS["image/png" if is_png else "image/jpeg"]


def _without_places(folder: Path) -> Template:
    """Read a folder just written; whoever drew boxes has no use for its lines."""
    try:
        return template.read(folder)
    except HasProblems as error:
        raise HasProblems(_plain(error.problems)) from None


def _check(made: Template, tools: Tools) -> None:
    problems = template.check(made.folder)
    problems = problems or trial.trial(made, tools.studio, tools.photo)
    if problems:
        raise HasProblems(_plain(problems))


def _plain(problems: Sequence[Problem]) -> list[Problem]:
    return [replace(one, path="", line=0) for one in problems]


def _put(folder: Path, place: Path, sketch: Sketch) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        folder.rename(place)
    except OSError:  # a folder that is not empty is never replaced
        raise AlreadyThere("mẫu", sketch.title) from None

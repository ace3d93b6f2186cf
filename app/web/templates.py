"""Templates of the unit's own: upload a background, mark boxes on it, keep it."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app.errors import BadInput, LoaError, NotPermitted
from app.rendering import own
from app.web import previews, sketches
from app.web.errors import case_of, sentences
from app.web.place import Place, here
from app.web.request import current_editor, tools
from app.workflow.make_template import draw_sketch, make_template, take_background
from app.workflow.tools import MEDIA_REF

blueprint = Blueprint("templates", __name__, url_prefix="/desk/templates")

JPEG = "image/jpeg"


@blueprint.get("/")
def index() -> str:
    """The templates the unit made for itself and those below it."""
    place = _require_designer()
    found = tools().library.of(place.unit.code)
    return render_template("desk/templates.html", templates=found, canvases=own.CANVASES)


@blueprint.get("/new")
def new() -> str:
    """Choose a background; with one, mark boxes on it."""
    _require_designer()
    background = sketches.digest(request.args.get("background", ""))
    canvas = request.args.get("canvas", "")
    if not background or canvas not in own.CANVASES:
        return _upload_page()
    return _page(sketches.begun(background, canvas))


@blueprint.post("/backgrounds")
def add_background() -> AnyResponse | tuple[str, int]:
    """Take a background in and go on to the boxes."""
    _require_designer()
    file, canvas = request.files.get("file"), request.form.get("canvas", "")
    try:
        reference, drawn = take_background(file.read() if file else b"", tools())
    except LoaError as error:
        return _upload_page(sentences(error)), case_of(error).status
    if canvas not in own.CANVASES:
        canvas = own.nearest(drawn.width, drawn.height)
    background = reference.removeprefix(MEDIA_REF)
    return redirect(url_for(".new", background=background, canvas=canvas), 303)


@blueprint.post("/preview.jpg")
def picture() -> Response:
    """The template as it is being marked, or what is wrong with it as plain text."""
    _require_designer()
    try:
        data = _drawn(sketches.typed(request.form))
    except LoaError as error:
        return Response(previews.message_of(error), case_of(error).status, mimetype="text/plain")
    return Response(data, mimetype=JPEG)


@blueprint.post("/")
def create() -> AnyResponse | tuple[str, int] | str:
    """Look at it, add or drop a box, or keep the template."""
    place = _require_designer()
    said, does = sketches.typed(request.form), request.form.get("do", "look")
    if not said["background"] or said["canvas"] not in own.CANVASES:
        return _upload_page(("Nền chưa chọn.",)), 422
    if does != "save":
        return _page(sketches.with_boxes(said, does))
    try:
        make_template(
            place.unit.code,
            own.read(said),
            MEDIA_REF + said["background"],
            tools(),
            by=current_editor().id,
        )
    except BadInput as error:
        return _page(said, sentences(error)), case_of(error).status
    return redirect(url_for(".index", done="template"), 303)


def _require_designer() -> Place:
    place = here()
    if not place.designs:
        raise NotPermitted(
            "Làm mẫu cần vai trò phụ trách chiến dịch hoặc quản trị đơn vị của đơn vị này."
        )
    return place


def _drawn(said: Mapping[str, Any]) -> bytes:
    """Draw what is typed. A name for the whole can still wait."""
    sketch = own.read({**said, "title": said.get("title") or "Mẫu"})
    return draw_sketch(sketch, MEDIA_REF + said["background"], tools()).data


def _upload_page(problems: tuple[str, ...] = ()) -> str:
    return render_template(
        "desk/template_new.html", canvases=own.CANVASES.values(), problems=problems
    )


def _page(said: Mapping[str, Any], problems: tuple[str, ...] = ()) -> str:
    """The boxes and the picture of them; where it cannot be drawn, why."""
    picture, complaint = "", ""
    try:
        picture = f"data:{JPEG};base64,{b64encode(_drawn(said)).decode()}"
    except BadInput as error:
        complaint = previews.message_of(error)
    return render_template(
        "desk/template_boxes.html",
        said=said,
        problems=problems,
        picture=picture,
        complaint="" if problems else complaint,
        canvas=own.CANVASES[said["canvas"]],
        blank=sketches.new_box(0, own.CANVASES[said["canvas"]]),
        choices=own,
    )

"""What the form shows while it is being written: pictures, words, photos just taken."""

from typing import Any

from flask import Blueprint, Response, jsonify, render_template, request, url_for

from app.errors import BadInput, LoaError, NotFound, NotPermitted
from app.models.product import Product
from app.rendering.template import Template
from app.reports.products import channels_of
from app.web import previews
from app.web.errors import case_of
from app.web.place import at, here
from app.web.request import session, tools
from app.web.typed import Typed, typed
from app.workflow.draft_product import take_photo

blueprint = Blueprint("live", __name__, url_prefix="/desk/products")


@blueprint.get("/<int:product_id>/preview/<format_name>.jpg")
def kept_picture(product_id: int, format_name: str) -> Response:
    """The picture of what is kept."""
    product, template = opened(product_id)
    drawn = previews.drawn(template, product.values, product, format_name, tools())
    return Response(drawn.data, mimetype=drawn.mime)


@blueprint.post("/<int:product_id>/preview/<format_name>.jpg")
def picture(product_id: int, format_name: str) -> Response:
    """The picture of what is being typed, or the drawing's own complaint as plain text."""
    product, template = opened(product_id)
    try:
        drawn = previews.drawn(template, typed(template).raw, product, format_name, tools())
    except LoaError as error:
        return Response(previews.message_of(error), case_of(error).status, mimetype="text/plain")
    return Response(drawn.data, mimetype=drawn.mime)


@blueprint.post("/<int:product_id>/words")
def words(product_id: int) -> str:
    """The words of each channel from what is being typed, as a piece of the page."""
    product, template = opened(product_id)
    return render_template("desk/_words.html", **words_of(product, template, typed(template)))


@blueprint.post("/<int:product_id>/photos")
def add_photo(product_id: int) -> Response | tuple[Response, int]:
    """Take a photo while the form is still open; the form then carries its reference."""
    opened(product_id)
    require_editor()
    file = request.files.get("file")
    try:
        reference = take_photo(file.read() if file else b"", tools())
    except LoaError as error:
        return jsonify(problem=str(error)), case_of(error).status
    digest = reference.partition(":")[2]
    address = url_for("pictures.photo", product_id=product_id, digest=digest)
    return jsonify(reference=reference, address=address)


def opened(product_id: int) -> tuple[Product, Template]:
    """Return a product of this page and its template. Raises NotFound, NotPermitted."""
    product = session().get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    at(product.unit_id, drafts=True)
    return product, tools().library.find(product.template)


def require_editor() -> None:
    """Raise NotPermitted unless the person writes at the place of this page."""
    if not here().edits:
        raise NotPermitted("Sửa bài cần vai trò biên tập viên của đơn vị.")


def words_of(product: Product, template: Template, said: Typed) -> dict[str, Any]:
    """Return what the list of channels needs: each with its words, and which are chosen."""
    channels = channels_of(session(), product.unit_id)
    try:
        lines = previews.said(template, said.raw, product, channels)
        complaint = ""
    except BadInput as error:
        lines, complaint = [], previews.message_of(error)
    return {
        "channels": channels,
        "chosen": set(said.channels),
        "said": {one.channel.id: one for one in lines},
        "complaint": complaint,
    }

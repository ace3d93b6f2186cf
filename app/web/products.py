"""Products: the list, a new one, and the form in which one is written."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, jsonify, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.errors import BadInput, CannotRun, IllegalMove, LoaError, NotFound, NotPermitted
from app.models.product import Product, ProductState
from app.models.review import Verdict
from app.rendering.formats import FORMATS
from app.rendering.template import KINDS, PREVIEW, Template, all_templates, find
from app.reports.campaigns import campaigns_of
from app.reports.desk import last_review
from app.reports.pictures import pictures_of
from app.reports.products import (
    OUT,
    Filter,
    channels_of,
    counts_by_state,
    free_channels,
    products_of,
    publications_of,
)
from app.web import forms, previews
from app.web.errors import case_of, sentences
from app.web.forms import Problems, problems_of
from app.web.moments import INPUT
from app.web.place import at, here, today
from app.web.request import current_editor, session, tools
from app.workflow.draft_product import Wish, draft, fill, take_photo, wish
from app.workflow.review_product import ask
from app.workflow.schedule_publication import check_time

blueprint = Blueprint("products", __name__, url_prefix="/desk/products")

PAGE = 40
STATES = {
    "": "Tất cả",
    ProductState.DRAFT.value: "Bản nháp",
    ProductState.IN_REVIEW.value: "Chờ duyệt",
    ProductState.RETURNED.value: "Trả lại",
    ProductState.APPROVED.value: "Đã duyệt",
    OUT: "Đã đăng",
}


@dataclass(frozen=True)
class Typed:
    """Everything the form says, before any of it is believed."""

    values: dict[str, Any]
    channels: tuple[int, ...]
    due: str


@blueprint.get("/")
def index() -> str:
    """The unit's products; whoever does not write here sees only what is out."""
    place = here()
    wanted = Filter(
        state=request.args.get("state", "") if place.writes else OUT,
        campaign_id=request.args.get("campaign", type=int),
        text=request.args.get("q", "")[:100],
    )
    number = max(1, request.args.get("page", 1, type=int))
    found, count = products_of(
        session(), place.unit.id, wanted, most=PAGE, skip=(number - 1) * PAGE
    )
    return render_template(
        "desk/products.html",
        products=found,
        count=count,
        number=number,
        pages=-(-count // PAGE),
        wanted=wanted,
        states=STATES,
        counts=counts_by_state(session(), place.unit.id),
        campaigns=campaigns_of(session(), place.unit.id, today()),
        pictures=pictures_of(session(), found),
    )


@blueprint.get("/new")
def new() -> str:
    """Choose a template."""
    place = here()
    if not place.edits:
        raise NotPermitted("Soạn bài cần vai trò biên tập viên của đơn vị.")
    campaigns = campaigns_of(session(), place.unit.id, today())
    return render_template(
        "desk/product_new.html",
        templates=_templates(),
        campaigns=[one.campaign for one in campaigns if one.campaign.ends_on >= today()],
        formats=FORMATS,
    )


@blueprint.post("/")
def create() -> AnyResponse:
    """Start a product from a template."""
    product_id = draft(
        here().unit.code,
        request.form.get("template", ""),
        {},
        tools(),
        campaign_id=request.form.get("campaign", type=int),
        by=current_editor().id,
    )
    return redirect(url_for(".show", product_id=product_id), 303)


@blueprint.get("/<int:product_id>")
def show(product_id: int) -> str:
    """The form, filled with what is kept."""
    product, template = _opened(product_id)
    return _page(product, template, _kept(product))


@blueprint.post("/<int:product_id>")
def update(product_id: int) -> AnyResponse | tuple[str, int] | str:
    """Save, add or drop a row, or save and ask for a review."""
    product, template = _opened(product_id)
    typed, does = _typed(template), request.form.get("do", "save")
    try:
        _take_photos(template, typed.values)
        if does.startswith(("add-row:", "drop-row:")):
            return _page(product, template, _with_rows(typed, does), note="Chưa lưu.")
        _save(product_id, typed)
    except (BadInput, IllegalMove, CannotRun) as error:
        return _refused(product, template, typed, error, "Chưa lưu. Phần đã viết còn trong các ô.")
    if does != "ask":
        return redirect(url_for(".show", product_id=product_id, done="saved"), 303)
    try:
        check_time(forms.local_moment(typed.due), clock.now())
        ask(product_id, tools(), by=current_editor().id)
    except (BadInput, IllegalMove, CannotRun) as error:
        return _refused(product, template, typed, error, "Đã lưu, chưa gửi duyệt.")
    return redirect(url_for(".show", product_id=product_id, done="asked"), 303)


@blueprint.get("/<int:product_id>/preview/<format_name>.jpg")
def preview(product_id: int, format_name: str) -> Response:
    """The picture of what is kept."""
    product, template = _opened(product_id)
    data = previews.drawn(template, product.values, product, format_name, tools())
    return Response(data, mimetype="image/jpeg")


@blueprint.post("/<int:product_id>/preview/<format_name>.jpg")
def live_preview(product_id: int, format_name: str) -> Response:
    """The picture of what is being typed, or the drawing's own complaint as plain text."""
    product, template = _opened(product_id)
    raw = _raw(_typed(template))
    try:
        data = previews.drawn(template, raw, product, format_name, tools())
    except LoaError as error:
        return Response(previews.message_of(error), case_of(error).status, mimetype="text/plain")
    return Response(data, mimetype="image/jpeg")


@blueprint.post("/<int:product_id>/words")
def live_words(product_id: int) -> str:
    """The words of each channel from what is being typed, as a piece of the page."""
    product, template = _opened(product_id)
    typed = _typed(template)
    return render_template("desk/_words.html", **_words(product, template, typed))


@blueprint.post("/<int:product_id>/photos")
def add_photo(product_id: int) -> Response | tuple[Response, int]:
    """Take a photo while the form is still open; the form then carries its reference."""
    _opened(product_id)
    file = request.files.get("file")
    try:
        reference = take_photo(file.read() if file else b"", tools())
    except LoaError as error:
        return jsonify(problem=str(error)), case_of(error).status
    digest = reference.partition(":")[2]
    address = url_for("pictures.photo", product_id=product_id, digest=digest)
    return jsonify(reference=reference, address=address)


def _templates() -> list[tuple[Template, bool]]:
    """Every template and whether there is a picture of it: posts first, those with pictures on
    top."""
    found = [(one, (one.folder / PREVIEW).is_file()) for one in all_templates(tools().templates)]
    return sorted(found, key=lambda pair: (KINDS.index(pair[0].kind), not pair[1], pair[0].title))


def _opened(product_id: int) -> tuple[Product, Template]:
    product = session().get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    at(product.unit_id, drafts=True)
    return product, find(tools().templates, product.template)


def _typed(template: Template) -> Typed:
    form = request.form
    due = form.get("due", "") if form.get("when") == "at" else ""
    return Typed(
        values=forms.typed_values(template, form),
        channels=tuple(form.getlist("channel", type=int)),
        due=due,
    )


def _kept(product: Product) -> Typed:
    """What is kept; until channels are chosen, those of the kinds the pack suggests."""
    chosen = product.plan.get("channels") or [
        one.id
        for one in channels_of(session(), product.unit_id)
        if one.kind in product.plan.get("kinds", [])
    ]
    due_at = product.plan.get("due_at")
    due = clock.local(datetime.fromisoformat(due_at)).strftime(INPUT) if due_at else ""
    return Typed(values=dict(product.values), channels=tuple(chosen), due=due)


def _raw(typed: Typed) -> dict[str, Any]:
    return forms.without_numbers(typed.values)


def _moment(text: str) -> datetime | None:
    """The moment that stands in the form, if it is one."""
    try:
        return forms.local_moment(text)
    except BadInput:
        return None


def _save(product_id: int, typed: Typed) -> None:
    by = current_editor().id
    due_at = forms.local_moment(typed.due)
    fill(product_id, _raw(typed), tools(), by=by)
    wish(product_id, Wish(typed.channels, due_at), by=by)


def _take_photos(template: Template, values: dict[str, Any]) -> None:
    for where, data in forms.photos_sent(template, request.files):
        forms.with_photo(values, where, take_photo(data, tools()))


def _with_rows(typed: Typed, does: str) -> Typed:
    """The same with one row more, or one less; the way to change rows without scripts."""
    verb, name, *rest = does.split(":")
    rows = typed.values.get(name)
    if not isinstance(rows, list):
        return typed
    if verb == "add-row":
        rows.append({})
    elif rest and rest[0].isdecimal():
        rows[:] = [row for row in rows if row.get("#") != int(rest[0])]
    return typed


def _refused(
    product: Product, template: Template, typed: Typed, error: LoaError, note: str
) -> tuple[str, int]:
    session().rollback()  # what has been saved meanwhile shall be seen
    problems = problems_of(sentences(error))
    return _page(product, template, typed, problems, note=note), case_of(error).status


def _page(
    product: Product,
    template: Template,
    typed: Typed,
    problems: Problems | None = None,
    note: str = "",
) -> str:
    publications = publications_of(session(), product.id)
    channels = channels_of(session(), product.unit_id)
    returned = product.state is ProductState.RETURNED
    return render_template(
        "desk/product.html",
        product=product,
        template=template,
        fields=forms.fields(template, _raw(typed), problems or Problems()),
        problems=problems,
        note=note,
        typed=typed,
        due_at=_moment(typed.due),
        formats=[FORMATS[name] for name in template.formats],
        empty=previews.empty_labels(template, _raw(typed)),
        publications=publications,
        free=free_channels(channels, publications),
        approved=last_review(session(), product.id, Verdict.APPROVED),
        returned=last_review(session(), product.id, Verdict.RETURNED) if returned else None,
        **_words(product, template, typed),
    )


def _words(product: Product, template: Template, typed: Typed) -> dict[str, Any]:
    channels = channels_of(session(), product.unit_id)
    try:
        said = previews.said(template, _raw(typed), product, channels)
        complaint = ""
    except BadInput as error:
        said, complaint = [], previews.message_of(error)
    return {
        "channels": channels,
        "chosen": set(typed.channels),
        "said": {one.channel.id: one for one in said},
        "complaint": complaint,
    }

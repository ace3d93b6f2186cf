"""Products: the list, a new one, and the form in which one is written."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.errors import BadInput, CannotRun, IllegalMove, LoaError, NotPermitted
from app.models.product import Product, ProductState
from app.models.review import Verdict
from app.models.unit import codes_above
from app.rendering.formats import FORMATS
from app.rendering.template import KINDS, PREVIEW, Template
from app.reports.campaigns import campaigns_of
from app.reports.desk import last_return, last_review
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
from app.web.live import opened, require_editor, words_of
from app.web.numbers import page_number, row_id
from app.web.place import here, today
from app.web.request import current_editor, session, tools
from app.web.typed import Typed, kept, take_photos, typed, with_rows
from app.workflow.draft_product import Wish, draft, fill, wish
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


@blueprint.get("/")
def index() -> str:
    """The unit's products; whoever does not write here sees only what is out."""
    place = here()
    wanted = Filter(
        state=request.args.get("state", "") if place.writes else OUT,
        campaign_id=request.args.get("campaign", type=row_id),
        text=request.args.get("q", "")[:100],
    )
    number = page_number()
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
        campaign_id=request.form.get("campaign", type=row_id),
        by=current_editor().id,
    )
    return redirect(url_for(".show", product_id=product_id), 303)


@blueprint.get("/<int:product_id>")
def show(product_id: int) -> str:
    """The form, filled with what is kept."""
    product, template = opened(product_id)
    return _page(product, template, kept(product, channels_of(session(), product.unit_id)))


@blueprint.post("/<int:product_id>")
def update(product_id: int) -> AnyResponse | tuple[str, int] | str:
    """Save, add or drop a row, or save and ask for a review."""
    product, template = opened(product_id)
    require_editor()
    said, does = typed(template), request.form.get("do", "save")
    try:
        take_photos(template, said.values, tools())
        if does.startswith(("add-row:", "drop-row:")):
            return _page(product, template, with_rows(said, does), note="Chưa lưu.")
        _save(product_id, said)
    except (BadInput, IllegalMove, CannotRun) as error:
        return _refused(product, template, said, error, "Chưa lưu. Phần đã viết còn trong các ô.")
    if does != "ask":
        return redirect(url_for(".show", product_id=product_id, done="saved"), 303)
    try:
        check_time(forms.local_moment(said.due), clock.now())
        ask(product_id, tools(), by=current_editor().id)
    except (BadInput, IllegalMove, CannotRun) as error:
        return _refused(product, template, said, error, "Đã lưu, chưa gửi duyệt.")
    return redirect(url_for(".show", product_id=product_id, done="asked"), 303)


def _templates() -> list[tuple[Template, bool]]:
    """Every template and whether there is a picture of it: posts first, those with pictures on
    top."""
    codes = codes_above(session(), here().unit.id, today())
    found = [(one, (one.folder / PREVIEW).is_file()) for one in tools().library.all(codes)]
    return sorted(found, key=lambda pair: (KINDS.index(pair[0].kind), not pair[1], pair[0].title))


def _save(product_id: int, said: Typed) -> None:
    by = current_editor().id
    due_at = forms.local_moment(said.due)
    fill(product_id, said.raw, tools(), by=by)
    wish(product_id, Wish(said.channels, due_at), by=by)


def _refused(
    product: Product, template: Template, said: Typed, error: LoaError, note: str
) -> tuple[str, int]:
    session().rollback()  # what has been saved meanwhile shall be seen
    problems = problems_of(sentences(error))
    return _page(product, template, said, problems, note=note), case_of(error).status


def _page(
    product: Product,
    template: Template,
    said: Typed,
    problems: Problems | None = None,
    note: str = "",
) -> str:
    publications = publications_of(session(), product.id)
    channels = channels_of(session(), product.unit_id)
    return render_template(
        "desk/product.html",
        product=product,
        template=template,
        fields=forms.fields(template, said.raw, problems or Problems()),
        problems=problems,
        note=note,
        typed=said,
        formats=[FORMATS[name] for name in template.formats],
        empty=previews.empty_labels(template, said.raw),
        publications=publications,
        free=free_channels(channels, publications),
        approved=last_review(session(), product.id, Verdict.APPROVED),
        returned=last_return(session(), product),
        **words_of(product, template, said),
    )

"""Reviews: what waits for an answer, exactly what would go out, and the answer."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import clock
from app.errors import BadInput, NotFound, NotPermitted
from app.models.channel import Channel
from app.models.editor import Editor
from app.models.product import Product, ProductState
from app.models.review import Verdict
from app.reports.desk import in_review, last_review
from app.reports.pictures import media_of, pictures_of
from app.reports.products import channels_of, reviews_of
from app.web.place import at, here
from app.web.previews import Count, counts
from app.web.request import current_editor, session, tools
from app.workflow.compose_outgoing import CARD, shown
from app.workflow.render_media import filled
from app.workflow.review_product import review
from publishers import CHANNELS
from publishers.contract import Outgoing
from publishers.website.wording import to_html
from publishers.wording import over_limits

blueprint = Blueprint("reviews", __name__, url_prefix="/desk")


class Shown:
    """One channel's post, exactly as it will be sent."""

    def __init__(self, channel: Channel, outgoing: Outgoing) -> None:
        self.channel = channel
        self.kind = CHANNELS[channel.kind]
        self.outgoing = outgoing
        # to_html leaves reading tags only: safe to stand in a page as it is
        self.html = to_html(outgoing.text) if channel.kind == "website" else ""
        # the page itself shows the card for links only when it has no other picture
        others = tuple(one for one in outgoing.pictures if one.name != CARD)
        self.on_page = others or outgoing.pictures
        self.card = next((one for one in outgoing.pictures if others and one.name == CARD), None)
        self.counts: tuple[Count, ...] = counts(outgoing, self.kind)
        self.problems = tuple(over_limits(outgoing, self.kind.limits))


@blueprint.get("/reviews")
def index() -> str:
    """What waits for an approver of the unit."""
    place = here()
    if not place.writes:
        raise NotPermitted("Bài chưa lên chỉ người soạn và người duyệt của đơn vị xem được.")
    products = in_review(session(), place.unit.id)
    return render_template(
        "desk/reviews.html", products=products, pictures=pictures_of(session(), products)
    )


@blueprint.get("/products/<int:product_id>/review")
def show(product_id: int) -> str:
    """The post of each channel with the media of the fingerprint in review."""
    return _page(_product(product_id))


@blueprint.post("/products/<int:product_id>/reviews")
def create(product_id: int) -> Response | tuple[str, int]:
    """Take the approver's word on the media that were shown."""
    product = _product(product_id)
    verdict = _verdict(request.form.get("verdict", ""))
    note = request.form.get("note", "")[:2000]
    try:
        publications = review(
            product_id,
            tools(),
            by=current_editor().id,
            of=request.form.get("fingerprint", ""),
            verdict=verdict,
            note_text=note,
            asked_at=_asked_at(request.form.get("asked_at", "")),
        )
    except BadInput as error:
        session().rollback()  # what has changed meanwhile shall be seen
        return _page(product, problem=str(error), note=note), 422
    if verdict is Verdict.RETURNED:
        return redirect(url_for(".index", done="returned"), 303)
    done = "approved" if publications else "approved-bare"
    return redirect(url_for("products.show", product_id=product_id, done=done), 303)


def _verdict(text: str) -> Verdict:
    """Nothing is approved by a form that does not say so."""
    try:
        return Verdict(text)
    except ValueError:
        raise BadInput("Chưa rõ là duyệt hay trả lại. Bấm một trong hai nút.") from None


def _asked_at(text: str) -> datetime:
    """The moment of the asking that the page showed; a form that names none has shown none."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)


def _page(product: Product, *, problem: str = "", note: str = "") -> str:
    place = at(product.unit_id, drafts=True)
    current = _is_current(product)
    waiting = in_review(session(), product.unit_id)
    wished = product.plan.get("due_at")
    due_at = datetime.fromisoformat(wished) if wished else None
    author = session().get(Editor, product.created_by) if product.created_by else None
    return render_template(
        "desk/review.html",
        product=product,
        posts=_posts(product) if current else [],
        current=current,
        media=media_of(session(), product),
        chosen=bool(product.plan.get("channels")),
        due_at=due_at,
        passed=due_at is not None and due_at < clock.now(),
        author=author,
        versions=len(reviews_of(session(), product.id)) + 1,
        returned=last_review(session(), product.id, Verdict.RETURNED),
        may_answer=current and place.approves and product.state is ProductState.IN_REVIEW,
        position=_position(product, waiting),
        waiting=len(waiting),
        problem=problem,
        note=note,
    )


def _posts(product: Product) -> list[Shown]:
    """The chosen channels, or all of the unit while none is chosen: something must be read."""
    channels = channels_of(session(), product.unit_id)
    wanted = set(product.plan.get("channels") or [one.id for one in channels])
    return [
        Shown(channel, shown(session(), product, channel, tools()))
        for channel in channels
        if channel.id in wanted
    ]


def _is_current(product: Product) -> bool:
    """Whether what was drawn for the review is still what the product says: a template or the
    name of the unit may have changed since."""
    try:
        return filled(product, tools()).fingerprint == product.fingerprint
    except BadInput:
        return False


def _position(product: Product, waiting: list[Product]) -> int:
    ids = [one.id for one in waiting]
    return ids.index(product.id) + 1 if product.id in ids else 0


def _product(product_id: int) -> Product:
    product = session().get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    at(product.unit_id, drafts=True)
    return product

"""Publications: what became of one, and what a person can decide about it."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import clock
from app.errors import BadInput, NotFound, NotPermitted
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome
from app.reports.pictures import OUT, pictures_of
from app.reports.publications import SENT, last_proof, story_of
from app.web import forms
from app.web.numbers import row_id
from app.web.place import Place, at
from app.web.request import current_editor, session, tools
from app.workflow.release_by_hand import accept, release, send_back
from app.workflow.schedule_publication import schedule_on
from app.workflow.settle_publication import found, send_again
from app.workflow.take_down_publication import take_down, void
from app.workflow.withdraw_publication import withdraw
from publishers import CHANNELS

blueprint = Blueprint("publications", __name__, url_prefix="/desk")

S = PublicationState


@dataclass(frozen=True)
class Step:
    """How an event of the story is told: its icon, how it looks, and its sentence."""

    icon: str
    style: str
    sentence: str


STEPS = {
    SENT: Step("waves", "", "Bắt đầu gửi."),
    "schedule": Step("clock", "", "Hẹn giờ đăng."),
    "withdraw": Step("minus", "", "Rút lịch."),
    "taken_down": Step("hidden", "", "Gỡ bài."),
    "voided": Step("slash", "", "Bỏ khỏi số liệu."),
    Outcome.PUBLISHED.value: Step("tick", "good", "Kênh đã nhận và hiện bài."),
    Outcome.REFUSED.value: Step("octagon", "bad", "Kênh từ chối."),
    Outcome.NOT_ALLOWED.value: Step("octagon", "bad", "Kênh không cho phép Loa đăng."),
    Outcome.TRY_LATER.value: Step("again", "", "Kênh bận, Loa hẹn gửi lại."),
    Outcome.UNKNOWN.value: Step("question", "care", "Mất liên lạc khi chờ kênh trả lời."),
    Outcome.RELEASED_BY_HAND.value: Step("hand", "", "Đã dán, có ảnh làm chứng."),
    Outcome.ACCEPTED.value: Step("tick", "good", "Đã nhận ảnh. Lượt phát hành được tính."),
    Outcome.SENT_BACK.value: Step("back", "care", "Trả ảnh lại."),
    Outcome.SETTLED.value: Step("people", "", "Người phụ trách đã quyết định."),
}


@blueprint.get("/publications/<int:publication_id>")
def show(publication_id: int) -> str:
    """Everything known of one publication."""
    return _page(_publication(publication_id))


@blueprint.post("/products/<int:product_id>/publications")
def create(product_id: int) -> Response:
    """Put an approved product on further channels."""
    due_at = None
    if request.form.get("when") == "at":
        due_at = forms.local_moment(request.form.get("due", ""))
    channels = request.form.getlist("channel", type=row_id)
    if not channels:
        raise BadInput("Chưa chọn kênh nào để hẹn giờ.")
    schedule_on(product_id, channels, due_at, tools=tools(), by=current_editor().id)
    return redirect(url_for("products.show", product_id=product_id, done="scheduled"), 303)


@blueprint.post("/publications/<int:publication_id>/withdrawal")
def take_off(publication_id: int) -> Response:
    """Withdraw it before it leaves."""
    withdraw(publication_id, _reason(), by=current_editor().id)
    return _told(publication_id, "withdrawn")


@blueprint.post("/publications/<int:publication_id>/resending")
def resend(publication_id: int) -> Response:
    """Send it after all."""
    send_again(publication_id, by=current_editor().id)
    return _told(publication_id, "resent")


@blueprint.post("/publications/<int:publication_id>/finding")
def find(publication_id: int) -> Response:
    """It stands on the page, at this address."""
    found(publication_id, request.form.get("permalink", "").strip(), by=current_editor().id)
    return _told(publication_id, "found")


@blueprint.post("/publications/<int:publication_id>/release")
def hang(publication_id: int) -> Response:
    """It hangs on the wall, and here is a photo."""
    photo = request.files.get("photo")
    released_at = forms.local_moment(request.form.get("released_at", ""))
    data = photo.read() if photo else b""
    if not data:
        raise BadInput("Chưa có ảnh. Chụp bảng tin sau khi dán rồi gửi lại.")
    release(publication_id, data, released_at or clock.now(), tools(), by=current_editor().id)
    return _told(publication_id, "released")


@blueprint.post("/publications/<int:publication_id>/acceptance")
def take(publication_id: int) -> Response:
    """Accept the proof."""
    accept(publication_id, by=current_editor().id)
    return _told(publication_id, "accepted")


@blueprint.post("/publications/<int:publication_id>/refusal")
def refuse(publication_id: int) -> Response:
    """Send the proof back."""
    send_back(publication_id, _reason(), by=current_editor().id)
    return _told(publication_id, "sent-back")


@blueprint.post("/publications/<int:publication_id>/taking-down")
def remove(publication_id: int) -> Response:
    """Take it off the page."""
    take_down(publication_id, _reason(), by=current_editor().id)
    return _told(publication_id, "taken-down")


@blueprint.post("/publications/<int:publication_id>/voiding")
def cancel(publication_id: int) -> Response:
    """Take it out of the count."""
    void(publication_id, _reason(), by=current_editor().id)
    return _told(publication_id, "voided")


def _page(publication: Publication) -> str:
    place = at(publication.unit_id, drafts=False)
    if publication.state not in OUT and not (place.writes or place.settles):
        raise NotPermitted("Lượt đăng này chưa lên, chỉ người làm việc ở đơn vị đó xem được.")
    proof = last_proof(session(), publication.id)
    return render_template(
        "desk/publication.html",
        publication=publication,
        kind=CHANNELS[publication.channel.kind],
        story=story_of(session(), publication),
        steps=STEPS,
        picture=pictures_of(session(), [publication.product]).get(publication.product_id),
        now=clock.now(),
        proof=proof,
        **_may(publication, place, mine=proof is not None and proof.by_id == current_editor().id),
    )


def _may(publication: Publication, place: Place, *, mine: bool) -> dict[str, Any]:
    """What this person can do about it in its state."""
    state = publication.state
    waiting = state in (S.SCHEDULED, S.FAILED, S.MISSED)
    awaits_proof = state is S.PUBLISHED and publication.by_hand and not publication.live
    out = state is S.PUBLISHED and not awaits_proof
    return {
        "may_withdraw": waiting and place.writes,
        "may_resend": state in (S.FAILED, S.MISSED) and place.settles,
        "may_settle": state is S.UNCERTAIN and place.settles,
        "may_release": state is S.SCHEDULED and publication.by_hand and place.writes,
        "may_accept": awaits_proof and place.writes and not mine,
        "awaits_other": awaits_proof and mine,
        "may_take_down": out and place.approves,
        "may_void": (out or state is S.TAKEN_DOWN) and place.approves,
    }


def _reason() -> str:
    return request.form.get("reason", "")[:1000]


def _told(publication_id: int, done: str) -> Response:
    return redirect(url_for(".show", publication_id=publication_id, done=done), 303)


def _publication(publication_id: int) -> Publication:
    publication = session().get(Publication, publication_id)
    if publication is None:
        raise NotFound("lượt đăng", publication_id)
    return publication

"""The first page: today, what waits for me, what goes out next, how the unit stands."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, render_template, url_for

from app import clock
from app.reports import kpi
from app.reports.desk import Task, next_publications, progress, running_campaigns, waiting
from app.reports.period import Period, half
from app.reports.pictures import pictures_of
from app.reports.reach import granted_units
from app.web.place import Place, here, today
from app.web.request import current_editor, session

blueprint = Blueprint("home", __name__, url_prefix="/desk")


@dataclass(frozen=True)
class Ask:
    """How a kind of task is shown: its pill, its button, and where that leads."""

    pill: tuple[str, str, str]  # word, icon, style
    button: str
    endpoint: str


ASKS = {
    "uncertain": Ask(("Chưa rõ kết quả", "question", "care-dash"), "Xem và trả lời", "publication"),
    "failed": Ask(("Không đăng được", "octagon", "bad"), "Xem lý do", "publication"),
    "missed": Ask(("Lỡ giờ", "late", "care"), "Quyết định", "publication"),
    "channel": Ask(("Kênh tạm dừng", "octagon", "bad-soft"), "Xem kênh", "channel"),
    "returned": Ask(("Trả lại", "back", "care"), "Sửa lại", "product"),
    "in_review": Ask(("Chờ duyệt", "hourglass", "blue"), "Xem và duyệt", "review"),
    "by_hand": Ask(("Chờ dán", "hand", "blue-line"), "Ghi nhận đã dán", "publication"),
    "proof": Ask(("Chờ nhận ảnh", "hourglass", "blue"), "Xem ảnh", "publication"),
    "draft": Ask(("Sắp đến hạn", "clock", "blue-line"), "Làm bài", "product"),
    "late_draft": Ask(("Quá hạn", "late", "care"), "Làm bài", "product"),
}


@blueprint.get("/")
def show() -> str:
    """Today at the chosen unit."""
    place, now = here(), clock.now()
    tasks = waiting(session(), place.unit.id, place.roles, current_editor().id, now)
    coming = next_publications(session(), place.unit.id, now) if place.settles else []
    campaigns = [
        progress(session(), one, today())
        for one in running_campaigns(session(), place.unit.id, today())
    ]
    shown = [task.product for task in tasks if task.product]
    shown += [publication.product for publication in coming]
    shown += [slot for campaign in campaigns for slot in campaign.slots]
    return render_template(
        "desk/home.html",
        today=today(),
        greeting=greeting(clock.local(now).hour),
        tasks=[(task, ASKS[task.kind], address(task)) for task in tasks],
        coming=coming,
        campaigns=campaigns,
        pictures=pictures_of(session(), shown) if place.writes else {},
        **_numbers(place),
    )


@blueprint.get("/more")
def more() -> str:
    """The places that have no room in the phone's bar."""
    return render_template(
        "desk/more.html", units=granted_units(session(), current_editor().id, today())
    )


def greeting(hour: int) -> str:
    """Return the greeting of this hour."""
    if 4 <= hour < 11:
        return "Chào buổi sáng"
    if hour < 4:
        return "Chào buổi tối"  # the night shift
    if hour < 13:
        return "Chào buổi trưa"
    return "Chào buổi chiều" if hour < 18 else "Chào buổi tối"


def address(task: Task) -> str:
    """Return where the button of a task leads."""
    leads = ASKS[task.kind].endpoint
    if leads == "publication" and task.publication:
        return url_for("publications.show", publication_id=task.publication.id)
    if leads == "review" and task.product:
        return url_for("reviews.show", product_id=task.product.id)
    if leads == "product" and task.product:
        return url_for("products.show", product_id=task.product.id)
    return url_for("channels.index")


def this_half() -> Period:
    """Return the half of the year in which today lies."""
    return half(today().year, 1 if today().month <= 6 else 2)


def _numbers(place: Place) -> dict[str, Any]:
    period = this_half()
    return {
        "period": period,
        "counted": kpi.counted(session(), kpi.Scope(place.unit.id), period),
    }

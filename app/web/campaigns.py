"""Campaigns of the unit: what the pack brought, what has been made of it."""

from datetime import date
from itertools import groupby
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.errors import BadInput, HasProblems, NotFound, NotPermitted
from app.models.campaign import Campaign
from app.models.product import Product
from app.packs.pack import PHASES
from app.packs.read import folders, read
from app.reports.campaigns import campaigns_of, plan_of, same_below
from app.reports.pictures import pictures_of
from app.reports.reach import count_below
from app.web.errors import sentences
from app.web.place import at, here, today
from app.web.request import current_editor, session, tools
from app.workflow.open_campaign import announce_theme, open_campaign, opening_of

blueprint = Blueprint("campaigns", __name__, url_prefix="/desk/campaigns")


@blueprint.get("/")
def index() -> str:
    """The unit's campaigns, running ones first."""
    return render_template(
        "desk/campaigns.html",
        today=today(),
        campaigns=campaigns_of(session(), here().unit.id, today()),
    )


@blueprint.get("/new")
def new() -> str:
    """Choose a pack and a year, and see what would be opened."""
    _require_manager()
    return _new_page(request.args.get("pack", ""), _year(request.args.get("year", "")))


@blueprint.post("/")
def create() -> Response | tuple[str, int]:
    """Open the pack for this unit, perhaps for every unit below it too."""
    place = _require_manager()
    pack, year = request.form.get("pack", ""), _year(request.form.get("year", ""))
    children = bool(request.form.get("children"))
    try:
        opened = open_campaign(
            pack, year, place.code, tools(), children=children, by=current_editor().id
        )
    except BadInput as error:
        return _new_page(pack, year, sentences(error)), 422
    campaign_id = opened.campaigns[place.code]
    done = "opened" if opened.new else "open_already"
    return redirect(url_for(".show", campaign_id=campaign_id, done=done), 303)


@blueprint.get("/<int:campaign_id>")
def show(campaign_id: int) -> str:
    """What the campaign says and the rows of its plan by phase."""
    campaign = _campaign(campaign_id)
    place = at(campaign.unit_id, drafts=False)
    rows = plan_of(session(), campaign)
    return render_template(
        "desk/campaign.html",
        campaign=campaign,
        today=today(),
        phases=_by_phase(campaign, rows),
        released=sum(1 for row in rows if row.first_release_on),
        planned=len(rows),
        pictures=pictures_of(session(), rows) if place.writes else {},
        below=same_below(session(), campaign, today()) if place.manages else 0,
        day=date.fromisoformat,
    )


@blueprint.post("/<int:campaign_id>/theme")
def theme(campaign_id: int) -> Response:
    """Announce the theme, or say again that there is none yet."""
    announced = request.form.get("theme", "").strip()[:300] or None
    announce_theme(campaign_id, announced, by=current_editor().id)
    return redirect(url_for(".show", campaign_id=campaign_id, done="theme"), 303)


def _new_page(slug: str, year: int, problems: tuple[str, ...] = ()) -> str:
    place = here()
    opening = None
    if slug and not problems:
        try:
            opening = opening_of(slug, year, tools())
        except BadInput as error:
            problems = sentences(error)
    return render_template(
        "desk/campaign_new.html",
        packs=_packs(),
        slug=slug,
        year=year,
        opening=opening,
        problems=problems,
        below=count_below(session(), place.unit.id, today()),
    )


def _packs() -> list[tuple[str, str, str]]:
    """Every pack as slug, name and summary; one that cannot be read shows its slug, and its
    problems once it is chosen."""
    found = []
    for folder in folders(tools().packs):
        try:
            content = read(folder).content
        except HasProblems:
            found.append((folder.name, folder.name, "Gói này còn lỗi."))
        else:
            found.append((folder.name, content.name, content.summary))
    return found


def _by_phase(campaign: Campaign, rows: list[Product]) -> list[tuple[str, list[Product]]]:
    """The rows under the phases of the pack they were opened from; others by themselves."""
    try:
        plan = {row.key: row.phase for row in read(tools().packs / campaign.slug).content.plan}
    except HasProblems:
        plan = {}
    order: dict[Any, int] = {phase: number for number, phase in enumerate(PHASES)}

    def place(row: Product) -> int:
        return order.get(plan.get(row.plan_key or ""), len(order))

    names = [*PHASES.values(), "Bài khác"]
    return [(names[at], list(some)) for at, some in groupby(sorted(rows, key=place), key=place)]


def _require_manager() -> Any:
    place = here()
    if not place.manages:
        raise NotPermitted("Mở chiến dịch cần vai trò phụ trách chiến dịch của đơn vị.")
    return place.unit


def _campaign(campaign_id: int) -> Campaign:
    campaign = session().get(Campaign, campaign_id)
    if campaign is None:
        raise NotFound("chiến dịch", campaign_id)
    return campaign


def _year(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) == 4 else today().year

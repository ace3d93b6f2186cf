"""Numbers: the share against the target, both counters, and what stands behind each of them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any, TypeVar

from flask import Blueprint, render_template, request, url_for

from app import clock
from app.errors import BadInput, NotPermitted
from app.models.campaign import Campaign
from app.reports import kpi, period
from app.reports.campaigns import campaigns_of
from app.reports.kpi import Counted, CountedPublication, Scope
from app.reports.period import Period
from app.reports.reach import UnitLine, children, parent, unit_line
from app.reports.released import Released, released_products
from app.web.numbers import page_number, row_id
from app.web.place import here, there, today
from app.web.request import session

blueprint = Blueprint("reports", __name__, url_prefix="/desk/numbers")

PAGE = 40
LINES = 100
Line = TypeVar("Line", CountedPublication, Released)


@dataclass(frozen=True)
class View:
    """Which numbers a page shows, as its address names them."""

    unit: UnitLine
    scope: Scope
    period: Period
    period_key: str
    campaign: Campaign | None

    def address(self, endpoint: str = ".numbers", **more: object) -> str:
        """Return the address of another page about the same numbers."""
        known: dict[str, object] = {"unit": self.unit.code}
        if self.campaign:
            known["campaign"] = self.campaign.id
        else:
            known["period"] = self.period_key
        return url_for(endpoint, **(known | more))  # type: ignore[arg-type]  # any value may stand


@dataclass(frozen=True)
class Row:
    """A unit below with its numbers."""

    unit: UnitLine
    counted: Counted


@blueprint.get("/")
def numbers() -> str:
    """The share, both counters by channel and month, and the units below."""
    view = _view()
    below = children(session(), view.unit.id, view.period.last)
    number = page_number()
    shown = below[(number - 1) * PAGE : number * PAGE]
    above = parent(session(), view.unit.id, today())
    return render_template(
        "desk/numbers.html",
        view=view,
        counted=kpi.counted(session(), view.scope, view.period),
        rows=[_row(view, unit) for unit in shown],
        below=len(below),
        number=number,
        pages=-(-len(below) // PAGE),
        above=above if above and there(above.id).roles else None,
        switches=_switches(view),
        campaigns=[one.campaign for one in campaigns_of(session(), view.unit.id, today())],
        **_method(),
    )


@blueprint.get("/publications")
def publications() -> str:
    """The publications behind a number, each with its address."""
    view = _view()
    channel = request.args.get("channel") or None
    view, month = _within_month(view)
    number = page_number()
    lines, count = kpi.counted_publications(
        session(),
        view.scope,
        view.period,
        channel_kind=channel,
        most=LINES,
        skip=(number - 1) * LINES,
    )
    return render_template(
        "desk/number_publications.html",
        view=view,
        lines=_named(lines),
        count=count,
        channel=channel,
        month=month,
        number=number,
        pages=-(-count // LINES),
        **_method(),
    )


@blueprint.get("/products")
def products() -> str:
    """The products behind a number, each with where it was first seen."""
    view, month = _within_month(_view())
    wanted = request.args.get("digital", "")
    digital = {"yes": True, "no": False}.get(wanted)
    number = page_number()
    lines, count = released_products(
        session(),
        view.scope,
        view.period,
        digital=digital,
        most=LINES,
        skip=(number - 1) * LINES,
    )
    return render_template(
        "desk/number_products.html",
        view=view,
        lines=_named(lines),
        count=count,
        digital=digital,
        month=month,
        number=number,
        pages=-(-count // LINES),
        **_method(),
    )


def _view() -> View:
    unit = here().unit
    campaign_id = request.args.get("campaign", type=row_id)
    campaign = session().get(Campaign, campaign_id) if campaign_id else None
    if campaign:
        if not there(campaign.unit_id).roles:
            raise NotPermitted("Chiến dịch này của đơn vị khác.")
        span = Period(
            date(campaign.begins_on.year, 1, 1), date(campaign.ends_on.year, 12, 31), campaign.name
        )
        return View(unit, Scope(unit.id, (campaign.slug, campaign.year)), span, "", campaign)
    key = request.args.get("period") or _this_half()
    return View(unit, Scope(unit.id), period.parse(key), key, None)


def _within_month(view: View) -> tuple[View, date | None]:
    """Narrow the view to one month of it, when the address names one."""
    text = request.args.get("month", "")
    if not text:
        return view, None
    span = period.parse(text)
    if span.first < view.period.first or span.last > view.period.last:
        raise BadInput("Tháng này nằm ngoài kỳ đang xem.")
    return replace(view, period=span), span.first


def _row(view: View, unit: UnitLine) -> Row:
    scope = Scope(unit.id, view.scope.campaign)
    return Row(unit, kpi.counted(session(), scope, view.period))


def _switches(view: View) -> list[tuple[str, str, bool]]:
    """The periods one press away: this year's halves, this year, last year."""
    year = today().year
    keys = {
        f"{year}-H1": "6 tháng đầu năm",
        f"{year}-H2": "6 tháng cuối năm",
        f"{year}": f"Năm {year}",
        f"{year - 1}": f"Năm {year - 1}",
    }
    return [(key, word, key == view.period_key) for key, word in keys.items()]


def _this_half() -> str:
    return f"{today().year}-H{1 if today().month <= 6 else 2}"


def _method() -> dict[str, Any]:
    return {
        "method": kpi.METHOD,
        "rule_version": kpi.RULE_VERSION,
        "target": kpi.TARGET,
        "cut_off": clock.now(),
    }


def _named(lines: list[Line]) -> list[tuple[Line, UnitLine]]:
    """Return each line with its unit, asked for once for each unit."""
    units = {one: unit_line(session(), one, today()) for one in {line.unit_id for line in lines}}
    return [(line, units[line.unit_id]) for line in lines]

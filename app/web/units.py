"""The units within reach, and the choice of one."""

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.errors import NotPermitted
from app.models.unit import unit_by_code
from app.reports.reach import reached_units
from app.web.guard import is_https
from app.web.place import COOKIE, there, today
from app.web.request import current_editor, session

blueprint = Blueprint("units", __name__, url_prefix="/desk/units")

A_YEAR = 365 * 24 * 3600


@blueprint.get("/")
def index() -> str:
    """The units within reach whose name or code holds what was typed."""
    text = request.args.get("q", "")[:100]
    found, count = reached_units(session(), current_editor().id, today(), text)
    return render_template("desk/units.html", units=found, count=count, text=text)


@blueprint.post("/chosen")
def choose() -> Response:
    """Stand at another unit from now on."""
    place = there(unit_by_code(session(), request.form.get("unit", "")).id)
    if not place.roles:
        raise NotPermitted("Tài khoản này chưa có vai trò ở đơn vị đó.")
    response = redirect(url_for("home.show"), 303)
    response.set_cookie(
        COOKIE,
        place.unit.code,
        max_age=A_YEAR,
        secure=is_https(),
        httponly=True,
        samesite="Lax",
    )
    return response

"""The door: by password in, by one press out."""

import secrets
from datetime import datetime

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.errors import NotPermitted
from app.web.guard import COOKIE, FORM_COOKIE, is_https, local_path
from app.web.request import current_sign_in
from app.workflow.sign_in import sign_in, sign_out

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
def new() -> AnyResponse:
    """Show the form; who is in already goes on."""
    if current_sign_in():
        return redirect(_onwards(request.args.get("next")))
    return _form(request.args.get("next"))


@blueprint.post("/sign-in")
def create() -> AnyResponse:
    """Check the password; a wrong one shows the form again with what to do."""
    wanted = request.form.get("next")
    login = request.form.get("login", "")[:200]
    password = request.form.get("password", "")[:1000]
    try:
        ticket = sign_in(login, password, request.remote_addr or "", clock.now())
    except NotPermitted as error:
        return _form(wanted, login=login, problem=str(error), status=403)
    response = redirect(_onwards(wanted), 303)
    # On a machine that many share the cookie goes when the browser closes.
    stays = None if request.form.get("shared") else ticket.expires_at
    _set_cookie(response, COOKIE, ticket.cookie, expires=stays)
    response.delete_cookie(FORM_COOKIE, path="/sign-in")
    return response


@blueprint.post("/sign-out")
def end() -> AnyResponse:
    """End this session."""
    sign_out(request.cookies.get(COOKIE, ""), clock.now())
    response = redirect(url_for("sign_in.new", done="out"), 303)
    response.delete_cookie(COOKIE, path="/")
    return response


def _form(wanted: str | None, *, login: str = "", problem: str = "", status: int = 200) -> Response:
    g.form_token = request.cookies.get(FORM_COOKIE) or secrets.token_urlsafe(32)
    page = render_template(
        "desk/sign_in.html",
        next=local_path(wanted) or "",
        login=login,
        problem=problem,
        left=request.args.get("done") == "out",
    )
    response = make_response(page, status)
    _set_cookie(response, FORM_COOKIE, g.form_token, path="/sign-in")
    return response


def _onwards(wanted: str | None) -> str:
    return local_path(wanted) or url_for("home.show")


def _set_cookie(
    response: AnyResponse,
    name: str,
    value: str,
    *,
    path: str = "/",
    expires: datetime | None = None,
) -> None:
    response.set_cookie(
        name,
        value,
        path=path,
        expires=expires,
        secure=is_https(),
        httponly=True,
        samesite="Lax",
    )

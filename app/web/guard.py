"""Who comes in, what a change must bring along, and what every answer tells the browser."""

import hmac
from urllib.parse import SplitResult, urlsplit

from flask import Flask, Response, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from app import clock
from app.errors import NotPermitted
from app.web.request import current_sign_in, settings
from app.workflow.sign_in import signed_in

COOKIE = "loa"
FORM_COOKIE = "loa-form"  # the sign-in form's own token: there is no session yet to hold one
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
BEHIND_SIGN_IN = ("/desk", "/tap-duot")
PRIVATE = (*BEHIND_SIGN_IN, "/sign-in", "/sign-out")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'; form-action 'self'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def install(app: Flask) -> None:
    """Guard every request of this application, in this order."""
    app.before_request(_recognise)
    app.before_request(_refuse_foreign_changes)
    app.before_request(_ask_to_sign_in)
    app.after_request(_protect)
    app.jinja_env.globals["csrf_token"] = csrf_token


def csrf_token() -> str:
    """Return what the forms of this page carry in their field `csrf`."""
    sign_in = current_sign_in()
    return sign_in.csrf if sign_in else str(g.get("form_token", ""))


def local_path(address: str | None) -> str | None:
    """Return the address if it is a path on this site, else None: nobody is sent elsewhere."""
    if not address or not address.startswith("/") or address.startswith(("//", "/\\")):
        return None
    if any(ord(character) < 32 or character == "\\" for character in address):
        return None
    return address


def split(address: str) -> SplitResult | None:
    """Return the parts of an address that a browser named, None when it is no address."""
    try:
        return urlsplit(address)
    except ValueError:
        return None


def is_https() -> bool:
    """Tell whether the public address is encrypted, so that cookies may insist on it."""
    return settings().public_url.startswith("https://")


def _recognise() -> None:
    cookie = request.cookies.get(COOKIE)
    if cookie:
        g.sign_in = signed_in(cookie, clock.now())


def _refuse_foreign_changes() -> None:
    if request.method in SAFE:
        return
    if not _comes_from_here():
        raise NotPermitted("Yêu cầu này không đến từ trang của Loa, nên Loa không làm theo.")
    sign_in = current_sign_in()
    if sign_in is None and _is_behind_sign_in():
        return  # nothing to steal: the next step asks to sign in
    if sign_in and request.endpoint != "sign_in.create":
        expected = sign_in.csrf
    else:
        expected = request.cookies.get(FORM_COOKIE, "")
    given = request.headers.get("X-CSRF-Token") or request.form.get("csrf", "")
    if not expected or not hmac.compare_digest(expected.encode(), given.encode()):
        raise NotPermitted(
            "Trang này mở từ một phiên đăng nhập trước. Tải lại trang rồi làm lại thao tác."
        )


def _comes_from_here() -> bool:
    """Browsers say where a form stands; an old one that says nothing still needs the token."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("Origin")
    if origin is None:
        return True
    ours = {request.host, urlsplit(settings().public_url).netloc}
    address = split(origin)
    return address is not None and address.netloc in ours


def _ask_to_sign_in() -> AnyResponse | None:
    if current_sign_in() or not _is_behind_sign_in():
        return None
    if request.method not in SAFE:
        raise NotPermitted(
            "Phiên đăng nhập đã hết. Đăng nhập lại ở một thẻ khác, quay về trang trước để chép lại "
            "phần vừa viết, rồi tải lại trang."
        )
    wanted = request.full_path if request.query_string else request.path
    return redirect(url_for("sign_in.new", next=wanted))


def _is_behind_sign_in() -> bool:
    return _stands_under(BEHIND_SIGN_IN)


def _stands_under(places: tuple[str, ...]) -> bool:
    return any(request.path == place or request.path.startswith(f"{place}/") for place in places)


def _protect(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if _stands_under(PRIVATE):
        response.headers.setdefault("Cache-Control", "no-store")
    if is_https():
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response

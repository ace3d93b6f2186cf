"""Pictures of published articles, in the width a screen needs; drafts have no address here."""

from io import BytesIO

from flask import Blueprint, Response, abort, request, url_for
from PIL import Image

from app.reports import site as reports
from app.reports.story import Picture
from app.web.fresh import FOR_EVER, fresh
from app.web.kept import kept
from app.web.request import session, settings, tools

media = Blueprint("media", __name__)

WIDTHS = (480, 800, 1200)
_QUALITY = 84


@media.get("/media/<digest>/<slug>.jpg")
def show(digest: str, slug: str) -> Response:
    """One picture; its name is the article's, so that one look-up by index tells if it is public.

    Raises NotFound for anything that no published article shows.
    """
    found = reports.picture(session(), slug, digest)
    width = _width()
    if width is None or width >= found.width:
        data, tag = tools().storage.read(digest), digest
    else:
        data, tag = _narrow(digest, width), f"{digest}-{width}"
    return fresh(data, mime=found.mime, cache=FOR_EVER, tag=tag)


@media.app_template_global()
def picture_url(slug: str, picture: Picture, width: int | None = None) -> str:
    """Return the address of an article's picture, whole or in one of WIDTHS."""
    return url_for("media.show", digest=picture.digest, slug=slug, w=width)


@media.app_template_global()
def picture_set(slug: str, picture: Picture) -> str:
    """Return the `srcset` of a picture: the widths below its own, then itself."""
    narrow = [width for width in WIDTHS if width < picture.width]
    offers = [f"{picture_url(slug, picture, width)} {width}w" for width in narrow]
    return ", ".join([*offers, f"{picture_url(slug, picture)} {picture.width}w"])


def _width() -> int | None:
    asked = request.args.get("w")
    if asked is None:
        return None
    if asked not in map(str, WIDTHS):
        abort(404)
    return int(asked)


def _narrow(digest: str, width: int) -> bytes:
    path = settings().home / "cache" / "media" / f"{digest}-{width}.jpg"
    return kept(path, lambda: narrowed(tools().storage.read(digest), width))


def narrowed(data: bytes, width: int) -> bytes:
    """Return the picture as a JPEG of this width, with its colours and nothing else of it."""
    with Image.open(BytesIO(data)) as image:
        image.draft("RGB", (width, width))
        height = max(1, round(image.height * width / image.width))
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        profile = image.info.get("icc_profile")
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True, icc_profile=profile)
    return out.getvalue()

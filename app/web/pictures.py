"""Picture files of the desk: only for those who may see what they belong to."""

import re
from io import BytesIO

from flask import Blueprint, Response
from PIL import Image

from app.errors import NotFound
from app.models.product import Product
from app.models.publication import Publication
from app.models.receipt import Receipt
from app.models.unit import codes_above
from app.rendering.library import is_among
from app.rendering.template import PREVIEW
from app.reports.pictures import holders
from app.reports.reach import granted_units
from app.web.fresh import fresh
from app.web.kept import kept
from app.web.place import at, here, there, today
from app.web.request import current_editor, session, settings, tools

blueprint = Blueprint("pictures", __name__, url_prefix="/desk")

WIDTHS = (160, 480, 1080)
_DIGEST = re.compile(r"[0-9a-f]{64}")
JPEG = "image/jpeg"
MINE_FOR_EVER = "private, max-age=31536000, immutable"  # the address names the bytes


@blueprint.get("/media/<digest>/<int:width>.jpg")
def media(digest: str, width: int) -> Response:
    """A finished picture of a product the person may see: a draft only where one works on drafts,
    what is out wherever one has any role."""
    for unit_id, is_out in holders(session(), digest):
        place = there(unit_id)
        if place.writes or (is_out and place.roles):
            return _picture(digest, width)
    raise NotFound("ảnh", digest[:12])


@blueprint.get("/products/<int:product_id>/photos/<digest>.jpg")
def photo(product_id: int, digest: str) -> Response:
    """A photo taken for a slot, small; who works on the product is given its digest."""
    product = session().get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    at(product.unit_id, drafts=True)
    return _picture(digest, WIDTHS[1])


@blueprint.get("/publications/<int:publication_id>/proofs/<int:receipt_id>.jpg")
def proof(publication_id: int, receipt_id: int) -> Response:
    """The photo brought as proof of a release."""
    publication = session().get(Publication, publication_id)
    receipt = session().get(Receipt, receipt_id)
    if (
        publication is None
        or receipt is None
        or receipt.publication_id != publication_id
        or receipt.proof_digest is None
    ):
        raise NotFound("ảnh", receipt_id)
    at(publication.unit_id, drafts=False)
    return _picture(receipt.proof_digest, WIDTHS[2])


@blueprint.get("/templates/<name>/preview.png")
def template(name: str) -> Response:
    """What a template looks like with its examples; a unit's own is for who works in its line."""
    path = tools().library.find(name).folder / PREVIEW
    if not is_among(name, _codes_around()):
        raise NotFound("mẫu", name)
    if not path.is_file():
        raise NotFound("hình của mẫu", name)
    return fresh(path.read_bytes(), mime="image/png", cache="private, max-age=3600")


def _codes_around() -> set[str]:
    """The units on the line of any unit on which the person holds a role."""
    held = granted_units(session(), current_editor().id, today())
    found = {code for unit in held for code in codes_above(session(), unit.id, today())}
    return found | {here().unit.code}


def _picture(digest: str, width: int) -> Response:
    """The stored bytes no wider than asked, from those widths we make."""
    if width not in WIDTHS:
        raise NotFound("cỡ ảnh", width)
    if not _DIGEST.fullmatch(digest):  # it becomes the name of a file
        raise NotFound("ảnh", digest[:12])
    path = settings().home / "cache" / "desk" / digest[:2] / f"{digest[2:]}-{width}.jpg"
    data = kept(path, lambda: _narrowed(tools().storage.read(digest), width))
    return fresh(data, mime=JPEG, cache=MINE_FOR_EVER, tag=f"{digest[:24]}-{width}")


def _narrowed(data: bytes, width: int) -> bytes:
    with Image.open(BytesIO(data)) as image:
        if image.width <= width and image.format == "JPEG":
            return data
        image.draft("RGB", (width, width))
        height = max(1, round(image.height * width / image.width))
        small = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
    buffer = BytesIO()
    small.save(buffer, "JPEG", quality=82, optimize=True)
    return buffer.getvalue()

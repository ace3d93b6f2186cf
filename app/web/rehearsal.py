"""What the rehearsal channel kept, as it would look; only for people of the units it came from."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from sqlalchemy import select

from app.errors import NotFound
from app.models.publication import Publication
from app.web.place import at, there
from app.web.request import session, tools
from publishers.rehearsal.publisher import Kept, posts

blueprint = Blueprint("rehearsal", __name__, url_prefix="/tap-duot")

MOST = 50


@dataclass(frozen=True)
class Post:
    """One kept send and the publication it belongs to."""

    kept: Kept
    publication: Publication


@blueprint.get("/")
def index() -> str:
    """The newest sends of the units within reach."""
    newest = sorted(posts(tools().doors.folder), key=lambda kept: kept.at, reverse=True)
    found: list[Post] = []
    allowed: dict[int, bool] = {}
    for kept in newest:
        publication = _publication(kept.key)
        if publication is None:
            continue
        unit_id = publication.unit_id
        if unit_id not in allowed:
            allowed[unit_id] = bool(there(unit_id).roles)
        if allowed[unit_id]:
            found.append(Post(kept, publication))
        if len(found) == MOST:
            break
    return render_template("desk/rehearsal.html", posts=found)


@blueprint.get("/<key>")
def show(key: str) -> str:
    """Every send under one key: more than one would mean a post went out twice."""
    publication = _publication(key)
    if publication is None:
        raise NotFound("bài tập dượt", key[:40])
    at(publication.unit_id, drafts=False)
    found = [Post(kept, publication) for kept in posts(tools().doors.folder, publication.key)]
    return render_template("desk/rehearsal.html", posts=found, one=True)


def _publication(key: str) -> Publication | None:
    return session().scalar(select(Publication).where(Publication.key == key))

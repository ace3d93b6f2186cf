"""What the rehearsal channel kept, as it would look; only for people of the units it came from."""

from dataclasses import dataclass

from flask import Blueprint, render_template
from sqlalchemy import select

from app.errors import NotFound
from app.models.channel import Channel
from app.models.publication import Publication
from app.reports.reach import reached
from app.web.place import at, today
from app.web.request import current_editor, session, tools
from publishers.rehearsal.publisher import KIND, Kept, posts

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
    sent = (
        select(Publication)
        .join(Channel, Channel.id == Publication.channel_id)
        .where(
            Channel.kind == KIND.name,
            Publication.sent_at.is_not(None),
            Publication.unit_id.in_(reached(current_editor().id, today())),
        )
        .order_by(Publication.id.desc())
        .limit(MOST)
    )
    found = [
        Post(kept, publication)
        for publication in session().scalars(sent)
        for kept in posts(tools().doors.folder, publication.key)
    ]
    found.sort(key=lambda post: post.kept.at, reverse=True)
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

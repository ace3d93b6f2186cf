"""Throwing a draft away."""

import pytest
from sqlalchemy import select

from app.database import reading
from app.errors import IllegalMove, NotFound, NotPermitted
from app.factory import Loa
from app.models.audit import AuditEntry
from app.models.media import Media
from app.models.product import Product
from app.models.review import Verdict
from app.workflow.discard_draft import discard
from app.workflow.draft_product import draft, take_photo
from app.workflow.review_product import ask, review
from tests.factories import a_draft, an_approved, an_office
from tests.pictures import jpeg


def test_a_draft_goes_with_its_media_and_its_going_is_kept(loa: Loa) -> None:
    editor, _ = an_office(loa.tools)
    photos = [{"photo": take_photo(jpeg(), loa.tools)}]
    post = draft("AD", "bai-ngan", {"text": "Bữa cơm.", "photos": photos}, loa.tools)
    ask(post, loa.tools)
    discard(post, by=editor)
    with reading() as session:
        assert session.scalars(select(Product)).all() == []
        assert session.scalars(select(Media)).all() == []
        said = session.scalars(select(AuditEntry).where(AuditEntry.verb == "discard")).one()
    assert (said.subject_id, said.by_id, said.facts) == (post, editor, {"title": "Bữa cơm"})


def test_what_was_judged_or_scheduled_stays_for_ever(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    scheduled, _ = an_approved(loa.tools, approver, "website")
    returned = a_draft(loa.tools)
    of = ask(returned, loa.tools)
    review(
        returned, loa.tools, by=approver, of=of, verdict=Verdict.RETURNED, note_text="Thiếu giờ."
    )
    for post in (scheduled, returned):
        with pytest.raises(IllegalMove, match="không xóa được nữa"):
            discard(post)


def test_only_an_editor_throws_away_what_is_there(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    with pytest.raises(NotPermitted):
        discard(a_draft(loa.tools), by=approver)
    with pytest.raises(NotFound):
        discard(99)

"""Ask for a review, and give one: of exactly the media that were shown."""

from datetime import datetime

from sqlalchemy.orm import Session

from app import clock
from app.database import reading, writing
from app.errors import BadInput, NotFound, ReviewIsStale
from app.models.audit import note
from app.models.editor import Role, require
from app.models.product import Product, ProductState
from app.models.review import Review, Verdict
from app.workflow.compose_outgoing import check_limits
from app.workflow.draft_product import editable
from app.workflow.render_media import filled, render
from app.workflow.schedule_publication import schedule_wishes, wished_channels
from app.workflow.tools import Tools


def ask(product_id: int, tools: Tools, *, by: int | None = None) -> str:
    """Draw the media, hand the product to its approvers, return the fingerprint they will see.

    Raises HasProblems, TextTooLong and the like while something is missing; IllegalMove.
    """
    drawn = render(product_id, tools)
    _check_wishes(product_id, tools)
    now = clock.now()
    with writing() as session:
        product = editable(session, product_id, by, now)
        if filled(product, tools).fingerprint != drawn:
            raise ReviewIsStale  # edited by someone else while it was being drawn
        product.move(ProductState.IN_REVIEW)
        product.fingerprint = drawn
        product.changed_at = now
        note(session, now, by, "ask_review", product, fingerprint=drawn)
    return drawn


def review(
    product_id: int,
    tools: Tools,
    *,
    by: int,
    of: str,
    verdict: Verdict,
    note_text: str = "",
    asked_at: datetime | None = None,
) -> list[int]:
    """Take the approver's word on fingerprint `of`; approval schedules what the editor wished.

    The fingerprint says nothing of channels and time: `asked_at`, the moment of the asking that
    was shown, refuses an approval when the editor has asked again with other wishes.
    Returns the ids of the publications that were scheduled. Raises ReviewIsStale when something
    has changed since it was shown (what was shown may still be returned), NotPermitted,
    IllegalMove, BadInput (a return without a note).
    """
    if verdict is Verdict.RETURNED and not note_text.strip():
        raise BadInput("Ghi lời nhắn để người soạn biết cần sửa gì.")
    now = clock.now()
    with writing() as session:
        product = _in_review(session, product_id, by, now)
        if product.fingerprint != of or (
            verdict is Verdict.APPROVED and filled(product, tools).fingerprint != of
        ):
            raise ReviewIsStale
        if verdict is Verdict.APPROVED and asked_at not in (None, product.changed_at):
            raise ReviewIsStale
        product.move(ProductState(verdict.value))
        session.add(
            Review(
                product_id=product_id,
                by_id=by,
                fingerprint=of,
                verdict=verdict,
                note=note_text.strip(),
                at=now,
            )
        )
        note(session, now, by, verdict.value, product, fingerprint=of)
        if verdict is Verdict.RETURNED:
            product.fingerprint = None
            return []
        return schedule_wishes(session, product, now, by)


def _check_wishes(product_id: int, tools: Tools) -> None:
    """Raise BadInput when a wished channel would not carry the words: better now than at eight."""
    with reading() as session:
        product = session.get_one(Product, product_id)
        for channel in wished_channels(session, product):
            check_limits(session, product, channel, tools)


def _in_review(session: Session, product_id: int, by: int, now: datetime) -> Product:
    product = session.get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    require(session, by, {Role.APPROVER}, product.unit_id, clock.local_day(now))
    return product

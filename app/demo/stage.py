"""Set the demo's stage and let the line run; every step does only what is not there yet."""

import shutil
from collections.abc import Iterable
from datetime import datetime, time
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import reading
from app.demo.content import SLUG, YEAR, Content, Story
from app.demo.proof import photo_of_board
from app.models.campaign import Campaign
from app.models.channel import Channel
from app.models.editor import Editor
from app.models.media import Media
from app.models.product import Product, ProductState
from app.models.publication import Publication, PublicationState
from app.models.review import Verdict
from app.models.unit import Unit
from app.web import imprint
from app.workflow.add_editor import add_editor
from app.workflow.add_unit import add_unit
from app.workflow.draft_product import Wish, fill, wish
from app.workflow.open_campaign import open_campaign
from app.workflow.open_channel import add_channel
from app.workflow.release_by_hand import accept, release
from app.workflow.review_product import ask, review
from app.workflow.tools import Tools

PASSWORD = "loa-2026"  # noqa: S105 - printed by the demo, for invented people on loopback
CHANNELS = {"website": "Trang web", "rehearsal": "Tập dượt", "notice_board": "Bảng tin nhà giao ca"}
EDITOR, APPROVER = "ha", "luc"
NOON = time(11, 30)


def set_up(content: Content, home: Path, tools: Tools) -> None:
    """Add the units, their people, their channels and the words of the website."""
    shutil.copyfile(tools.assets / "demo" / imprint.FILE, home / imprint.FILE)
    with reading() as session:
        units = set(session.scalars(select(Unit.code)))
        logins = set(session.scalars(select(Editor.login)))
        named = select(Unit.code, Channel.name).join(Channel, Channel.unit_id == Unit.id)
        channels = {(code, name) for code, name in session.execute(named)}
    for unit in content.units:
        if unit.code not in units:
            add_unit(unit.code, unit.name, parent=unit.parent, short_name=unit.short)
        for kind, name in CHANNELS.items():
            if (unit.code, name) not in channels:
                add_channel(unit.code, name, kind, {}, tools)
    for one in content.editors:
        if one.login not in logins:
            add_editor(
                one.login,
                one.name,
                PASSWORD,
                unit=one.unit,
                roles=one.roles,
                address=one.address,
            )


def open_for_all(content: Content, tools: Tools) -> None:
    """Open the campaign for the first unit and everything below it."""
    open_campaign(SLUG, YEAR, content.units[0].code, tools, children=True)


def make(story: Story, tools: Tools) -> None:
    """Fill one product, ask for its review, and let the approver speak."""
    editor, approver = _people()
    product = _product(story)
    if product.state is ProductState.APPROVED or _is_returned(product, story):
        return
    if product.state is not ProductState.IN_REVIEW:
        fill(product.id, story.values, tools, by=editor)
        wish(product.id, Wish(_channels(story), _due(story)), by=editor)
        ask(product.id, tools, by=editor)
    if story.goes == "in_review":
        return
    verdict = Verdict.RETURNED if story.goes == "returned" else Verdict.APPROVED
    fingerprint = _product(story).fingerprint or ""
    review(product.id, tools, by=approver, of=fingerprint, verdict=verdict, note_text=story.note)


def pin_up(tools: Tools) -> None:
    """Release what waits on notice boards, with a photo, and let a second person accept it."""
    editor, approver = _people()
    for publication_id, picture in list(_on_boards()):
        photo = photo_of_board(tools.storage.read(picture))
        release(publication_id, photo, clock.now(), tools, by=editor)
    with reading() as session:
        shown = session.scalars(
            select(Publication.id).where(
                Publication.by_hand,
                Publication.state == PublicationState.PUBLISHED,
                Publication.live.is_(False),
            )
        ).all()
    for publication_id in shown:
        accept(publication_id, by=approver)


def _people() -> tuple[int, int]:
    with reading() as session:
        ids = {one.login: one.id for one in session.scalars(select(Editor))}
    return ids[EDITOR], ids[APPROVER]


def _product(story: Story) -> Product:
    with reading() as session:
        return session.scalars(
            select(Product)
            .join(Campaign, Campaign.id == Product.campaign_id)
            .join(Unit, Unit.id == Product.unit_id)
            .where(
                Unit.code == story.unit,
                Campaign.slug == SLUG,
                Campaign.year == YEAR,
                Product.plan_key == story.plan_key,
            )
        ).one()


def _is_returned(product: Product, story: Story) -> bool:
    return story.goes == "returned" and product.state is ProductState.RETURNED


def _channels(story: Story) -> tuple[int, ...]:
    with reading() as session:
        found = session.scalars(
            select(Channel.id)
            .join(Unit, Unit.id == Channel.unit_id)
            .where(Unit.code == story.unit, Channel.kind.in_(story.channels))
            .order_by(Channel.id)
        )
        return tuple(found)


def _due(story: Story) -> datetime | None:
    if story.goes != "scheduled":
        return None
    tomorrow = clock.days_after(clock.local_day(clock.now()), 1)
    return clock.instant(tomorrow, NOON)


def _on_boards() -> Iterable[tuple[int, str]]:
    """Yield each publication waiting for a person's hands, and the digest of its picture."""
    with reading() as session:
        waiting = session.scalars(
            select(Publication).where(
                Publication.by_hand, Publication.state == PublicationState.SCHEDULED
            )
        )
        for publication in waiting:
            yield publication.id, _picture(session, publication)


def _picture(session: Session, publication: Publication) -> str:
    return session.scalars(  # a rendered product has at least one
        select(Media.digest)
        .where(
            Media.product_id == publication.product_id,
            Media.fingerprint == publication.fingerprint,
        )
        .order_by(Media.height.desc())
    ).all()[0]

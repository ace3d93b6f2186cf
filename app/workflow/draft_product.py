"""Start a product and fill its slots."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app import clock
from app.database import writing
from app.errors import BadInput, HasProblems, NotFound
from app.models.audit import note
from app.models.campaign import Campaign
from app.models.channel import Channel
from app.models.editor import Role, require
from app.models.product import Product, ProductState
from app.models.unit import Unit, codes_above, unit_by_code
from app.rendering import slots
from app.rendering.context import Context
from app.rendering.library import is_among
from app.rendering.slots import Values
from app.rendering.template import Template
from app.rendering.words import words
from app.workflow.facts import context, facts_of
from app.workflow.render_media import filled
from app.workflow.tools import MEDIA_REF, Tools
from app.workflow.withdraw_publication import withdraw_all_of


@dataclass(frozen=True)
class Wish:
    """Where and when the editor wants it; `due_at` None means as soon as it is approved."""

    channels: tuple[int, ...] = ()
    due_at: datetime | None = None


def draft(
    unit: str,
    template: str,
    values: Mapping[str, Any],
    tools: Tools,
    *,
    campaign_id: int | None = None,
    by: int | None = None,
) -> int:
    """Start a product of a unit (by code) and return its id; slots may still be empty.

    Raises NotFound, HasProblems (values that do not suit their slots), NotPermitted.
    """
    shape = tools.library.find(template)
    given = slots.read_values(shape, values, partial=True)
    now = clock.now()
    with writing() as session:
        owner = unit_by_code(session, unit)
        if not is_among(template, codes_above(session, owner.id, clock.local_day(now))):
            raise NotFound("mẫu", template)
        if by is not None:
            require(session, by, {Role.EDITOR}, owner.id, clock.local_day(now))
        campaign = _campaign_of(session, campaign_id, owner)
        product = Product(
            unit_id=owner.id,
            campaign_id=campaign_id,
            template=template,
            product_type=shape.product_type,
            title=title_of(shape, given, context(owner, campaign)),
            values=dict(given.plain),
            plan={"kinds": [], "channels": [], "due_at": None},
            created_by=by,
            created_at=now,
            changed_at=now,
        )
        session.add(product)
        note(session, now, by, "draft", product, template=template)
        return product.id


def fill(
    product_id: int, values: Mapping[str, Any], tools: Tools, *, by: int | None = None
) -> None:
    """Put values into the slots; any change makes the product a draft and voids its approval.

    Publications that have not left are withdrawn with it. Raises NotFound, HasProblems,
    NotPermitted.
    """
    now = clock.now()
    with writing() as session:
        product = editable(session, product_id, by, now)
        shape = tools.library.find(product.template)
        given = slots.read_values(shape, values, partial=True)
        if given.plain == product.values and not _has_drifted(product, tools):
            return
        product.values = dict(given.plain)
        product.title = title_of(shape, given, facts_of(product))
        product.become_draft(now)
        withdraw_all_of(session, product, "Bài đã sửa, cần duyệt lại.", now)


def wish(product_id: int, wanted: Wish, *, by: int | None = None) -> None:
    """Keep where and when the editor wants the product published.

    A changed wish takes a product in review back: the approver saw another. Raises BadInput for a
    channel of another unit.
    """
    now = clock.now()
    with writing() as session:
        product = editable(session, product_id, by, now)
        for channel_id in wanted.channels:
            channel = session.get(Channel, channel_id)
            if channel is None or channel.unit_id != product.unit_id:
                raise BadInput("Kênh được chọn không phải của đơn vị.")
        due_at = wanted.due_at.isoformat() if wanted.due_at else None
        plan = product.plan | {"channels": list(wanted.channels), "due_at": due_at}
        if plan == product.plan:
            return
        product.plan = plan
        product.changed_at = now
        if product.state == ProductState.IN_REVIEW:
            product.become_draft(now)


def take_photo(data: bytes, tools: Tools) -> str:
    """Keep an uploaded photo, decoded in a child process and stripped; return its slot value.

    Raises BadInput (NotAPicture) for anything that is not a picture.
    """
    return MEDIA_REF + tools.storage.put(tools.studio.take_photo(data).data)


def editable(session: Session, product_id: int, by: int | None, now: datetime) -> Product:
    """Return the product for a change by this person. Raises NotFound, NotPermitted."""
    product = session.get(Product, product_id)
    if product is None:
        raise NotFound("bài", product_id)
    if by is not None:
        require(session, by, {Role.EDITOR}, product.unit_id, clock.local_day(now))
    return product


def still_empty(product: Product, tools: Tools) -> list[str]:
    """Return the labels of required slots without a value, and what is wrong with the others."""
    shape = tools.library.find(product.template)
    try:
        slots.read_values(shape, product.values)
    except HasProblems as error:
        return [problem.message for problem in error.problems]
    return []


def _has_drifted(product: Product, tools: Tools) -> bool:
    """Tell whether template, unit or campaign changed since the review was asked for: saving the
    same values again must then lead out of it."""
    if product.fingerprint is None:
        return False
    try:
        return filled(product, tools).fingerprint != product.fingerprint
    except BadInput:  # a slot that has come since is empty
        return True


def title_of(shape: Template, values: Values, facts: Context) -> str:
    """Return what colleagues call the product: the title its words give; of an unfinished draft
    its first text, else the template's name."""
    if not slots.missing(shape, values):
        return words(shape, values, facts, "website").title or shape.title
    texts = (slot.name for slot in shape.slots if slot.type in ("text", "long_text"))
    return next((values.plain[name] for name in texts if name in values.plain), shape.title)


def _campaign_of(session: Session, campaign_id: int | None, owner: Unit) -> Campaign | None:
    if campaign_id is None:
        return None
    campaign = session.get(Campaign, campaign_id)
    if campaign is None:
        raise NotFound("chiến dịch", campaign_id)
    if campaign.unit_id != owner.id:
        raise BadInput("Chiến dịch này không phải của đơn vị.")
    return campaign

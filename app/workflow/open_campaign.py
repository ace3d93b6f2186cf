"""Open a campaign from a pack: one row, and a draft product for each row of its plan."""

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.database import writing
from app.errors import HasProblems, NotFound
from app.models.audit import note
from app.models.campaign import Campaign, same_below
from app.models.editor import Role, require
from app.models.product import Product
from app.models.publication import Publication
from app.models.unit import Unit, subtree, unit_by_code
from app.packs.check import check
from app.packs.opening import Opening, Planned, opened
from app.packs.read import read
from app.rendering.template import all_templates
from app.workflow.tools import Tools
from app.workflow.withdraw_publication import WAITING, withdraw_all_of
from publishers.wording import to_nfc


@dataclass(frozen=True)
class Opened:
    """What opening did: the campaigns by unit code, and how many of them are new."""

    campaigns: dict[str, int]
    new: int


def open_campaign(
    slug: str, year: int, unit: str, tools: Tools, *, children: bool = False, by: int | None = None
) -> Opened:
    """Open the pack `slug` for a unit (by code), with `children` for every unit below it too.

    Units that have it open keep it as it is. Raises NotFound, HasProblems, NotPermitted.
    """
    opening = opening_of(slug, year, tools)
    now = clock.now()
    with writing() as session:
        root = unit_by_code(session, unit)
        if by is not None:
            require(session, by, {Role.CAMPAIGN_MANAGER}, root.id, clock.local_day(now))
        units = _units(session, root, children=children)
        running = _running(session, slug, year, units)
        for one in units:
            if one.code not in running:
                running[one.code] = _open(session, one, opening, now, by)
        new = sum(1 for campaign in running.values() if campaign.opened_at == now)
        return Opened({code: campaign.id for code, campaign in running.items()}, new)


def opening_of(slug: str, year: int, tools: Tools) -> Opening:
    """Return the pack worked out for a year. Raises NotFound, HasProblems."""
    folder = tools.packs / slug
    hidden = slug.startswith(("_", "."))
    if hidden or folder.name != slug or not (folder / "pack.toml").is_file():
        raise NotFound("gói chiến dịch", slug)
    problems = check(folder, template_slots(tools))
    if problems:
        raise HasProblems(problems)
    return opened(read(folder), year)


def template_slots(tools: Tools) -> dict[str, frozenset[str]]:
    """Return the slot names of every template: what a pack's plan may name."""
    return {
        template.name: frozenset(slot.name for slot in template.slots)
        for template in all_templates(tools.templates)
    }


def announce_theme(campaign_id: int, theme: str | None, *, by: int | None = None) -> int:
    """Set the theme here and for every unit below that opened the same campaign; return how many.

    None is "chưa công bố". Whatever has not been released, or still waits for a channel, becomes a
    draft again: it was approved without this theme. Raises NotFound, NotPermitted.
    """
    now, theme = clock.now(), to_nfc(theme or "").strip() or None
    with writing() as session:
        campaign = session.get(Campaign, campaign_id)
        if campaign is None:
            raise NotFound("chiến dịch", campaign_id)
        if by is not None:
            require(session, by, {Role.CAMPAIGN_MANAGER}, campaign.unit_id, clock.local_day(now))
        same = same_below(session, campaign, clock.local_day(now))
        changed = [one for one in same if one.theme != theme]
        for one in changed:
            one.theme = theme
            note(session, now, by, "announce_theme", one, theme=theme)
        _draft_again(session, [one.id for one in changed], now)
        return len(same)


def _draft_again(session: Session, campaign_ids: list[int], now: datetime) -> None:
    waiting = select(Publication.product_id).where(Publication.state.in_(WAITING))
    unreleased = select(Product).where(
        Product.campaign_id.in_(campaign_ids),
        Product.fingerprint.is_not(None),
        Product.first_release_on.is_(None) | Product.id.in_(waiting),
    )
    for product in session.scalars(unreleased):
        product.become_draft(now)
        withdraw_all_of(session, product, "Chủ đề chiến dịch đã đổi, cần duyệt lại.", now)


def _units(session: Session, root: Unit, *, children: bool) -> list[Unit]:
    if not children:
        return [root]
    below = subtree(root.id, clock.local_day(clock.now()))
    return list(
        session.scalars(select(Unit).where(Unit.id.in_(select(below.c.id))).order_by(Unit.id))
    )


def _running(session: Session, slug: str, year: int, units: list[Unit]) -> dict[str, Campaign]:
    codes = {unit.id: unit.code for unit in units}
    found = session.scalars(
        select(Campaign).where(
            Campaign.slug == slug, Campaign.year == year, Campaign.unit_id.in_(codes)
        )
    )
    return {codes[campaign.unit_id]: campaign for campaign in found}


def _open(
    session: Session, unit: Unit, opening: Opening, now: datetime, by: int | None
) -> Campaign:
    campaign = Campaign(
        unit_id=unit.id,
        slug=opening.slug,
        year=opening.year,
        name=opening.name,
        theme=opening.theme,
        hashtag=opening.hashtag,
        begins_on=opening.begins_on,
        ends_on=opening.ends_on,
        anchor_on=opening.anchor_on,
        messages=[message.text for message in opening.messages],
        palette=asdict(opening.palette),
        peaks=[_peak(peak.name, peak.begins_on, peak.ends_on) for peak in opening.peaks],
        pack_digest=opening.digest,
        opened_at=now,
    )
    session.add(campaign)
    note(session, now, by, "open", campaign, unit=unit.code, slug=opening.slug, year=opening.year)
    session.add_all(_draft(campaign, planned, now, by) for planned in opening.planned)
    return campaign


def _peak(name: str, *days: object) -> dict[str, str]:
    begins_on, ends_on = map(str, days)
    return {"name": name, "begins_on": begins_on, "ends_on": ends_on}


def _draft(campaign: Campaign, planned: Planned, now: datetime, by: int | None) -> Product:
    due_at = clock.instant(planned.due, planned.at)
    return Product(
        unit_id=campaign.unit_id,
        campaign_id=campaign.id,
        plan_key=planned.key,
        template=planned.template,
        product_type=planned.product,
        title=planned.title,
        values=dict(planned.values),
        suggestion=planned.text,
        plan={"kinds": list(planned.channels), "channels": [], "due_at": due_at.isoformat()},
        due_on=planned.due,
        created_by=by,
        created_at=now,
        changed_at=now,
    )

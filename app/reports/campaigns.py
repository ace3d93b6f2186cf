"""The campaigns of a unit and the products of their plans."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.models.campaign import Campaign
from app.models.product import Product
from app.models.unit import subtree


@dataclass(frozen=True)
class CampaignLine:
    """A campaign with how many of its products are out."""

    campaign: Campaign
    released: int
    planned: int


def campaigns_of(session: Session, unit_id: int, day: date) -> list[CampaignLine]:
    """Return the unit's campaigns: those that run or come, the nearest first; then the past."""
    counts = (
        select(
            Product.campaign_id,
            func.count(case((Product.first_release_on.is_not(None), 1))).label("released"),
            func.count(Product.id).label("planned"),
        )
        .where(Product.unit_id == unit_id)
        .group_by(Product.campaign_id)
        .subquery()
    )
    rows = session.execute(
        select(
            Campaign,
            func.coalesce(counts.c.released, 0),
            func.coalesce(counts.c.planned, 0),
        )
        .outerjoin(counts, counts.c.campaign_id == Campaign.id)
        .where(Campaign.unit_id == unit_id)
    ).all()
    lines = [CampaignLine(*row) for row in rows]
    return sorted(lines, key=lambda line: _nearness(line.campaign, day))


def plan_of(session: Session, campaign: Campaign) -> list[Product]:
    """Return the campaign's products in the order of days."""
    return list(
        session.scalars(
            select(Product)
            .where(Product.campaign_id == campaign.id)
            .order_by(Product.due_on, Product.id)
        )
    )


def same_below(session: Session, campaign: Campaign, day: date) -> int:
    """Return how many units below have opened the same campaign."""
    below = subtree(campaign.unit_id, day)
    found = select(func.count(Campaign.id)).where(
        Campaign.slug == campaign.slug,
        Campaign.year == campaign.year,
        Campaign.id != campaign.id,
        Campaign.unit_id.in_(select(below.c.id)),
    )
    return session.scalar(found) or 0


def _nearness(campaign: Campaign, day: date) -> tuple[bool, int, int]:
    past = campaign.ends_on < day
    days = (day - campaign.ends_on).days if past else (campaign.begins_on - day).days
    return (past, days, campaign.id)

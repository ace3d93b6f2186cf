"""What texts and drawings know of a product's unit and campaign, as plain values."""

from app import clock
from app.models.campaign import Campaign
from app.models.product import Product
from app.models.unit import Unit
from app.rendering.context import CampaignFacts, Context, UnitFacts


def facts_of(product: Product) -> Context:
    """Return the context of a product; both relations are loaded with it."""
    return context(product.unit, product.campaign)


def context(unit: Unit, campaign: Campaign | None) -> Context:
    """Return the context of a unit today, inside a campaign or in everyday work."""
    version = unit.on(clock.local_day(clock.now()))
    return Context(
        unit=UnitFacts(code=unit.code, name=version.name, short_name=version.short_name),
        campaign=_campaign(campaign) if campaign else None,
        palette=campaign.palette if campaign else {},
    )


def _campaign(campaign: Campaign) -> CampaignFacts:
    return CampaignFacts(
        name=campaign.name,
        theme=campaign.theme,
        hashtag=campaign.hashtag,
        year=campaign.year,
        starts_on=campaign.begins_on,
        ends_on=campaign.ends_on,
    )

"""Make what leaves: the approved words and media of one publication, as plain values."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import BadInput, ReviewIsStale
from app.models.channel import Channel
from app.models.media import Media
from app.models.product import Product
from app.models.publication import Publication
from app.rendering.words import words
from app.workflow.render_media import Filled, filled
from app.workflow.tools import Tools
from publishers import CHANNELS
from publishers.contract import Kind, Outgoing, Picture
from publishers.wording import over_limits

PHOTO = "photo-"
CARD = "link"


def compose(session: Session, publication: Publication, tools: Tools) -> Outgoing:
    """Return what will be sent. Raises ReviewIsStale when it is not what was approved."""
    product = publication.product
    content = filled(product, tools)
    if content.fingerprint != publication.fingerprint:
        raise ReviewIsStale
    return _outgoing(session, product, publication.channel, content, publication.key, tools)


def shown(session: Session, product: Product, channel: Channel, tools: Tools) -> Outgoing:
    """Return what the review page shows of a product on a channel: the same that is sent.

    The media are those of the product's fingerprint. Raises HasProblems while slots are empty.
    """
    return _outgoing(session, product, channel, filled(product, tools), str(product.id), tools)


def check_limits(session: Session, product: Product, channel: Channel, tools: Tools) -> None:
    """Raise BadInput, naming the channel, when it would not carry the product's words."""
    kind = CHANNELS[channel.kind]
    if too_much := list(over_limits(shown(session, product, channel, tools), kind.limits)):
        raise BadInput(f"Kênh {channel.name}: {' '.join(too_much)}")


def _outgoing(
    session: Session, product: Product, channel: Channel, content: Filled, key: str, tools: Tools
) -> Outgoing:
    kind = CHANNELS[channel.kind]
    said = words(content.template, content.values, content.context, channel.kind)
    media = session.scalars(
        select(Media).where(
            Media.product_id == product.id, Media.fingerprint == content.fingerprint
        )
    ).all()
    campaign = product.campaign
    return kind.shape(
        Outgoing(
            key=key,
            unit_code=product.unit.code,
            unit_name=content.context.unit.name,
            title=said.title,
            summary=said.summary,
            text=said.text,
            pictures=tuple(_picture(one, tools) for one in _chosen(media, kind)),
            campaign=f"{campaign.slug}-{campaign.year}" if campaign else None,
        )
    )


def _chosen(media: Sequence[Media], kind: Kind) -> list[Media]:
    """Photographs if there are any, else the format the channel shows best; on the website also
    the card that other services show for a link."""
    by_name = {one.name: one for one in media}
    chosen = sorted((one for one in media if one.name.startswith(PHOTO)), key=lambda one: one.name)
    if not chosen:
        chosen = [by_name[name] for name in kind.formats if name in by_name][:1]
    if kind.name == "website" and CARD in by_name and by_name[CARD] not in chosen:
        chosen.append(by_name[CARD])
    return chosen


def _picture(media: Media, tools: Tools) -> Picture:
    return Picture(
        name=media.name,
        mime=media.mime,
        width=media.width,
        height=media.height,
        alt=media.alt,
        digest=media.digest,
        data=tools.storage.read(media.digest),
    )

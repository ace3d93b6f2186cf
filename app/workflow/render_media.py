"""Draw a product's media and keep them under its fingerprint."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from sqlalchemy import select

from app.database import reading, writing
from app.errors import NotFound
from app.models.media import Media
from app.models.product import Product
from app.rendering import slots
from app.rendering.context import Context
from app.rendering.fingerprint import fingerprint
from app.rendering.slots import Values
from app.rendering.studio import Drawn
from app.rendering.template import Template
from app.rendering.words import words
from app.workflow.facts import facts_of
from app.workflow.tools import MEDIA_REF, Tools


@dataclass(frozen=True)
class Filled:
    """A product as plain values: what drawing and wording need, and nothing of the database."""

    template: Template
    values: Values
    context: Context
    fingerprint: str


def filled(product: Product, tools: Tools) -> Filled:
    """Return the product's content and its fingerprint as it stands now.

    Raises HasProblems naming every slot that is empty or wrong.
    """
    template = tools.library.find(product.template)
    values = slots.read_values(template, product.values)
    context = facts_of(product)
    digests = {name: tools.photo_digest(name) for name in slots.photos(template, values)}
    return Filled(template, values, context, fingerprint(template, values, context, digests))


def render(product_id: int, tools: Tools) -> str:
    """Draw every format once and return the fingerprint; what is already drawn is not drawn again.

    Raises NotFound, HasProblems, TextTooLong, MissingGlyph, NotAPicture.
    """
    with reading() as session:
        product = session.get(Product, product_id)
        if product is None:
            raise NotFound("bài", product_id)
        content = filled(product, tools)
        drawn = select(Media.id).where(
            Media.product_id == product_id, Media.fingerprint == content.fingerprint
        )
        if session.scalar(drawn.limit(1)) is not None:
            return content.fingerprint
    media = [*_photos(product_id, content, tools), *_pictures(product_id, content, tools)]
    with writing() as session:
        if session.scalar(drawn.limit(1)) is None:
            session.add_all(media)
    return content.fingerprint


def _photos(product_id: int, content: Filled, tools: Tools) -> Iterator[Media]:
    for number, name in enumerate(slots.photos(content.template, content.values), 1):
        yield _media(product_id, content, f"photo-{number}", _photo(name, tools), tools)


def _photo(name: str, tools: Tools) -> Drawn:
    """An uploaded photo was decoded and stripped when it came; encoding it again would blur it."""
    data = tools.photo(name)
    if not name.startswith(MEDIA_REF):
        return tools.studio.take_photo(data)
    with Image.open(BytesIO(data)) as taken:
        return Drawn(data, taken.width, taken.height)


def _pictures(product_id: int, content: Filled, tools: Tools) -> Iterator[Media]:
    photos = {name: tools.photo(name) for name in slots.photos(content.template, content.values)}
    for format_name in content.template.formats:
        picture = tools.studio.draw(
            content.template.folder, content.values, content.context, format_name, photos
        )
        yield _media(product_id, content, format_name, picture, tools)


def _media(product_id: int, content: Filled, name: str, drawn: Drawn, tools: Tools) -> Media:
    said = words(content.template, content.values, content.context, "website")
    return Media(
        product_id=product_id,
        fingerprint=content.fingerprint,
        name=name,
        mime=drawn.mime,
        width=drawn.width,
        height=drawn.height,
        bytes=len(drawn.data),
        digest=tools.storage.put(drawn.data),
        alt=said.alt or said.title,
    )

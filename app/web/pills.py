"""A state as a pill: icon and word, always both (table of the interface rules)."""

from dataclasses import dataclass

from app.models.product import PRODUCT_WORDS, Product, ProductState
from app.models.publication import PUBLICATION_WORDS, Publication, PublicationState


@dataclass(frozen=True)
class Pill:
    """Outline: planned. Tint: under way. Solid: proven or refused. Dashed: not known."""

    word: str
    icon: str
    style: str


_PRODUCTS = {
    ProductState.DRAFT: ("pen", "quiet"),
    ProductState.IN_REVIEW: ("hourglass", "blue"),
    ProductState.APPROVED: ("seal", "good"),
    ProductState.RETURNED: ("back", "care"),
}
_PUBLICATIONS = {
    PublicationState.SCHEDULED: ("clock", "blue-line"),
    PublicationState.SENDING: ("waves", "blue"),
    PublicationState.PUBLISHED: ("tick", "good-solid"),
    PublicationState.UNCERTAIN: ("question", "care-dash"),
    PublicationState.FAILED: ("octagon", "bad"),
    PublicationState.MISSED: ("late", "care"),
    PublicationState.WITHDRAWN: ("minus", "quiet-line"),
    PublicationState.TAKEN_DOWN: ("hidden", "quiet-line"),
    PublicationState.VOIDED: ("slash", "quiet-line"),
}
RETRY = Pill("Hẹn gửi lại", "again", "blue-line")
WORKING = Pill("Kênh đang xử lý", "hourglass", "blue")
BY_HAND = Pill("Chờ dán", "hand", "blue-line")
PROOF = Pill("Chờ nhận ảnh", "hourglass", "blue")
RELEASED = Pill("Đã đăng", "tick", "good-solid")


def product_pill(product: Product) -> Pill:
    """Return the pill of a product; what is out says so instead of "Đã duyệt"."""
    if product.state is ProductState.APPROVED and product.first_release_on:
        return RELEASED
    return Pill(PRODUCT_WORDS[product.state], *_PRODUCTS[product.state])


def publication_pill(publication: Publication) -> Pill:
    """Return the pill of a publication: a second try and an unfinished release have their own."""
    state = publication.state
    if state is PublicationState.SCHEDULED and publication.by_hand:
        return BY_HAND
    if state is PublicationState.SCHEDULED and publication.attempts > 0:
        return RETRY
    if state is PublicationState.PUBLISHED and not publication.live:
        return PROOF if publication.by_hand else WORKING
    return Pill(PUBLICATION_WORDS[state], *_PUBLICATIONS[state])

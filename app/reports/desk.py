"""What waits for a person at one unit, what goes out next, how far the campaign is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from app import clock
from app.models.campaign import Campaign
from app.models.channel import Channel, ChannelState
from app.models.editor import Role
from app.models.product import Product, ProductState
from app.models.publication import Publication, PublicationState
from app.models.receipt import Outcome, Receipt
from app.models.review import Review, Verdict

MOST = 30  # of one kind; whoever has more than that opens the full list
SOON = timedelta(days=3)
LATE = timedelta(days=7)  # an empty slot that is later than this is seen on the campaign's page
DRAFTS = 6
AHEAD = timedelta(days=30)  # a campaign is shown before it begins
AFTER = timedelta(days=14)  # and until its summary is out
UNDER_WORK = (ProductState.RETURNED, ProductState.DRAFT)
TROUBLE = (PublicationState.UNCERTAIN, PublicationState.FAILED, PublicationState.MISSED)


@dataclass(frozen=True)
class Task:
    """One thing to do. `kind` is the state of a publication, or what is asked of a product:
    "returned", "in_review", "by_hand", "proof", "draft", "late_draft"; or "channel"."""

    kind: str
    title: str
    at: datetime | None = None
    note: str = ""
    product: Product | None = None
    publication: Publication | None = None
    channel: Channel | None = None


@dataclass(frozen=True)
class Progress:
    """How far a campaign of the unit is; `slots` are its products nearest to today."""

    campaign: Campaign
    released: int
    planned: int
    slots: tuple[Product, ...]


def waiting(
    session: Session, unit_id: int, roles: frozenset[Role], editor_id: int, now: datetime
) -> list[Task]:
    """Return what waits for a person with these roles at this unit, the most urgent first."""
    return list(_tasks(session, unit_id, roles, editor_id, now))


def next_publications(
    session: Session, unit_id: int, now: datetime, most: int = 5
) -> list[Publication]:
    """Return what leaves next."""
    return list(
        session.scalars(
            _of_unit(unit_id)
            .where(Publication.state == PublicationState.SCHEDULED, Publication.due_at >= now)
            .order_by(Publication.due_at, Publication.id)
            .limit(most)
        )
    )


def running_campaigns(session: Session, unit_id: int, day: date) -> list[Campaign]:
    """Return the unit's campaigns around this day, the one that ends first on top."""
    return list(
        session.scalars(
            select(Campaign)
            .where(
                Campaign.unit_id == unit_id,
                Campaign.begins_on <= day + AHEAD,
                Campaign.ends_on >= day - AFTER,
            )
            .order_by(Campaign.ends_on, Campaign.id)
        )
    )


def progress(session: Session, campaign: Campaign, day: date, most: int = 8) -> Progress:
    """Return how many of the planned products are out, and those nearest to the day."""
    products = session.scalars(
        select(Product)
        .where(Product.campaign_id == campaign.id)
        .order_by(Product.due_on, Product.id)
    ).all()
    near = sorted(products, key=lambda one: abs(((one.due_on or day) - day).days))[:most]
    return Progress(
        campaign=campaign,
        released=sum(1 for one in products if one.first_release_on),
        planned=len(products),
        slots=tuple(sorted(near, key=lambda one: (one.due_on or day, one.id))),
    )


def in_review(session: Session, unit_id: int) -> list[Product]:
    """Return what waits for an approver of the unit, the earliest due first."""
    return list(
        session.scalars(
            select(Product)
            .where(Product.unit_id == unit_id, Product.state == ProductState.IN_REVIEW)
            .order_by(Product.changed_at, Product.id)
        )
    )


def count_in_review(session: Session, unit_id: int) -> int:
    """Return how many products wait for an approver of the unit."""
    found = select(func.count(Product.id)).where(
        Product.unit_id == unit_id, Product.state == ProductState.IN_REVIEW
    )
    return session.scalar(found) or 0


def last_return(session: Session, product: Product) -> Review | None:
    """Return the note with which the product was sent back, until a review is asked for again."""
    review = session.scalar(
        select(Review).where(Review.product_id == product.id).order_by(Review.id.desc()).limit(1)
    )
    sent_back = review is not None and review.verdict is Verdict.RETURNED
    return review if sent_back and product.state in UNDER_WORK else None


def last_review(session: Session, product_id: int, verdict: Verdict) -> Review | None:
    """Return the latest word of this kind on the product."""
    return session.scalar(
        select(Review)
        .where(Review.product_id == product_id, Review.verdict == verdict)
        .order_by(Review.at.desc(), Review.id.desc())
        .limit(1)
    )


def _tasks(
    session: Session, unit_id: int, roles: frozenset[Role], editor_id: int, now: datetime
) -> Iterator[Task]:
    writes = bool(roles & {Role.EDITOR, Role.APPROVER})
    if writes or Role.ADMINISTRATOR in roles:
        yield from _trouble(session, unit_id)
        yield from _paused(session, unit_id)
    if Role.EDITOR in roles:
        yield from _returned(session, unit_id)
    if Role.APPROVER in roles:
        yield from (
            Task("in_review", one.title, at=one.changed_at, product=one)
            for one in in_review(session, unit_id)[:MOST]
        )
    if writes:
        yield from _by_hand(session, unit_id, now)
        yield from _proofs(session, unit_id, editor_id)
    if Role.EDITOR in roles:
        yield from _due_soon(session, unit_id, clock.local_day(now))


def _trouble(session: Session, unit_id: int) -> Iterator[Task]:
    """Nobody knows, refused, too late: in this order."""
    for state in TROUBLE:
        found = _of_unit(unit_id).where(Publication.state == state)
        for one in session.scalars(found.order_by(Publication.due_at).limit(MOST)):
            yield _about(state.value, one, note=one.reason)


def _paused(session: Session, unit_id: int) -> Iterator[Task]:
    found = select(Channel).where(Channel.unit_id == unit_id, Channel.state == ChannelState.PAUSED)
    for one in session.scalars(found.order_by(Channel.name)):
        yield Task("channel", one.name, note=one.state_reason, channel=one)


def _returned(session: Session, unit_id: int) -> Iterator[Task]:
    """What was sent back and has not been asked about again; a first correction has made some of
    it a draft."""
    found = select(Product).where(
        Product.unit_id == unit_id, Product.state.in_(UNDER_WORK), _was_sent_back()
    )
    for one in session.scalars(found.order_by(Product.due_on, Product.id).limit(MOST)):
        review = last_review(session, one.id, Verdict.RETURNED)
        said = f"{review.by.called}: {review.note}" if review else ""
        yield Task("returned", one.title, note=said[:1].upper() + said[1:], product=one)


def _was_sent_back() -> ColumnElement[bool]:
    """Whether the last word on a product was a return."""
    later = aliased(Review)
    return exists().where(
        Review.product_id == Product.id,
        Review.verdict == Verdict.RETURNED,
        ~exists().where(later.product_id == Review.product_id, later.id > Review.id),
    )


def _by_hand(session: Session, unit_id: int, now: datetime) -> Iterator[Task]:
    found = _of_unit(unit_id).where(
        Publication.state == PublicationState.SCHEDULED,
        Publication.by_hand,
        Publication.due_at <= now + timedelta(hours=12),
    )
    for one in session.scalars(found.order_by(Publication.due_at).limit(MOST)):
        yield _about("by_hand", one, note=one.reason)


def _proofs(session: Session, unit_id: int, editor_id: int) -> Iterator[Task]:
    """Proofs that wait for a second person; never for the one who brought the last photo."""
    later = aliased(Receipt)
    mine = exists().where(
        Receipt.publication_id == Publication.id,
        Receipt.outcome == Outcome.RELEASED_BY_HAND,
        Receipt.by_id == editor_id,
        ~exists().where(
            later.publication_id == Receipt.publication_id,
            later.outcome == Outcome.RELEASED_BY_HAND,
            later.id > Receipt.id,
        ),
    )
    found = _of_unit(unit_id).where(
        Publication.state == PublicationState.PUBLISHED,
        Publication.by_hand,
        Publication.live.is_(False),
        ~mine,
    )
    for one in session.scalars(found.order_by(Publication.released_at).limit(MOST)):
        yield _about("proof", one)


def _due_soon(session: Session, unit_id: int, day: date) -> Iterator[Task]:
    """Drafts whose day is near or just past, what is due next on top."""
    found = select(Product).where(
        Product.unit_id == unit_id,
        Product.state == ProductState.DRAFT,
        Product.first_release_on.is_(None),
        Product.due_on.between(day - LATE, day + SOON),
        ~_was_sent_back(),
    )
    near = found.order_by(Product.due_on < day, Product.due_on, Product.id).limit(DRAFTS)
    for one in session.scalars(near):
        late = one.due_on is not None and one.due_on < day
        yield Task("late_draft" if late else "draft", one.title, product=one)


def _about(kind: str, publication: Publication, note: str = "") -> Task:
    return Task(
        kind,
        publication.product.title,
        at=publication.due_at,
        note=note,
        product=publication.product,
        publication=publication,
        channel=publication.channel,
    )


def _of_unit(unit_id: int) -> Select[Publication]:
    return select(Publication).where(Publication.unit_id == unit_id)

"""Rows for tests, built through the verbs; nothing surprising happens here."""

from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import select

from app import clock
from app.database import reading, writing
from app.models.channel import channel_by_name
from app.models.editor import Editor, Grant, Role
from app.models.ledger import EntryKind, LedgerEntry
from app.models.product import Product
from app.models.publication import Publication
from app.models.receipt import Outcome, Receipt
from app.models.review import Verdict
from app.models.unit import UnitVersion, unit_by_code
from app.worker import ticker
from app.workflow.add_unit import add_unit
from app.workflow.draft_product import Wish, draft, wish
from app.workflow.open_channel import add_channel
from app.workflow.publish_due import publish
from app.workflow.review_product import ask, review
from app.workflow.sign_in import hashed
from app.workflow.tools import Tools

PASSWORD = "một mật khẩu dài"


@cache
def _hashed_once() -> str:
    """Hashing is slow on purpose: two hundred offices need not do it again."""
    return hashed(PASSWORD)


def a_unit(code: str = "AD", name: str = "Công đoàn KCN Ánh Dương", **more: Any) -> int:
    """Add a unit."""
    return add_unit(code, name, **more)


def a_transfer(code: str, *, to: str, on: date, name: str = "") -> None:
    """Put a unit below another parent from a day on: its present version ends, a new one begins."""
    with writing() as session:
        unit, above = unit_by_code(session, code), unit_by_code(session, to)
        last = unit.versions[-1]
        last.valid_to = on
        session.flush()
        new = name or last.name
        unit.versions.append(
            UnitVersion(parent_id=above.id, name=new, short_name=new, valid_from=on)
        )


def an_editor(login: str, *roles: Role, unit: str = "AD") -> int:
    """Add a person with roles on a unit; the password is PASSWORD."""
    with writing() as session:
        unit_id = unit_by_code(session, unit).id
        editor = Editor(
            login=login, name=f"Nguyễn Văn {login.title()}", password_hash=_hashed_once()
        )
        editor.grants.extend(Grant(unit_id=unit_id, role=role) for role in roles)
        session.add(editor)
        session.flush()
        return editor.id


def a_channel(tools: Tools, kind: str, unit: str = "AD", **config: str) -> int:
    """Connect a channel named after its kind."""
    return add_channel(unit, kind, kind, config, tools)


def an_office(tools: Tools, *kinds: str) -> tuple[int, int]:
    """Add the unit AD with its channels, an editor and an approver; return the two people."""
    a_unit()
    for kind in kinds or ("website", "rehearsal", "notice_board"):
        a_channel(tools, kind)
    return an_editor("ha", Role.EDITOR), an_editor("luc", Role.APPROVER)


def channel_ids(*kinds: str, unit: str = "AD") -> tuple[int, ...]:
    """Return the ids of the unit's channels that `a_channel` made."""
    with reading() as session:
        unit_id = unit_by_code(session, unit).id
        return tuple(channel_by_name(session, unit_id, kind).id for kind in kinds)


def channel_id(kind: str, *, unit: str = "AD") -> int:
    """Return the id of one channel that `a_channel` made."""
    return channel_ids(kind, unit=unit)[0]


def a_draft(tools: Tools, text: str = "Bữa cơm Công đoàn trưa nay.", unit: str = "AD") -> int:
    """Start a short post without pictures."""
    return draft(unit, "bai-ngan", {"text": text}, tools)


def an_approved(
    tools: Tools,
    approver: int,
    *kinds: str,
    text: str = "Bữa cơm Công đoàn trưa nay.",
    due_at: datetime | None = None,
    unit: str = "AD",
) -> tuple[int, list[int]]:
    """Draft, ask and approve; return the product and its publications, one for each kind."""
    product = a_draft(tools, text, unit)
    wish(product, Wish(channel_ids(*kinds, unit=unit), due_at))
    of = ask(product, tools)
    return product, review(product, tools, by=approver, of=of, verdict=Verdict.APPROVED)


def publication(publication_id: int) -> Publication:
    """Return a publication as it stands now."""
    with reading() as session:
        return session.scalars(select(Publication).where(Publication.id == publication_id)).one()


def product(product_id: int) -> Product:
    """Return a product as it stands now."""
    with reading() as session:
        return session.get_one(Product, product_id)


def publish_now(tools: Tools) -> None:
    """Let one step of the ticker send what is due, without a queue."""
    ticker.step(lambda number, token: publish(number, token, tools), tools, clock.now())


def a_published(tools: Tools, approver: int, kind: str = "website", **more: Any) -> int:
    """Approve a post for one channel and send it; return the publication."""
    _, [publication_id] = an_approved(tools, approver, kind, **more)
    publish_now(tools)
    return publication_id


def entries(publication_id: int) -> list[EntryKind]:
    """Return what the ledger says of a publication, in order."""
    with reading() as session:
        said = select(LedgerEntry.kind).where(LedgerEntry.publication_id == publication_id)
        return list(session.scalars(said.order_by(LedgerEntry.id)))


def outcomes(publication_id: int) -> list[Outcome]:
    """Return how each attempt and decision about a publication ended, in order."""
    with reading() as session:
        told = select(Receipt.outcome).where(Receipt.publication_id == publication_id)
        return list(session.scalars(told.order_by(Receipt.id)))

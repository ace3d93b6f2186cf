"""What the demo did, counted from the database and written out as pictures one can open."""

from collections import Counter
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app import clock
from app.cli.posts import facts_of
from app.database import reading
from app.models.ledger import LedgerEntry
from app.models.media import Media
from app.models.product import Product
from app.models.publication import Publication
from app.models.unit import Unit, unit_by_code
from app.rendering.template import all_templates
from app.reports import kpi, period
from app.workflow.tools import Tools

ROOT_UNIT = "AD"


def account(home: Path, tools: Tools, seconds: dict[str, float]) -> dict[str, Any]:
    """Return the demo's figures in the shape other programs read; writes `home`/pictures."""
    year = clock.local_day(clock.now()).year
    with reading() as session:
        counted = kpi.counted(
            session, kpi.Scope(unit_by_code(session, ROOT_UNIT).id), period.year(year)
        )
        share = facts_of(counted)
        return {
            "home": str(home),
            "units": session.scalar(select(func.count(Unit.id))),
            "products": _products(session, tools),
            "media": _pictures(session, tools, home / "pictures"),
            "publications": _publications(session),
            "ledger_entries": session.scalar(select(func.count(LedgerEntry.id))),
            "share": {name: share[name] for name in ("digital", "total", "share")},
            "seconds": seconds,
        }


def _products(session: Session, tools: Tools) -> dict[str, int]:
    """Count the products that were made, by kind of template; empty drafts are not products."""
    kinds = {template.name: template.kind for template in all_templates(tools.templates)}
    rendered = select(Product.template).where(Product.id.in_(select(Media.product_id)))
    return dict(Counter(kinds[name] for name in session.scalars(rendered)))


def _pictures(session: Session, tools: Tools, folder: Path) -> list[dict[str, Any]]:
    folder.mkdir(parents=True, exist_ok=True)
    rows = session.execute(
        select(Media, Product.plan_key, Unit.code)
        .join(Product, Product.id == Media.product_id)
        .join(Unit, Unit.id == Product.unit_id)
        .order_by(Media.id)
    )
    written = []
    for media, plan_key, code in rows:
        path = folder / f"{code}-{plan_key}-{media.name}.jpg"
        path.write_bytes(tools.storage.read(media.digest))
        facts = {"width": media.width, "height": media.height, "bytes": media.bytes}
        written.append({"path": str(path), **facts})
    return written


def _publications(session: Session) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for publication in session.scalars(select(Publication)):
        states = found.setdefault(publication.channel.kind, {})
        states[publication.state.value] = states.get(publication.state.value, 0) + 1
    return found

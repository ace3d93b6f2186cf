"""The whole line for scripts: make, approve and schedule a post; look at a publication; count."""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy import select
from sqlalchemy.orm import Session

from app import clock
from app.cli.base import as_json, opened, show
from app.database import reading
from app.errors import BadInput, LoaError, NotFound
from app.models.campaign import Campaign
from app.models.channel import channel_by_name
from app.models.editor import editor_by_login
from app.models.ledger import EntryKind, LedgerEntry
from app.models.publication import PUBLICATION_WORDS, Publication
from app.models.review import Verdict
from app.models.unit import unit_by_code
from app.rendering.vietnamese import percent
from app.reports import kpi, period
from app.workflow.discard_draft import discard
from app.workflow.draft_product import Wish, draft, take_photo, wish
from app.workflow.review_product import ask, review
from app.workflow.schedule_publication import check_time

TEMPLATE = "bai-ngan"


@click.command()
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--channel", "channels", multiple=True, required=True, help="Tên kênh.")
@click.option("--text", required=True, help="Lời đăng.")
@click.option("--title", default="", help="Tiêu đề.")
@click.option("--image", "images", multiple=True, type=click.Path(path_type=Path), help="Ảnh.")
@click.option("--at", help="Lúc đăng, dạng ISO; không ghi múi giờ thì hiểu là giờ Việt Nam.")
@click.option("--approve-as", "approver", help="Tên đăng nhập của người duyệt.")
@as_json
def post(
    unit_code: str,
    channels: tuple[str, ...],
    text: str,
    title: str,
    images: tuple[Path, ...],
    at: str | None,
    approver: str | None,
    as_json: bool,
) -> None:
    """Soạn, trình duyệt, và nếu có --approve-as thì duyệt và hẹn giờ một bài."""
    with opened() as loa:
        due_at = _moment(at)
        check_time(due_at, clock.now())
        channel_ids = _channels(unit_code, channels)
        by = _approver(approver)
        photos = [{"photo": take_photo(_bytes(image), loa.tools)} for image in images]
        values = {"title": title, "text": text, "photos": photos}
        product = draft(unit_code, TEMPLATE, values, loa.tools)
        try:
            wish(product, Wish(channel_ids, due_at))
            fingerprint = ask(product, loa.tools)
            if by is not None:
                review(product, loa.tools, by=by, of=fingerprint, verdict=Verdict.APPROVED)
        except LoaError:
            discard(product)  # a script that tries again must not leave a draft each time
            raise
        facts = {"product": product, "publications": _publications(product)}
    show(facts, _said(facts), as_json=as_json)


@click.group()
def publication() -> None:
    """Lượt đăng."""


@publication.command("show")
@click.argument("publication_id", type=int)
@as_json
def show_publication(publication_id: int, as_json: bool) -> None:
    """Cho xem một lượt đăng: trạng thái, đường dẫn, đã tính hay chưa."""
    with opened(), reading() as session:
        found = session.get(Publication, publication_id)
        if found is None:
            raise NotFound("lượt đăng", publication_id)
        kinds = set(
            session.scalars(
                select(LedgerEntry.kind).where(LedgerEntry.publication_id == publication_id)
            )
        )
        facts = {
            "id": found.id,
            "channel": found.channel.name,
            "state": found.state.value,
            "attempts": found.attempts,
            "remote_id": found.remote_id,
            "permalink": found.permalink,
            "counted": kinds == {EntryKind.COUNTED},
            "reason": found.reason or None,
        }
        word = PUBLICATION_WORDS[found.state]
    lines = [f"{found.channel.name}: {word}", found.permalink or "", found.reason]
    show(facts, "\n".join(line for line in lines if line), as_json=as_json)


@click.command()
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị; tính cả các đơn vị bên dưới.")
@click.option("--period", "period_text", help="Kỳ: 2026, 2026-H1 hoặc 2026-05; mặc định năm nay.")
@click.option("--campaign", help="Chỉ một chiến dịch, dạng thang-cong-nhan-2026.")
@as_json
def count(unit_code: str, period_text: str | None, campaign: str | None, as_json: bool) -> None:
    """Đếm sản phẩm, lượt đăng và tỷ trọng sản phẩm số."""
    today = clock.local_day(clock.now())
    span = period.parse(period_text) if period_text else period.year(today.year)
    with opened(), reading() as session:
        scope = kpi.Scope(unit_by_code(session, unit_code).id, _campaign(session, campaign))
        counted = kpi.counted(session, scope, span)
    show(facts_of(counted), _numbers(counted, span.name), as_json=as_json)


def facts_of(counted: kpi.Counted) -> dict[str, Any]:
    """Return the shape other programs read: share is a string with one decimal, or None."""
    return {
        "digital": counted.digital,
        "total": counted.total,
        "share": None if counted.share is None else str(counted.share),
        "publications": counted.publications,
    }


def _numbers(counted: kpi.Counted, name: str) -> str:
    share = "không xác định" if counted.share is None else percent(counted.share)
    lines = [
        f"Tỷ trọng sản phẩm số, {name}: {share} ({counted.digital}/{counted.total} sản phẩm)",
        *(f"  {kind:14} {number} lượt" for kind, number in counted.publications.items()),
        f"Cách tính (quy tắc bản {kpi.RULE_VERSION}): {kpi.METHOD}",
    ]
    return "\n".join(lines)


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else clock.instant(moment.date(), moment.time())
    except (ValueError, OverflowError):
        raise BadInput(f"--at: “{text}” không phải thời điểm ISO, như 2027-05-01T08:00.") from None


def _channels(unit_code: str, names: tuple[str, ...]) -> tuple[int, ...]:
    with reading() as session:
        unit_id = unit_by_code(session, unit_code).id
        return tuple(channel_by_name(session, unit_id, name).id for name in dict.fromkeys(names))


def _approver(login: str | None) -> int | None:
    if login is None:
        return None
    with reading() as session:
        return editor_by_login(session, login).id


def _bytes(image: Path) -> bytes:
    try:
        return image.read_bytes()
    except OSError as error:
        raise BadInput(f"Không đọc được ảnh {image}: {error.strerror}.") from error


def _publications(product: int) -> list[dict[str, Any]]:
    with reading() as session:
        rows = session.scalars(
            select(Publication).where(Publication.product_id == product).order_by(Publication.id)
        )
        return [{"id": row.id, "channel": row.channel.name} for row in rows]


def _said(facts: dict[str, Any]) -> str:
    if not facts["publications"]:
        return f"Bài {facts['product']} đang chờ duyệt."
    channels = ", ".join(row["channel"] for row in facts["publications"])
    return f"Bài {facts['product']} đã duyệt, hẹn đăng trên: {channels}."


def _campaign(session: Session, text: str | None) -> tuple[str, int] | None:
    if text is None:
        return None
    slug, _, year = text.rpartition("-")
    if not slug or not re.fullmatch(r"[0-9]{4}", year):
        raise BadInput(f"--campaign: “{text}” cần dạng thang-cong-nhan-2026.")
    named = select(Campaign.id).where(Campaign.slug == slug, Campaign.year == int(year))
    if session.scalar(named.limit(1)) is None:
        raise NotFound("chiến dịch", text)
    return slug, int(year)

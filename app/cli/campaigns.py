"""Packs, and campaigns opened from them."""

from dataclasses import asdict
from pathlib import Path

import click

from app.cli.base import as_json, opened, progress, say, show, verdict
from app.cli.given import read_json
from app.errors import BadInput, NotFound
from app.packs.check import check
from app.packs.read import folders
from app.rendering.template import all_templates
from app.settings import ROOT
from app.workflow.open_campaign import announce_theme, open_campaign
from app.workflow.render_batch import render_campaign

PACKS = ROOT / "campaigns"


@click.group()
def pack() -> None:
    """Gói chiến dịch."""


@pack.command("check")
@click.argument("slugs", nargs=-1)
@as_json
def check_packs(slugs: tuple[str, ...], as_json: bool) -> None:
    """Kiểm tra gói: mọi lỗi cùng một lúc, có tệp và dòng."""
    known = {
        one.name: frozenset(slot.name for slot in one.slots)
        for one in all_templates(ROOT / "templates")
    }
    chosen = [PACKS / slug for slug in slugs] or [PACKS / "_example", *folders(PACKS)]
    for folder in chosen:
        if not folder.is_dir():
            raise NotFound("gói chiến dịch", folder.name)
    problems = [problem for folder in chosen for problem in check(folder, known)]
    verdict(problems, f"{len(chosen)} gói không có lỗi.", as_json=as_json)


@click.group()
def campaign() -> None:
    """Chiến dịch."""


@campaign.command("open")
@click.argument("slug")
@click.option("--year", type=int, required=True, help="Năm.")
@click.option("--unit", "unit_code", required=True, help="Mã đơn vị.")
@click.option("--children", is_flag=True, help="Mở cho cả các đơn vị bên dưới.")
@as_json
def open_campaign_command(
    slug: str, year: int, unit_code: str, children: bool, as_json: bool
) -> None:
    """Mở chiến dịch từ một gói; đơn vị đã mở thì giữ nguyên."""
    with opened() as loa:
        done = open_campaign(slug, year, unit_code, loa.tools, children=children)
    text = (
        f"Chiến dịch {slug} {year}: {done.new} đơn vị mới mở, {len(done.campaigns)} đơn vị đang có."
    )
    show({"campaigns": done.campaigns, "new": done.new}, text, as_json=as_json)


@campaign.command("theme")
@click.argument("campaign_id", type=int)
@click.argument("theme", required=False)
def announce_theme_command(campaign_id: int, theme: str | None) -> None:
    """Công bố chủ đề (bỏ trống: chưa công bố) cho chiến dịch và các đơn vị bên dưới."""
    with opened():
        units = announce_theme(campaign_id, theme)
    say(f"Đã đặt chủ đề cho {units} đơn vị.")


@campaign.command("render")
@click.argument("campaign_id", type=int)
@click.argument("plan_key", metavar="ROW")
@click.option("--values", type=click.Path(path_type=Path), help="Tệp JSON: tên ô → giá trị chung.")
@as_json
def render_campaign_command(
    campaign_id: int, plan_key: str, values: Path | None, as_json: bool
) -> None:
    """Điền và vẽ một dòng kế hoạch cho mọi đơn vị bên dưới đã mở chiến dịch."""
    given = read_json(values) if values else {}
    with opened() as loa:
        done = render_campaign(
            campaign_id,
            plan_key,
            given,
            loa.tools,
            tell=lambda drawn, whole: progress(drawn, whole, plan_key),
        )
    lines = [f"Đã vẽ bài của {done.drawn} đơn vị; {done.left} bài đang duyệt hoặc đã duyệt để yên."]
    lines += [f"  {one.unit} (bài {one.product_id}): {one.reason}" for one in done.failures]
    show(asdict(done), "\n".join(lines), as_json=as_json)
    if done.failures:
        raise BadInput(f"{len(done.failures)} đơn vị chưa vẽ được; sửa bài rồi chạy lại.")

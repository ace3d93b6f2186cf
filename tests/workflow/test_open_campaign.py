"""Opening a campaign from a pack, for one unit or a whole tree, and announcing its theme."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.database import reading
from app.errors import BadInput, HasProblems, NotFound, NotPermitted
from app.factory import Loa
from app.models.campaign import Campaign
from app.models.editor import Role
from app.models.product import Product, ProductState
from app.models.publication import PublicationState
from app.models.review import Verdict
from app.rendering.template import find
from app.workflow.draft_product import Wish, draft, fill, wish
from app.workflow.open_campaign import announce_theme, open_campaign
from app.workflow.review_product import ask, review
from app.workflow.tools import Tools
from tests.factories import (
    a_channel,
    a_unit,
    an_editor,
    an_office,
    channel_ids,
    product,
    publication,
    publish_now,
)

SLUG, YEAR = "thang-cong-nhan", 2020


def products(campaign_id: int) -> list[Product]:
    with reading() as session:
        found = select(Product).where(Product.campaign_id == campaign_id).order_by(Product.id)
        return list(session.scalars(found))


def how_many_campaigns() -> int:
    with reading() as session:
        return len(session.scalars(select(Campaign.id)).all())


def a_family() -> None:
    """AD with two units below it, one of which has one below."""
    a_unit()
    a_unit("AD-1", "CĐCS Một", parent="AD")
    a_unit("AD-2", "CĐCS Hai", parent="AD")
    a_unit("AD-1-1", "Công đoàn bộ phận", parent="AD-1")
    a_unit("XB", "Công đoàn khác")


def test_opening_leaves_a_draft_for_every_row_of_the_plan(loa: Loa) -> None:
    a_unit()
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools)
    drafts = products(opened.campaigns["AD"])
    with reading() as session:
        campaign = session.get_one(Campaign, opened.campaigns["AD"])
    assert (campaign.slug, campaign.year, campaign.hashtag) == (SLUG, YEAR, "#ThángCôngNhân2020")
    assert campaign.begins_on <= campaign.anchor_on <= campaign.ends_on
    assert {one.state for one in drafts} == {ProductState.DRAFT}
    assert len({one.plan_key for one in drafts}) == len(drafts) > 10
    for one in drafts:
        slots = {slot.name for slot in find(loa.tools.templates, one.template).slots}
        assert set(one.values) <= slots
        assert one.due_on is not None
        assert one.plan["channels"] == []


def test_with_children_every_unit_below_gets_its_own(loa: Loa) -> None:
    a_family()
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools, children=True)
    assert sorted(opened.campaigns) == ["AD", "AD-1", "AD-1-1", "AD-2"]
    assert opened.new == 4
    whole, part = products(opened.campaigns["AD"]), products(opened.campaigns["AD-1-1"])
    assert [one.plan_key for one in whole] == [one.plan_key for one in part]
    assert {one.unit.code for one in part} == {"AD-1-1"}


def test_opening_again_keeps_what_is_there_and_adds_what_is_new(loa: Loa) -> None:
    a_family()
    first = open_campaign(SLUG, YEAR, "AD-1", loa.tools)
    post = products(first.campaigns["AD-1"])[0]
    fill(post.id, {"title": "Đã sửa"}, loa.tools)
    again = open_campaign(SLUG, YEAR, "AD", loa.tools, children=True)
    assert (len(again.campaigns), again.new) == (4, 3)
    assert again.campaigns["AD-1"] == first.campaigns["AD-1"]
    assert product(post.id).title == "Đã sửa"
    assert open_campaign(SLUG, YEAR, "AD", loa.tools, children=True).new == 0
    assert how_many_campaigns() == 4
    assert open_campaign(SLUG, YEAR + 1, "AD", loa.tools).new == 1


@pytest.mark.parametrize("slug", ["la", "_example", ".", "..", "", "28-7/", "../campaigns/28-7"])
def test_only_the_plain_name_of_a_pack_opens_it(loa: Loa, slug: str) -> None:
    a_unit()
    with pytest.raises(NotFound, match="Không có gói chiến dịch"):
        open_campaign(slug, 2026, "AD", loa.tools)


def test_unknown_units_and_impossible_years_open_nothing(loa: Loa) -> None:
    a_unit()
    with pytest.raises(NotFound, match="Không có đơn vị “ZZ”"):
        open_campaign(SLUG, YEAR, "ZZ", loa.tools)
    for year in (0, -1, 1800, 99999):
        with pytest.raises(BadInput):
            open_campaign(SLUG, year, "AD", loa.tools)
    assert how_many_campaigns() == 0


def test_only_a_campaign_manager_of_the_unit_opens_for_it_and_below(loa: Loa) -> None:
    a_family()
    manager = an_editor("ngoc", Role.CAMPAIGN_MANAGER, unit="AD-1")
    for person, unit in ((manager, "AD"), (an_editor("ha", Role.EDITOR), "AD-1")):
        with pytest.raises(NotPermitted, match="phụ trách chiến dịch"):
            open_campaign(SLUG, YEAR, unit, loa.tools, by=person)
    assert how_many_campaigns() == 0
    assert open_campaign(SLUG, YEAR, "AD-1", loa.tools, children=True, by=manager).new == 2


def test_a_broken_pack_opens_nothing_and_says_where(loa: Loa, tmp_path: Path) -> None:
    a_unit()
    tools = with_own_packs(loa.tools, tmp_path / "packs")
    pack = tools.packs / "28-7" / "pack.toml"
    text = pack.read_text(encoding="utf-8")
    pack.write_text(text.replace("template = ", "tamplate = ", 2), encoding="utf-8")
    with pytest.raises(HasProblems) as refused:
        open_campaign("28-7", 2026, "AD", tools)
    lines = str(refused.value).splitlines()
    assert len(lines) >= 2
    assert all(line.startswith(f"{pack}:") for line in lines)
    assert how_many_campaigns() == 0


def test_a_campaign_stays_as_it_was_opened_when_its_pack_changes(loa: Loa, tmp_path: Path) -> None:
    a_unit()
    tools = with_own_packs(loa.tools, tmp_path / "packs")
    first = open_campaign("28-7", 2026, "AD", tools).campaigns["AD"]
    before = [one.values for one in products(first)]
    pack = tools.packs / "28-7" / "pack.toml"
    pack.write_text(pack.read_text(encoding="utf-8") + "\n# đổi\n", encoding="utf-8")
    assert open_campaign("28-7", 2026, "AD", tools).new == 0
    assert [one.values for one in products(first)] == before


def test_an_announced_theme_flows_down_and_takes_back_what_was_approved_without_it(
    loa: Loa,
) -> None:
    _, approver = an_office(loa.tools)
    a_unit("AD-1", "CĐCS Một", parent="AD")
    a_unit("XB", "Công đoàn khác")
    a_channel(loa.tools, "website", unit="AD-1")
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools, children=True).campaigns
    elsewhere = open_campaign(SLUG, YEAR, "XB", loa.tools).campaigns["XB"]
    post, [waiting] = approved_in(loa, opened["AD-1"], "AD-1", approver, "website")

    assert announce_theme(opened["AD"], "Công nhân đoàn kết") == 2
    with reading() as session:
        themes = {one.id: one.theme for one in session.scalars(select(Campaign))}
    assert themes[opened["AD"]] == themes[opened["AD-1"]] == "Công nhân đoàn kết"
    assert themes[elsewhere] != "Công nhân đoàn kết"
    assert product(post).state is ProductState.DRAFT
    assert publication(waiting).state is PublicationState.WITHDRAWN
    assert publication(waiting).reason == "Chủ đề chiến dịch đã đổi, cần duyệt lại."


def test_the_same_theme_announced_again_takes_nothing_back(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools).campaigns["AD"]
    announce_theme(opened, "Công nhân đoàn kết")
    post, [waiting] = approved_in(loa, opened, "AD", approver, "website")
    announce_theme(opened, "Công nhân đoàn kết")
    assert product(post).state is ProductState.APPROVED
    assert publication(waiting).state is PublicationState.SCHEDULED


def test_what_is_out_stays_out_and_what_still_waits_is_approved_again(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools).campaigns["AD"]
    out, [published] = approved_in(loa, opened, "AD", approver, "website")
    both, [first, board] = approved_in(loa, opened, "AD", approver, "website", "notice_board")
    publish_now(loa.tools)
    announce_theme(opened, "Chủ đề mới")
    assert product(out).state is ProductState.APPROVED
    assert publication(published).state is publication(first).state is PublicationState.PUBLISHED
    assert product(both).state is ProductState.DRAFT
    assert publication(board).state is PublicationState.WITHDRAWN


def test_a_theme_is_announced_by_a_campaign_manager(loa: Loa) -> None:
    editor, _ = an_office(loa.tools)
    opened = open_campaign(SLUG, YEAR, "AD", loa.tools).campaigns["AD"]
    with pytest.raises(NotPermitted):
        announce_theme(opened, "Chủ đề", by=editor)
    with pytest.raises(NotFound, match="Không có chiến dịch “99”"):
        announce_theme(99, "Chủ đề")


def approved_in(
    loa: Loa, campaign: int, unit: str, approver: int, *kinds: str
) -> tuple[int, list[int]]:
    """Approve a short post of the campaign."""
    post = draft(unit, "bai-ngan", {"text": "Mời dự."}, loa.tools, campaign_id=campaign)
    wish(post, Wish(channel_ids(*kinds, unit=unit)))
    of = ask(post, loa.tools)
    return post, review(post, loa.tools, by=approver, of=of, verdict=Verdict.APPROVED)


def with_own_packs(tools: Tools, folder: Path) -> Tools:
    """Return tools whose packs may be spoiled."""
    shutil.copytree(tools.packs, folder)
    return replace(tools, packs=folder)

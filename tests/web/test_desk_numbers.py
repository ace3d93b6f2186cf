"""Every number opens: what stands behind it, by what method, up to when."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine

from app.database import reading
from app.factory import Loa
from app.models.campaign import Campaign
from app.models.editor import Role
from app.web import reports
from app.workflow.open_campaign import open_campaign
from tests.factories import a_channel, a_published, a_unit, an_editor
from tests.web.visitor import Visitor, words

DAY = datetime(2027, 5, 11, 1, 20, tzinfo=UTC)


@pytest.fixture
def nam(loa: Loa) -> Visitor:
    """A viewer of a province with two units below, one of which has published twice."""
    a_unit("TINH", "Liên đoàn Lao động tỉnh Sơn Hải")
    a_unit("AD", "Công đoàn KCN Ánh Dương", parent="TINH")
    a_unit("MV", "Công đoàn May Thanh Vân", parent="TINH")
    a_channel(loa.tools, "website")
    a_channel(loa.tools, "rehearsal")
    luc = an_editor("luc", Role.APPROVER)
    an_editor("nam", Role.VIEWER, unit="TINH")
    with time_machine.travel(DAY, tick=True):
        for text in ("Bữa cơm Công đoàn.", "Đối thoại tháng 5."):
            a_published(loa.tools, luc, text=text)
        a_published(loa.tools, luc, "rehearsal", text="Tập dượt.")
        return Visitor(loa, "nam")


@time_machine.travel(DAY, tick=True)
def test_the_share_stands_with_its_method_and_its_units(nam: Visitor) -> None:
    said = words(nam.get("/desk/numbers/?unit=TINH&period=2027-H1").text)
    assert "100,0%" in said
    assert "Đạt chỉ tiêu 50%" in said
    assert "Quy tắc bản 1" in said
    assert "chốt số liệu 08:2" in said
    assert "Công đoàn May Thanh Vân" in said
    assert "Không xác định" in said  # a unit without products has no share


@time_machine.travel(DAY, tick=True)
def test_every_number_of_the_page_leads_to_what_is_behind_it(nam: Visitor) -> None:
    page = nam.get("/desk/numbers/?unit=TINH&period=2027-H1").text
    links = {unescape(link) for link in re.findall(r'href="(/desk/numbers/[^"]+)"', page)}
    assert len(links) > 10
    for link in links:
        nam.get(link)
    lines = nam.get("/desk/numbers/publications?unit=TINH&period=2027-H1&channel=website").text
    assert "2 lượt đăng tải" in words(lines)
    assert lines.count('href="/bai/') == lines.count(">http://loa.example/bai/") == 2
    assert "Tập dượt." not in lines
    products = words(nam.get("/desk/numbers/products?unit=TINH&period=2027-H1&digital=yes").text)
    assert "2 sản phẩm số" in products


@time_machine.travel(DAY, tick=True)
def test_a_period_without_products_has_words_instead_of_a_share(nam: Visitor) -> None:
    said = words(nam.get("/desk/numbers/?unit=TINH&period=2026").text)
    assert "Không xác định" in said
    assert "Chưa có sản phẩm nào" in said
    assert "0 lượt đăng tải" in words(nam.get("/desk/numbers/publications?period=2026").text)


@pytest.mark.parametrize("question", ["period=2027-H3", "period=xuan", "month=2020-01"])
@time_machine.travel(DAY, tick=True)
def test_a_period_that_is_none_is_refused_in_words(nam: Visitor, question: str) -> None:
    nam.get(f"/desk/numbers/publications?unit=TINH&{question}", 422)


@time_machine.travel(DAY, tick=True)
def test_numbers_above_or_beside_are_closed(loa: Loa, nam: Visitor) -> None:
    visitor = Visitor(loa, "luc")
    visitor.get("/desk/numbers/?unit=TINH", 403)
    visitor.get("/desk/numbers/?unit=MV", 403)
    visitor.get("/desk/numbers/?unit=KHONG", 404)
    assert "Liên đoàn Lao động tỉnh" not in words(visitor.get("/desk/numbers/").text)


def test_a_campaign_has_numbers_of_its_own(loa: Loa) -> None:
    a_unit()
    an_editor("ngoc", Role.CAMPAIGN_MANAGER)
    opened = open_campaign("tet-sum-vay", 2027, "AD", loa.tools)
    with reading() as view:  # mùng 1 is 6/2/2027: the window begins in the year before
        assert view.get_one(Campaign, opened.campaigns["AD"]).begins_on.year == 2026
    said = words(Visitor(loa, "ngoc").get(f"/desk/numbers/?campaign={opened.campaigns['AD']}").text)
    assert "Tết Sum vầy" in said


def test_a_campaign_of_another_unit_is_closed(loa: Loa) -> None:
    a_unit()
    a_unit("KH", "Công đoàn khác")
    an_editor("kh", Role.VIEWER, unit="KH")
    opened = open_campaign("tet-sum-vay", 2027, "AD", loa.tools)
    Visitor(loa, "kh").get(f"/desk/numbers/?campaign={opened.campaigns['AD']}", 403)


@time_machine.travel(DAY, tick=True)
def test_long_lists_come_page_by_page(nam: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reports, "LINES", 1)
    for kind, said in (("publications", "2 lượt đăng tải"), ("products", "2 sản phẩm")):
        address = f"/desk/numbers/{kind}?unit=TINH&period=2027-H1"
        first, second = (words(nam.get(f"{address}&page={page}").text) for page in (1, 2))
        assert said in first
        assert said in second
        assert ("Đối thoại" in first, "Bữa cơm" in first) == (True, False)
        assert ("Đối thoại" in second, "Bữa cơm" in second) == (False, True)

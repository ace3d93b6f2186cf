"""Opening a campaign from a pack, announcing its theme, seeing what has been made of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.database import reading
from app.factory import Loa
from app.models.campaign import Campaign
from app.models.editor import Role
from tests.factories import a_unit, an_editor
from tests.web.visitor import Visitor, where, words


@pytest.fixture
def ngoc(loa: Loa) -> Visitor:
    """A campaign manager over two units."""
    a_unit()
    a_unit("MV", "Công đoàn May Thanh Vân", parent="AD")
    an_editor("ngoc", Role.CAMPAIGN_MANAGER)
    an_editor("ha", Role.EDITOR)
    return Visitor(loa, "ngoc")


def campaigns() -> list[Campaign]:
    """Return every campaign there is."""
    with reading() as session:
        return list(session.query(Campaign).order_by(Campaign.id))


def test_a_pack_is_seen_before_it_is_opened(ngoc: Visitor) -> None:
    said = words(ngoc.get("/desk/campaigns/new").text)
    assert "Tháng Công nhân" in said
    said = words(ngoc.get("/desk/campaigns/new?pack=thang-cong-nhan&year=2027").text)
    assert "Chưa công bố" in said
    assert "thứ Hai 31/5/2027" in said
    assert campaigns() == []


def test_a_campaign_is_opened_for_the_units_below_too(ngoc: Visitor) -> None:
    form = {"pack": "thang-cong-nhan", "year": "2027", "children": "1"}
    answer = ngoc.send_fields("/desk/campaigns/", form)
    assert [one.slug for one in campaigns()] == ["thang-cong-nhan"] * 2
    said = words(ngoc.get(where(answer)).text)
    assert "Tháng Công nhân" in said
    assert "1 đơn vị bên dưới" in said
    assert "Tháng Công nhân" in words(ngoc.get("/desk/campaigns/").text)


def test_a_theme_is_announced_for_all(ngoc: Visitor) -> None:
    form = {"pack": "thang-cong-nhan", "year": "2027", "children": "1"}
    path = where(ngoc.send_fields("/desk/campaigns/", form))
    ngoc.send(f"{path}/theme", theme="<b>Vững bước</b> & “kỷ nguyên mới”")
    assert [one.theme for one in campaigns()] == ["<b>Vững bước</b> & “kỷ nguyên mới”"] * 2
    assert "<b>Vững bước" not in ngoc.get(path).text
    ngoc.send(f"{path}/theme", theme=" ")
    assert campaigns()[0].theme is None


def test_an_editor_makes_posts_and_opens_nothing(loa: Loa, ngoc: Visitor) -> None:
    path = where(ngoc.send("/desk/campaigns/", pack="thang-cong-nhan", year="2027"))
    ha = Visitor(loa, "ha")
    page = ha.get(path).text
    assert "Làm bài" in page
    assert "Ghi chủ đề" not in page
    ha.get("/desk/campaigns/new", 403)
    ha.send("/desk/campaigns/", 403, pack="tet-sum-vay", year="2027")
    ha.send(f"{path}/theme", 403, theme="Của tôi")
    assert "Làm bài" not in ngoc.get(path).text


def test_a_pack_that_is_not_there_is_said_on_the_page(ngoc: Visitor) -> None:
    for pack in ("khong-co", "../../etc", "_example"):
        ngoc.send("/desk/campaigns/", 422, pack=pack, year="2027")
        assert "Gói chưa mở được" in words(ngoc.page)
    ngoc.send("/desk/campaigns/", 422, pack="thang-cong-nhan", year="9999")


def test_every_problem_of_a_pack_is_listed_with_its_line(loa: Loa, tmp_path: Path) -> None:
    a_unit()
    an_editor("ngoc", Role.CAMPAIGN_MANAGER)
    folder = tmp_path / "packs" / "hong"
    folder.mkdir(parents=True)
    (folder / "pack.toml").write_text('slug = "hong"\nla = 1\n', encoding="utf-8")
    broken = replace(loa, tools=replace(loa.tools, packs=tmp_path / "packs"))
    visitor = Visitor(broken, "ngoc")
    page = words(visitor.get("/desk/campaigns/new?pack=hong&year=2027").text)
    assert "pack.toml:2" in page
    assert "Gói này còn lỗi" in page


def test_a_campaign_of_another_unit_is_closed(loa: Loa, ngoc: Visitor) -> None:
    path = where(ngoc.send("/desk/campaigns/", pack="thang-cong-nhan", year="2027"))
    an_editor("mv", Role.EDITOR, unit="MV")
    Visitor(loa, "mv").get(path, 403)
    ngoc.get("/desk/campaigns/999", 404)

"""The first page: what waits for me, most urgent on top, by the role I hold."""

from datetime import UTC, datetime, timedelta

import time_machine

from app import clock
from app.database import reading, writing
from app.factory import Loa
from app.models.channel import Channel, ChannelState
from app.models.editor import Role
from app.models.publication import Publication, PublicationState
from app.models.unit import unit_by_code
from app.reports.desk import waiting
from app.workflow.open_campaign import open_campaign
from app.workflow.review_product import ask
from tests.factories import a_draft, a_unit, an_approved, an_editor, an_office
from tests.web.visitor import Visitor, words

DAY = datetime(2027, 5, 11, 1, 20, tzinfo=UTC)
LONG = (
    "Công đoàn cơ sở Công ty TNHH Một thành viên Sản xuất Thương mại Dịch vụ Xuất nhập khẩu "
    "Minh Phát Việt Nam"
)


def kinds(roles: set[Role], editor_id: int = 0) -> list[str]:
    """Return the kinds of what waits at the unit AD for a person with these roles."""
    with reading() as session:
        unit_id = unit_by_code(session, "AD").id
        found = waiting(session, unit_id, frozenset(roles), editor_id, clock.now())
        return [task.kind for task in found]


def test_what_nobody_knows_comes_before_what_can_wait(loa: Loa) -> None:
    _, luc = an_office(loa.tools)
    numbers = [an_approved(loa.tools, luc, "website", text=text)[1][0] for text in "abc"]
    states = (PublicationState.MISSED, PublicationState.FAILED, PublicationState.UNCERTAIN)
    with writing() as session:
        for number, state in zip(numbers, states, strict=True):
            session.get_one(Publication, number).state = state
    an_approved(loa.tools, luc, "notice_board", text="d")
    ask(a_draft(loa.tools), loa.tools)
    assert kinds({Role.APPROVER}) == ["uncertain", "failed", "missed", "in_review", "by_hand"]
    assert kinds({Role.EDITOR}) == ["uncertain", "failed", "missed", "by_hand"]
    assert kinds({Role.VIEWER, Role.CAMPAIGN_MANAGER}) == []


def test_what_hangs_far_ahead_does_not_wait_yet(loa: Loa) -> None:
    _, luc = an_office(loa.tools)
    an_approved(loa.tools, luc, "notice_board", due_at=clock.now() + timedelta(days=3))
    assert kinds({Role.EDITOR}) == []


def test_a_paused_channel_waits_for_whoever_can_mend_it(loa: Loa) -> None:
    an_office(loa.tools)
    with writing() as session:
        channel = session.get_one(Channel, 1)
        channel.state, channel.state_reason = ChannelState.PAUSED, "Mã đã hết hạn."
    assert kinds({Role.ADMINISTRATOR}) == ["channel"]
    assert "Mã đã hết hạn." in words(Visitor(loa, "ha").get("/desk/").text)
    assert "Mã đã hết hạn." in words(Visitor(loa, "ha").get("/desk/channels/").text)


def test_the_slots_of_a_campaign_wait_around_their_day(loa: Loa) -> None:
    an_office(loa.tools)
    open_campaign("thang-cong-nhan", 2027, "AD", loa.tools)
    with time_machine.travel(DAY, tick=True):
        found = kinds({Role.EDITOR})
        page = words(Visitor(loa, "ha").get("/desk/").text)
    assert set(found) == {"draft", "late_draft"}
    assert found == sorted(found)
    assert len(found) <= 6
    assert "Thứ Ba 11" in page
    assert "mùng 6 tháng Tư" in page
    assert "Tháng Công nhân: ngày 11 trên 31." in page


def test_every_page_bears_a_long_name_and_a_hostile_one(loa: Loa) -> None:
    for code, name in (("DAI", LONG), ("ACY", "<img src=x onerror=alert(1)> & “công đoàn”")):
        a_unit(code, name)
        an_editor(code.lower(), Role.EDITOR, Role.APPROVER, Role.CAMPAIGN_MANAGER, unit=code)
        visitor = Visitor(loa, code.lower())
        for path in ("", "numbers/", "products/", "campaigns/", "units/", "more", "reviews"):
            assert "<img src=x" not in visitor.get(f"/desk/{path}").text
        assert name[:20] in visitor.get("/desk/numbers/").text or code == "ACY"


def test_people_without_roles_are_told_so(loa: Loa) -> None:
    a_unit()
    an_editor("moi", unit="AD")
    visitor = Visitor(loa)
    visitor.sign_in("moi")
    assert "chưa có vai trò nào" in words(visitor.get("/desk/", 403).text)


def test_a_unit_is_chosen_among_those_within_reach(loa: Loa) -> None:
    a_unit()
    a_unit("MV", "Công đoàn May Thanh Vân", parent="AD")
    a_unit("KH", "Công đoàn khác")
    an_editor("luc", Role.APPROVER)
    visitor = Visitor(loa, "luc")
    said = words(visitor.get("/desk/units/?q=thanh+van").text)
    assert "1 đơn vị" in said
    assert "Công đoàn khác" not in words(visitor.get("/desk/units/").text)
    visitor.send("/desk/units/chosen", unit="MV")
    assert "Công đoàn May Thanh Vân" in words(visitor.get("/desk/products/").text)
    visitor.send("/desk/units/chosen", 403, unit="KH")
    visitor.send("/desk/units/chosen", 404, unit="khong-co")


def test_a_remembered_unit_that_is_gone_is_forgotten(loa: Loa) -> None:
    an_office(loa.tools)
    visitor = Visitor(loa, "ha")
    for code in ("khong-co", "KH"):
        visitor.browser.set_cookie("loa-unit", code)
        assert "KCN Ánh Dương" in words(visitor.get("/desk/").text)


def test_the_places_under_the_thumb_follow_the_role(loa: Loa) -> None:
    a_unit()
    for login, role in (("ha", Role.EDITOR), ("luc", Role.APPROVER), ("nam", Role.VIEWER)):
        an_editor(login, role)
    bars = {}
    for login in ("ha", "luc", "nam"):
        page = Visitor(loa, login).get("/desk/").text
        bars[login] = words(page.split('class="bar"')[1].split("</nav>")[0].partition(">")[2])
    assert bars == {
        "ha": "Hôm nay Bài Soạn Chiến dịch Thêm",
        "luc": "Hôm nay Duyệt Soạn Chiến dịch Thêm",
        "nam": "Số liệu Đơn vị Chiến dịch Hôm nay Thêm",
    }

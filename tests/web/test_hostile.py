"""What a browser never sends by itself: odd numbers, addresses, days; and drafts asked for by those
who only read numbers."""

from datetime import timedelta

import pytest

from app import clock
from app.factory import Loa
from app.models.editor import Role
from app.models.product import ProductState
from app.workflow.draft_product import fill
from app.workflow.open_campaign import open_campaign
from app.workflow.review_product import ask
from tests.factories import (
    a_draft,
    a_published,
    a_unit,
    an_approved,
    an_editor,
    an_office,
    channel_id,
    product,
)
from tests.pictures import jpeg
from tests.web.visitor import Visitor, started, words

BEYOND = (2**63, 10**30)
READERS = (Role.VIEWER, Role.CAMPAIGN_MANAGER, Role.ADMINISTRATOR)


@pytest.fixture
def ha(loa: Loa) -> Visitor:
    """An editor of an office."""
    an_office(loa.tools)
    return Visitor(loa, "ha")


@pytest.mark.parametrize("number", BEYOND)
def test_a_number_beyond_every_id_leads_nowhere(ha: Visitor, number: int) -> None:
    for path in (
        f"/desk/products/{number}",
        f"/desk/products/{number}/review",
        f"/desk/publications/{number}",
        f"/desk/publications/{number}/proofs/{number}.jpg",
        f"/desk/campaigns/{number}",
    ):
        ha.get(path, 404)
    for path in ("/desk/products/?campaign=", "/desk/products/?page=", "/desk/numbers/?campaign="):
        ha.get(f"{path}{number}")
    ha.send("/desk/products/", template="bai-ngan", campaign=str(number))
    ha.send("/desk/products/1", do="save", channel=str(number))
    assert product(1).plan["channels"] == []


@pytest.mark.parametrize("address", ["http://[", "http://[::1", "http://a]b"])
def test_an_address_that_is_none_is_no_trouble(ha: Visitor, address: str) -> None:
    answer = ha.browser.get("/desk/products/99", headers={"Referer": address})
    assert answer.status_code == 404
    answer = ha.browser.post("/desk/products/", headers={"Origin": address})
    assert answer.status_code == 403


@pytest.mark.parametrize("due", ["0001-01-01T00:00", "9999-12-31T23:59", "1899-12-31T10:00"])
def test_a_day_of_another_century_spoils_no_product(ha: Visitor, due: str) -> None:
    number = started(ha, "bai-ngan")
    form = {"do": "save", "when": "at", "due": due}
    ha.send_fields(f"/desk/products/{number}", form, 422)
    assert "không phải ngày giờ" in words(ha.page)
    assert product(number).plan["due_at"] is None
    event = started(ha, "su-kien")
    ha.send_fields(f"/desk/products/{event}", {"do": "save", "slot.date": due[:10]})
    ha.get(f"/desk/products/{event}")


def test_the_name_of_a_photo_is_a_digest(ha: Visitor) -> None:
    number = started(ha, "bai-ngan")
    for name in ("%00", "..", "...", "x" * 64, "A" * 64):
        ha.get(f"/desk/products/{number}/photos/{name}.jpg", 404)


def test_who_approves_but_does_not_write_brings_no_photo(loa: Loa, ha: Visitor) -> None:
    number = started(ha, "tin-hoat-dong")
    luc = Visitor(loa, "luc")
    luc.get(f"/desk/products/{number}")
    kept = sorted((loa.settings.home / "media").rglob("*"))
    luc.send(f"/desk/products/{number}/photos", 403, file=(jpeg(), "a.jpg"))
    luc.send_fields(
        f"/desk/products/{number}", {"do": "save", "file.photo": (jpeg(), "a.jpg")}, 403
    )
    assert sorted((loa.settings.home / "media").rglob("*")) == kept


def test_drafts_and_schedules_are_for_who_works_on_them(loa: Loa) -> None:
    _, luc = an_office(loa.tools)
    ask(a_draft(loa.tools, "Bí mật chờ duyệt"), loa.tools)
    tomorrow = clock.now() + timedelta(days=1)
    an_approved(loa.tools, luc, "website", text="Bí mật đã hẹn", due_at=tomorrow)
    campaign = open_campaign(
        "thang-cong-nhan", clock.local_day(clock.now()).year, "AD", loa.tools
    ).campaigns["AD"]
    row = next(one for one in range(3, 20) if product(one).template == "tin-hoat-dong")
    fill(row, {"title": "Bí mật đang viết"}, loa.tools)
    assert product(row).state is ProductState.DRAFT
    for role in READERS:
        an_editor(role.value, role)
        visitor = Visitor(loa, role.value)
        pages = ["/desk/", "/desk/products/", f"/desk/campaigns/{campaign}", "/desk/numbers/"]
        said = " ".join(visitor.get(path).text for path in pages)
        assert "Bí mật chờ" not in said
        assert "Bí mật đang" not in said
        assert ("Bí mật đã hẹn" in said) == (role is Role.ADMINISTRATOR)
        visitor.get("/desk/reviews", 403)
        visitor.get("/desk/channels/", 200 if role is Role.ADMINISTRATOR else 403)
    assert "Bí mật đang viết" in Visitor(loa, "ha").get(f"/desk/campaigns/{campaign}").text


def test_rehearsals_are_shown_to_the_units_they_came_from(loa: Loa) -> None:
    _, luc = an_office(loa.tools)
    a_unit("KH", "Công đoàn khác")
    an_editor("kh", Role.EDITOR, unit="KH")
    a_published(loa.tools, luc, "rehearsal", text="Lời tập dượt.")
    assert channel_id("rehearsal")
    assert "Lời tập dượt." in Visitor(loa, "ha").get("/tap-duot/").text
    assert "Lời tập dượt." not in Visitor(loa, "kh").get("/tap-duot/").text

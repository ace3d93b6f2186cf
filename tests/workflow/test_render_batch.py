"""One planned row drawn for every unit below: values given once, units differ."""

import pytest
from sqlalchemy import select

from app.database import reading, writing
from app.errors import HasProblems, NotFound
from app.factory import Loa
from app.models.media import Media
from app.models.product import Product, ProductState
from app.workflow.draft_product import fill
from app.workflow.open_campaign import open_campaign
from app.workflow.render_batch import Rendered, render_campaign
from tests.factories import a_unit, product

SLUG, YEAR, ROW = "thang-cong-nhan", 2027, "moi-du-phat-dong"  # drawn with su-kien
VALUES = {
    "title": "Tháng Công nhân",
    "event": "Lễ phát động",
    "date": "2027-04-24",
    "time": "08:00",
    "place": "Nhà văn hóa công nhân",
}


def opened(loa: Loa) -> dict[str, int]:
    """Open the campaign for a union with two below it; return the products of ROW by unit."""
    a_unit()
    a_unit("AD-1", "CĐCS Một", parent="AD")
    a_unit("AD-2", "CĐCS Hai", parent="AD")
    campaigns = open_campaign(SLUG, YEAR, "AD", loa.tools, children=True).campaigns
    with reading() as session:
        rows = select(Product).where(Product.plan_key == ROW)
        found = {one.unit.code: one.id for one in session.scalars(rows)}
    assert sorted(found) == sorted(campaigns)
    return found


def campaign_of(product_id: int) -> int:
    found = product(product_id).campaign_id
    assert found is not None
    return found


def digests(product_id: int) -> set[str]:
    with reading() as session:
        return set(session.scalars(select(Media.digest).where(Media.product_id == product_id)))


def test_every_unit_below_gets_pictures_of_its_own(loa: Loa) -> None:
    found = opened(loa)
    told: list[tuple[int, int]] = []
    done = render_campaign(
        campaign_of(found["AD"]), ROW, VALUES, loa.tools, tell=lambda *so_far: told.append(so_far)
    )
    assert done == Rendered(drawn=3, left=0, failures=())
    assert told == [(1, 3), (2, 3), (3, 3)]
    drawn = [digests(one) for one in found.values()]
    assert all(drawn)
    assert not drawn[0] & drawn[1] | drawn[1] & drawn[2]
    assert product(found["AD-1"]).values["place"] == VALUES["place"]
    assert product(found["AD-1"]).state == ProductState.DRAFT


def test_only_the_units_below_are_drawn_and_what_they_wrote_stays(loa: Loa) -> None:
    found = opened(loa)
    fill(found["AD-1"], {**VALUES, "place": "Xưởng may"}, loa.tools)
    shared = {name: value for name, value in VALUES.items() if name != "place"}
    done = render_campaign(campaign_of(found["AD-1"]), ROW, shared, loa.tools)
    assert (done.drawn, done.failures) == (1, ())
    assert product(found["AD-1"]).values["place"] == "Xưởng may"
    assert digests(found["AD-2"]) == set()


def test_one_unit_that_fails_harms_no_other(loa: Loa) -> None:
    found = opened(loa)
    for code, place in (("AD", "Xưởng hàn"), ("AD-1", "Xưởng 漢"), ("AD-2", "Xưởng may")):
        fill(found[code], {**VALUES, "place": place}, loa.tools)
    done = render_campaign(campaign_of(found["AD"]), ROW, {"time": "09:00"}, loa.tools)
    assert done.drawn == 2
    [failure] = done.failures
    assert (failure.unit, failure.product_id) == ("AD-1", found["AD-1"])
    assert failure.reason.startswith("Ô “")


def test_what_is_in_review_or_approved_is_left_alone(loa: Loa) -> None:
    found = opened(loa)
    with writing() as session:
        session.get_one(Product, found["AD-1"]).state = ProductState.IN_REVIEW
        session.get_one(Product, found["AD-2"]).state = ProductState.APPROVED
    before = product(found["AD-2"]).values
    done = render_campaign(campaign_of(found["AD"]), ROW, VALUES, loa.tools)
    assert done == Rendered(drawn=1, left=2, failures=())
    assert product(found["AD-2"]).values == before


def test_values_that_suit_nobody_change_nothing(loa: Loa) -> None:
    found = opened(loa)
    before = product(found["AD"]).values
    with pytest.raises(HasProblems, match="không có ô “lạ”"):
        render_campaign(campaign_of(found["AD"]), ROW, {"lạ": 1}, loa.tools)
    assert product(found["AD"]).values == before


def test_unknown_campaigns_and_rows_are_named(loa: Loa) -> None:
    found = opened(loa)
    with pytest.raises(NotFound, match="chiến dịch “99”"):
        render_campaign(99, ROW, {}, loa.tools)
    with pytest.raises(NotFound, match="dòng trong kế hoạch “khong-co”"):
        render_campaign(campaign_of(found["AD"]), "khong-co", {}, loa.tools)

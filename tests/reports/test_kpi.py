"""The share: rounding, emptiness, whose numbers, and what must hold for any facts."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from app import clock
from app.database import reading, writing
from app.errors import BadInput
from app.factory import Loa
from app.models.channel import Channel
from app.models.ledger import LedgerEntry
from app.models.product import Product
from app.models.publication import Publication
from app.models.unit import Unit, unit_by_code
from app.reports import kpi, period
from app.workflow.open_campaign import open_campaign
from tests.factories import a_published, a_transfer, a_unit, an_office
from tests.reports.counting import Release, a_product, counted, noon

EMPTY = kpi.Counted(0, 0, 0, 0, 0, {}, {}, {}, 0)


def of(digital: int, total: int) -> kpi.Counted:
    return kpi.Counted(digital, total, digital, 0, total - digital, {}, {}, {}, 0)


@pytest.mark.parametrize(
    ("digital", "total", "share"),
    [
        (9, 16, "56.3"),
        (5, 7, "71.4"),
        (1, 3, "33.3"),
        (2, 3, "66.7"),
        (0, 4, "0.0"),
        (4, 4, "100.0"),
    ],
)
def test_a_share_has_one_decimal_half_up(digital: int, total: int, share: str) -> None:
    assert str(of(digital, total).share) == share


def test_no_products_is_no_share_and_no_target_met() -> None:
    assert (EMPTY.share, EMPTY.met, EMPTY.wanting) == (None, None, 0)


@given(st.integers(0, 3000), st.integers(1, 3000))
def test_the_target_is_met_on_whole_numbers(digital: int, total: int) -> None:
    found = of(min(digital, total), total)
    assert found.met == (2 * found.digital >= total)
    assert of(found.digital + found.wanting, total).met is True
    assert found.wanting == 0 or of(found.digital + found.wanting - 1, total).met is False
    assert found.share is not None
    assert abs(found.share - Decimal(100 * found.digital) / total) <= Decimal("0.05")


def test_new_year_begins_at_midnight_here(loa: Loa) -> None:
    a_unit("A", "CĐCS A")
    a_product("đêm giao thừa", [Release("2026-12-31T23:59:59")])
    a_product("năm mới", [Release("2027-01-01T00:00:00")])
    assert [counted("A", period.year(y)).total for y in (2026, 2027)] == [1, 1]


def test_the_parent_on_the_last_day_collects_the_whole_period(loa: Loa) -> None:
    for code, parent in (("T", None), ("H", "T"), ("P", "T"), ("A", "H")):
        a_unit(code, f"Đơn vị {code}", parent=parent)
    a_transfer("A", to="P", on=date(2026, 6, 30))
    a_product("tin", [Release("2026-02-01T08:00")])
    first_half = period.half(2026, 1)
    assert [counted(code, first_half).total for code in ("T", "H", "P", "A")] == [1, 0, 1, 1]
    assert counted("H", period.month(2026, 2)).total == 1  # as the tree stood in February


def test_a_unit_that_ended_in_the_period_stays_with_its_last_parent(loa: Loa) -> None:
    for code, parent in (("T", None), ("H", "T"), ("A", "H")):
        a_unit(code, f"Đơn vị {code}", parent=parent)
    a_product("tin", [Release("2026-02-01T08:00")])
    with writing() as session:
        for code in ("A", "H"):
            unit_by_code(session, code).versions[-1].valid_to = date(2026, 7, 1)
    for span in (period.half(2026, 1), period.year(2026)):
        assert [counted(code, span).total for code in ("T", "H", "A")] == [1, 1, 1]
        assert counted("T", span).publications == {"website": 1}
    a_product("tin muộn", [Release("2026-03-01T08:00")])
    assert counted("T", period.year(2027)).total == 0


def test_numbers_are_of_one_campaign_when_asked(loa: Loa) -> None:
    _, approver = an_office(loa.tools)
    open_campaign("28-7", 2026, "AD", loa.tools)
    a_published(loa.tools, approver)
    this_year = period.year(clock.local_day(clock.now()).year)
    with reading() as session:
        unit = unit_by_code(session, "AD").id
        everything = kpi.counted(session, kpi.Scope(unit), this_year)
        of_campaign = kpi.counted(session, kpi.Scope(unit, ("28-7", 2026)), this_year)
    assert (everything.total, of_campaign.total) == (1, 0)
    assert (everything.publications, of_campaign.publications) == ({"website": 1}, {})


def test_what_is_void_is_neither_counted_nor_listed(loa: Loa) -> None:
    a_unit("A", "CĐCS A")
    a_product("hỏng", [Release("2026-05-01T08:00", valid=False)])
    found = counted("A", period.year(2026))
    assert (found.total, found.publications, found.publications_by_month) == (0, {}, {})
    with reading() as session:
        scope = kpi.Scope(unit_by_code(session, "A").id)
        assert kpi.counted_publications(session, scope, period.year(2026)) == ([], 0)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2028-02", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_period_is_written_in_three_ways(text: str, first: date, last: date) -> None:
    assert (period.parse(text).first, period.parse(text).last) == (first, last)


@pytest.mark.parametrize("text", ["", "2026-13", "2026-00", "2026-H3", "1999", "26", "2026-1", "x"])
def test_what_is_no_period_is_refused_with_how_to_write_one(text: str) -> None:
    with pytest.raises(BadInput, match=r"Viết 2026, 2026-H1 hoặc 2026-05\."):
        period.parse(text)


DAYS = st.integers(0, 730).map(lambda days: date(2025, 1, 1) + timedelta(days=days))
RELEASES = st.builds(
    Release, DAYS.map(noon), st.sampled_from(["website", "notice_board"]), st.booleans()
)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.lists(RELEASES, max_size=4), max_size=5))
def test_whatever_is_released_the_halves_make_the_year(
    loa: Loa, products: list[list[Release]]
) -> None:
    _cleared()
    for number, releases in enumerate(products):
        a_product(f"P{number}", releases)
    for number in (2025, 2026):
        h1, h2 = counted("A", period.half(number, 1)), counted("A", period.half(number, 2))
        whole = counted("A", period.year(number))
        months = [counted("A", period.month(number, one)) for one in range(1, 7)]
        assert h1.total + h2.total == whole.total
        assert sum(one.total for one in months) == h1.total
        assert whole.digital >= h1.digital + h2.digital
        assert h1.digital >= sum(one.digital for one in months)
        assert all(one.digital <= one.total for one in (h1, h2, whole, *months))
        assert whole.digital_only + whole.mixed == whole.digital
        assert sum(whole.publications.values()) == sum(
            release.valid and release.at.startswith(str(number))
            for releases in products
            for release in releases
        )


def _cleared() -> None:
    with writing() as session:
        for table in (LedgerEntry, Publication, Product, Channel):
            session.execute(delete(table))
        if session.scalar(select(Unit.id)) is not None:
            return
    a_unit("A", "CĐCS A")

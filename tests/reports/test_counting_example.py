"""The worked example of the counting rule: a grassroots union in the first half of 2026.

The facts and the expected figures are those of section 6 of the rule; there is no P7.
"""

import pytest

from app.factory import Loa
from app.reports.period import Period, half, year
from tests.factories import a_unit
from tests.reports.counting import Release, a_product, counted, dates

MAY = ["04", "06", "08", "11", "13"]
FACTS = {
    "P1": [
        Release("2026-03-10T08:00"),
        Release("2026-03-10T08:30", "facebook"),
        Release("2026-03-11T09:00", "zalo"),
    ],
    "P2": [Release("2026-04-28T07:30", "notice_board")],
    "P3": [  # a wrong name, taken down after two hours, put right the same day
        Release("2026-05-01T07:00", "facebook", valid=False),
        Release("2026-05-01T10:00", "facebook"),
    ],
    "P4": [Release("2026-05-12T15:00", "portal"), Release("2026-05-12T16:00", "facebook")],
    "P6": [
        *(Release(f"2026-05-{day}T06:30", "loudspeaker") for day in MAY),
        Release("2026-05-20T07:00", "podcast"),
    ],
    "P8": [Release("2026-07-01T00:03", "facebook")],  # scheduled for 30/6 23:58
    "P9": [],  # the push failed
    "P10": [Release("2026-02-15T09:00", "leaflet")],
    "P11": [Release("2026-04-05T10:00")],
    "P12": [
        Release("2025-11-20T07:30", "notice_board"),
        Release("2026-03-05T08:00", "facebook"),
    ],
}
DATES = {
    "P1": ["2026-03-10", "2026-03-10"],
    "P2": ["2026-04-28", None],
    "P3": ["2026-05-01", "2026-05-01"],
    "P4": ["2026-05-12", "2026-05-12"],
    "P6": ["2026-05-04", "2026-05-20"],
    "P8": ["2026-07-01", "2026-07-01"],
    "P9": [None, None],
    "P10": ["2026-02-15", None],
    "P11": ["2026-04-05", "2026-04-05"],
    "P12": ["2025-11-20", "2026-03-05"],
}


@pytest.fixture
def example(loa: Loa) -> dict[str, int]:
    """Put the units and every release of the example into the tables."""
    a_unit("V", "Liên đoàn toàn quốc (giả định)")
    a_unit("T", "LĐLĐ tỉnh T (giả định)", parent="V")
    a_unit("A", "CĐCS A (giả định)", parent="T")
    return {code: a_product(code, releases) for code, releases in FACTS.items()}


def test_the_first_half_of_2026_is_five_of_seven(example: dict[str, int]) -> None:
    found = counted("A", half(2026, 1))
    assert (found.digital, found.total, str(found.share)) == (5, 7, "71.4")
    assert (found.digital_only, found.mixed, found.traditional_only) == (4, 1, 2)
    assert found.met is True


def test_publications_stand_beside_it_by_channel(example: dict[str, int]) -> None:
    assert counted("A", half(2026, 1)).publications == {
        "facebook": 4,
        "leaflet": 1,
        "loudspeaker": 5,
        "notice_board": 1,
        "podcast": 1,
        "portal": 1,
        "website": 2,
        "zalo": 1,
    }


@pytest.mark.parametrize(
    ("span", "digital", "total", "share"),
    [
        (half(2025, 2), 0, 1, "0.0"),
        (year(2025), 0, 1, "0.0"),
        (half(2026, 2), 1, 1, "100.0"),  # out three minutes after midnight: the second half
        (year(2026), 6, 8, "75.0"),
        (half(2024, 1), 0, 0, "None"),
    ],
)
def test_other_periods(
    example: dict[str, int], span: Period, digital: int, total: int, share: str
) -> None:
    for unit in ("A", "T", "V"):
        found = counted(unit, span)
        assert (found.digital, found.total, str(found.share)) == (digital, total, share)


def test_two_dates_of_a_product_are_enough(example: dict[str, int]) -> None:
    assert {code: dates(product) for code, product in example.items()} == DATES


def test_months_add_up_to_the_half_year(example: dict[str, int]) -> None:
    found = counted("A", half(2026, 1))
    by_month = {day.month: pair for day, pair in found.by_month.items()}
    assert by_month == {2: (0, 1), 3: (1, 1), 4: (1, 2), 5: (3, 3)}
    whole: dict[str, int] = {}
    for kinds in found.publications_by_month.values():
        for kind, count in kinds.items():
            whole[kind] = whole.get(kind, 0) + count
    assert whole == found.publications

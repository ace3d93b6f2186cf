"""Sizes and line breaks, with letters one unit wide so that one can count along."""

from app.rendering.compounds import joined
from app.rendering.scene.fit import Demand, Setting, excess, fit

NBSP = "\u00a0"


def demand(width: float, lines: int = 3, size: float = 10, floor: float = 5) -> Demand:
    return Demand(size, floor, lines, lambda *_: width, lambda *_: False)


def letters(line: str) -> float:
    return float(len(line))


def test_a_short_text_takes_one_line_at_full_size() -> None:
    assert fit("một hai", letters, demand(70)) == Setting(10, ("một hai",))


def test_long_text_first_takes_its_lines_and_balances_them() -> None:
    found = fit("một hai ba bốn năm", letters, demand(120))
    assert found == Setting(10, ("một hai ba", "bốn năm"))


def test_then_it_shrinks_to_its_floor_and_then_it_is_refused() -> None:
    assert fit("một hai ba bốn", letters, demand(70, lines=1)) == Setting(5, ("một hai ba bốn",))
    assert fit("một hai ba bốn", letters, demand(69, lines=1)) is None
    assert excess("một hai ba bốn", letters, demand(50, lines=1)) == 4


def test_no_syllable_stands_alone_on_the_last_line() -> None:
    text = "aaaa bbbb cccc dddd ee"
    found = fit(text, letters, demand(195, lines=2, floor=10))
    assert found is not None
    assert found.lines[-1] != "ee"


def test_a_dash_ends_its_line() -> None:
    found = fit(f"một hai{NBSP}– ba", letters, demand(100))
    assert found == Setting(10, (f"một hai{NBSP}–", "ba"))


def test_a_line_break_of_the_template_is_kept() -> None:
    assert fit("một\nhai ba", letters, demand(200)) == Setting(10, ("một", "hai ba"))


def test_a_hero_is_as_large_as_possible() -> None:
    stacked = Demand(10, 5, 3, lambda *_: 50, lambda *_: False, stack=True)
    assert fit("Tháng Công nhân", letters, stacked) == Setting(10, ("Tháng", "Công", "nhân"))


def test_compounds_stay_together() -> None:
    assert joined("Đoàn viên, người lao động KCN Ánh Dương") == (
        f"Đoàn{NBSP}viên, người{NBSP}lao{NBSP}động KCN{NBSP}Ánh{NBSP}Dương"
    )
    assert joined("Người lao động", pairs_only=True) == f"Người lao{NBSP}động"
    assert joined("tầng 3 – cổng số 2") == f"tầng{NBSP}3{NBSP}– cổng số{NBSP}2"
    assert joined("Tết Mậu Thân") == f"Tết Mậu{NBSP}Thân"
    assert joined("lao động") != "lao động"
    assert joined("hòa lao độngx") == "hòa lao độngx"

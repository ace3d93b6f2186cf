"""The brand kit of a unit, and whether words can still be read in its colours."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import contrast
from app.rendering import brand, legible, palette
from app.rendering.brand import Brand
from app.rendering.context import EXAMPLE
from app.rendering.fingerprint import fingerprint
from app.rendering.scene.draw import draw
from app.rendering.slots import read_values
from app.rendering.template import find
from tests.rendering.sheets import TEMPLATES, photo_of
from tests.rendering.stages import flat_png, seen

COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
FIELD = '[[layers]]\ntype = "field"\ncolours = ["field"]\n'


def test_the_defaults_and_the_packs_need_no_change() -> None:
    assert legible.broken(palette.colours()) == []
    red = {"field": "#B41712", "field_deep": "#820B0D", "strong": "#0A2C66"}
    assert palette.readable(red) == palette.colours(red)


@given(st.dictionaries(st.sampled_from(sorted(palette.DEFAULT)), COLOUR))
def test_words_can_be_read_whatever_colours_a_unit_chooses(chosen: dict[str, str]) -> None:
    found = palette.readable(brand.usable(chosen))
    for words, ground in (("on_field", "field"), ("accent", "field"), ("ink", "paper")):
        assert contrast.ratio(found[words], found[ground]) >= 4.45, (words, ground)


def test_pale_colours_are_told_by_name_and_number() -> None:
    (said, *_) = brand.problems(Brand(colours={"field": "#FFCD00"}))
    assert said == (
        "Chữ màu #FFFFFF (chữ trên nền chính) trên #FFCD00 (nền chính) khó đọc: "
        "tương phản 1,5, cần ít nhất 4,5."
    )
    assert brand.problems(Brand(colours={"field": "#0B5A3C"})) == []
    assert brand.problems(Brand(colours={"nền": "xanh"})) == [
        "“nền” không phải vai màu có giá trị #RRGGBB."
    ]


def test_a_field_too_pale_for_figures_on_paper_is_left_out(tmp_path: Path) -> None:
    pale = replace(EXAMPLE, brand=Brand(colours={"field": "#FFCD00"}))
    assert seen(tmp_path, FIELD, (1, 1), context=pale).pixels[0, 0].tolist() == [12, 83, 172]


def test_a_unit_stands_over_the_template_and_under_the_campaign(tmp_path: Path) -> None:
    green = replace(EXAMPLE, brand=Brand(colours={"field": "#0B5A3C"}))
    assert seen(tmp_path, FIELD, (1, 1), context=green).pixels[0, 0].tolist() == [11, 90, 60]
    festive = replace(green, palette={"field": "#B41712"})
    assert seen(tmp_path, FIELD, (1, 1), context=festive).pixels[0, 0].tolist() == [180, 23, 18]


def test_the_deep_end_of_a_field_follows_it() -> None:
    assert brand.complete({"field": "#808080"})["field_deep"] == "#606060"


def test_the_emblem_stands_in_the_lockup_and_the_short_name_in_texts(tmp_path: Path) -> None:
    own = replace(
        EXAMPLE, brand=Brand(emblem=flat_png("#DA251D", (40, 40)), short_name="CĐ Ánh Dương")
    )
    layers = """
[[layers]]
type = "lockup"
x = 0
y = 0
width = 600
mark = 40
colour = "ink"

[[layers]]
type = "text"
text = "{{ unit.short_name }}"
face = "B400"
size = 20
x = 0
baseline = 90
colour = "ink"
"""
    made = seen(tmp_path, layers, (600, 100), context=own)
    assert made.rows[20].startswith("R" * 40)
    assert made.words[-1] == ("CĐ Ánh\u00a0Dương",)


def test_the_kit_is_part_of_what_is_approved_and_none_changes_nothing() -> None:
    template = find(TEMPLATES, "su-kien")
    values = read_values(template, template.example)
    plain = fingerprint(template, values, EXAMPLE, {})
    assert fingerprint(template, values, replace(EXAMPLE, brand=Brand()), {}) == plain
    kits = [Brand(emblem=b"a"), Brand(emblem=b"b"), Brand(colours={"field": "#0B5A3C"})]
    others = {fingerprint(template, values, replace(EXAMPLE, brand=kit), {}) for kit in kits}
    assert len(others | {plain}) == 4


@pytest.mark.parametrize("format_name", ["square", "link"])
def test_a_whole_picture_in_a_unit_s_own_colours(format_name: str) -> None:
    template = find(TEMPLATES, "su-kien")
    values = read_values(template, template.example)
    own = replace(
        EXAMPLE,
        brand=Brand({"field": "#0B5A3C", "accent": "#2E8B57"}, flat_png("#DA251D", (90, 40))),
    )
    picture = draw(template, values, own, format_name, photo_of)
    assert abs(picture.pixels[2, 2].astype(int) - (11, 90, 60)).max() <= 2

"""What an editor may type, a template can draw: every slot filled to its limit, in every format."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from app.rendering.context import EXAMPLE, UnitFacts
from app.rendering.scene.draw import layout
from app.rendering.slots import Column, Slot, read_values
from app.rendering.template import Template, find
from tests.rendering.sheets import LONG_NAME, TEMPLATES, photo_of

WORDS = (
    "Người lao động khu công nghiệp được công đoàn cơ sở chăm lo bữa ăn ca, khám sức khỏe, tư vấn "
    "pháp luật và đối thoại với doanh nghiệp ngay trong tháng này, không ai bị bỏ lại phía sau."
)
NAMES = (
    "anh-bia",
    "anh-ghep",
    "anh-tin",
    "ap-phich-lich",
    "ban-tin-tuan",
    "cam-on",
    "chao-mung-1-5",
    "chao-mung-28-7",
    "chinh-sach",
    "dem-nguoc",
    "duong-day-nong",
    "gia-nhap",
    "guong-nguoi-tot",
    "hoi-dap",
    "khung-dai-dien",
    "lich-hoat-dong",
    "loi-chuc-tet",
    "moc-lich-su",
    "thong-bao",
    "to-roi",
)
LONGEST = replace(EXAMPLE, unit=UnitFacts("MP", LONG_NAME, "CĐCS Minh Phát"))
ALL = [(name, one) for name in NAMES for one in find(TEMPLATES, name).formats]


@pytest.mark.parametrize(("name", "format_name"), ALL)
def test_a_template_holds_all_that_its_slots_allow(name: str, format_name: str) -> None:
    template = find(TEMPLATES, name)
    values = read_values(template, dict(_filled(template)))
    laid = layout(template, values, LONGEST, format_name, photo_of)
    assert laid


@pytest.mark.parametrize(("name", "format_name"), ALL)
def test_a_template_needs_no_more_than_its_required_slots(name: str, format_name: str) -> None:
    template = find(TEMPLATES, name)
    needed = {slot.name: slot.example for slot in template.slots if slot.required}
    alone = replace(EXAMPLE, campaign=None)
    assert layout(template, read_values(template, needed), alone, format_name, photo_of)


def _filled(template: Template) -> Iterator[tuple[str, Any]]:
    for slot in template.slots:
        yield slot.name, _rows(slot) if slot.type == "rows" else _longest(slot)


def _rows(slot: Slot) -> list[dict[str, Any]]:
    """Return as many rows as there may be; texts to their limit, all else as in the examples."""
    count = slot.max or len(slot.example)
    return [
        {
            column.name: _longest(column)
            or slot.example[index % len(slot.example)].get(column.name)
            for column in slot.columns
        }
        for index in range(count)
    ]


def _longest(slot: Slot | Column) -> Any:
    example = getattr(slot, "example", None)
    if slot.max and str(example).startswith("https://"):
        return f"{example}/".ljust(slot.max, "a")
    if slot.type == "text" and slot.max:
        return WORDS[: slot.max].strip(" ,")
    return example

"""The campaigns that ship are good, and their suggestions fit the templates that ship."""

import re
from pathlib import Path

import pytest

from app.packs.check import check
from app.packs.check_days import YEARS
from app.packs.opening import opened
from app.packs.pack import PHASES
from app.packs.read import folders, read
from app.rendering.slots import read_values
from app.rendering.template import all_templates
from tests.packs.conftest import EXAMPLE, ROOT

TEMPLATES = {template.name: template for template in all_templates(ROOT / "templates")}
SLOTS = {
    name: frozenset(slot.name for slot in template.slots) for name, template in TEMPLATES.items()
}
PACKS = [EXAMPLE, *folders(ROOT / "campaigns")]
each_pack = pytest.mark.parametrize("folder", PACKS, ids=[folder.name for folder in PACKS])


@each_pack
def test_a_campaign_that_ships_has_no_problem(folder: Path) -> None:
    assert check(folder, SLOTS) == []


@each_pack
def test_suggested_values_fit_their_slots_in_every_year(folder: Path) -> None:
    pack = read(folder)
    for year in YEARS:
        for planned in opened(pack, year).planned:
            read_values(TEMPLATES[planned.template], planned.values, partial=True)


@pytest.mark.parametrize("folder", folders(ROOT / "campaigns"), ids=lambda folder: folder.name)
def test_a_campaign_that_ships_asks_for_products_of_every_phase(folder: Path) -> None:
    assert {row.phase for row in read(folder).content.plan} == set(PHASES)


@pytest.mark.parametrize("folder", folders(ROOT / "campaigns"), ids=lambda folder: folder.name)
def test_what_is_filled_in_beforehand_leaves_no_gap_to_publish(folder: Path) -> None:
    for row in read(folder).content.plan:
        assert not re.search(r"…|\.\.\.", str(row.values)), row.key

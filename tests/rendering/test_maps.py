"""Maps of Việt Nam: looked at by somebody, with both archipelagos, or not used."""

import hashlib
from pathlib import Path

import pytest

from app.errors import HasProblems
from app.rendering import maps
from tests.rendering.sheets import HEAD, template

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
LAYER = '[[layers]]\ntype = "artwork"\nfile = "assets/maps/viet-nam.svg"\n'
DIGEST = hashlib.sha256(DRAWING.encode()).hexdigest()
CHECKED = f"""
[[maps]]
file = "viet-nam.svg"
sha256 = "{DIGEST}"
shows = ["Hoàng Sa", "Trường Sa"]
checked_by = "Ban Tuyên giáo"
checked_on = 2027-01-05
"""


def with_map(folder: Path, register: str, drawing: str = DRAWING, layer: str = LAYER) -> None:
    place = folder / "assets" / "maps"
    place.mkdir(parents=True)
    (place / "viet-nam.svg").write_text(drawing, encoding="utf-8")
    (place / "register.toml").write_text(register, encoding="utf-8")
    template(folder / "templates", HEAD + layer)


def test_a_map_somebody_checked_may_be_used(tmp_path: Path) -> None:
    with_map(tmp_path, CHECKED)


@pytest.mark.parametrize(
    ("register", "why"),
    [
        ("", "chưa có trong assets/maps/register.toml"),
        (CHECKED.replace('"Hoàng Sa", ', ""), "chưa được xác nhận có Hoàng Sa"),
        (CHECKED.replace('checked_by = "Ban Tuyên giáo"\n', ""), "chưa ghi ai kiểm tra"),
        ("[[maps]", "sổ bản đồ không đọc được"),
    ],
)
def test_any_other_map_is_refused(tmp_path: Path, register: str, why: str) -> None:
    with pytest.raises(HasProblems, match=f"(?i){why}"):
        with_map(tmp_path, register)


def test_a_map_that_changed_must_be_looked_at_again(tmp_path: Path) -> None:
    with pytest.raises(HasProblems, match="chưa có trong"):
        with_map(tmp_path, CHECKED, DRAWING.replace("h9", "h8"))


def test_a_shared_drawing_is_part_of_what_is_approved(tmp_path: Path) -> None:
    digests = set()
    for number, drawing in enumerate((DRAWING, DRAWING.replace("h9", "h8"))):
        place = tmp_path / str(number) / "assets"
        place.mkdir(parents=True)
        (place / "o.svg").write_text(drawing, encoding="utf-8")
        layer = LAYER.replace("maps/viet-nam", "o")
        digests.add(template(tmp_path / str(number) / "templates", HEAD + layer).digest)
    assert len(digests) == 2


def test_a_map_elsewhere_is_named_by_its_layer(tmp_path: Path) -> None:
    place = tmp_path / "infographic" / "thu"
    place.mkdir(parents=True)
    (place / "nuoc.svg").write_text(DRAWING, encoding="utf-8")
    layer = '[[layers]]\ntype = "artwork"\nfile = "nuoc.svg"\n'
    template(tmp_path, HEAD + layer)
    with pytest.raises(HasProblems, match="chưa có trong"):
        template(tmp_path, HEAD + layer + "map = true\n")


def test_a_slot_for_a_map_reminds_of_the_islands(tmp_path: Path) -> None:
    slot = '[slots.map]\ntype = "photo"\nlabel = "Bản đồ"\nhelp = "Ảnh."\nrequired = false\n'
    made = template(tmp_path, HEAD + slot + "map = true\n")
    assert made.slots[-1].help == f"Ảnh. {maps.REMINDER}"
    assert "Hoàng Sa" in maps.REMINDER
    assert "Trường Sa" in maps.REMINDER
    with pytest.raises(HasProblems, match="Chỉ ô kiểu photo"):
        template(tmp_path, HEAD + slot.replace('"photo"', '"text"') + "map = true\n")

"""A unit makes a template of its own; it and those below it may use it, nobody else."""

from typing import Any

import pytest

from app.errors import AlreadyThere, HasProblems, NotFound, NotPermitted
from app.factory import Loa
from app.models.editor import Role
from app.rendering import own
from app.rendering.errors import NotAPicture
from app.rendering.own import Box, Sketch
from app.rendering.template import FILE, PREVIEW
from app.workflow.draft_product import draft
from app.workflow.make_template import draw_sketch, make_template, take_background
from app.workflow.render_media import render
from tests.factories import a_unit, an_editor
from tests.pictures import jpeg

TITLE = Box("Tiêu đề", "text", 80, 80, 900, 300, "Mời dự ngày hội", size=90, floor=40)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5"><path d="M0 0h4v5z"/></svg>'


def a_sketch(*boxes: Box, title: str = "Thiệp mời", canvas: str = "portrait") -> Sketch:
    return Sketch(title, "", canvas, boxes or (TITLE,))


def a_background(loa: Loa, data: bytes = b"") -> str:
    return take_background(data or jpeg((540, 675), "navy"), loa.tools)[0]


def shelves(loa: Loa) -> list[str]:
    """Return every file on the shelves of units."""
    root = loa.tools.own_templates
    return sorted(str(one.relative_to(root)) for one in root.rglob("*") if one.is_file())


@pytest.fixture
def unions(loa: Loa) -> Loa:
    """A union with one below it, and another beside it."""
    a_unit("LĐ", "Liên đoàn Lao động tỉnh")
    a_unit("AD", parent="LĐ")
    a_unit("XX", "Công đoàn ngành khác")
    return loa


def test_it_stands_on_the_shelf_of_its_unit_and_is_drawn(unions: Loa) -> None:
    name = make_template("LĐ", a_sketch(), a_background(unions), unions.tools)
    assert name == "L%C4%90.thiep-moi"
    folder = f"L%C4%90/infographic/{name}"
    assert shelves(unions) == [f"{folder}/{one}" for one in ("nen.jpg", PREVIEW, FILE)]
    number = draft("AD", name, {"tieu_de_1": "Ngày hội"}, unions.tools)
    assert len(render(number, unions.tools)) == 64


def test_only_the_units_below_may_begin_something_with_it(unions: Loa) -> None:
    name = make_template("LĐ", a_sketch(), a_background(unions), unions.tools)
    with pytest.raises(NotFound):
        draft("XX", name, {}, unions.tools)
    library = unions.tools.library
    assert name in [one.name for one in library.all(["LĐ", "AD"])]
    assert name not in [one.name for one in library.all(["XX"])]


@pytest.mark.parametrize("role", [Role.EDITOR, Role.APPROVER, Role.VIEWER])
def test_others_do_not_make_templates(unions: Loa, role: Role) -> None:
    person = an_editor("ha", role, unit="LĐ")
    with pytest.raises(NotPermitted):
        make_template("LĐ", a_sketch(), a_background(unions), unions.tools, by=person)
    assert shelves(unions) == []


@pytest.mark.parametrize("role", [Role.CAMPAIGN_MANAGER, Role.ADMINISTRATOR])
def test_a_role_above_reaches_down_and_none_reaches_up(unions: Loa, role: Role) -> None:
    above, below = an_editor("tren", role, unit="LĐ"), an_editor("duoi", role, unit="AD")
    reference = a_background(unions)
    assert make_template("AD", a_sketch(), reference, unions.tools, by=above) == "AD.thiep-moi"
    with pytest.raises(NotPermitted):
        make_template("LĐ", a_sketch(), reference, unions.tools, by=below)


def test_words_that_do_not_fit_leave_nothing_behind(unions: Loa) -> None:
    small = Box("Tiêu đề", "text", 80, 80, 60, 60, "Một câu dài không vừa ô", size=60, floor=50)
    with pytest.raises(HasProblems, match="Ô “Tiêu đề” dài quá chỗ trên hình"):
        make_template("AD", a_sketch(small), a_background(unions), unions.tools)
    assert shelves(unions) == []
    assert list(unions.tools.own_templates.iterdir()) == []


def test_a_name_is_taken_once(unions: Loa) -> None:
    reference = a_background(unions)
    make_template("AD", a_sketch(), reference, unions.tools)
    for title in ("Thiệp mời", "THIỆP MỜI"):
        with pytest.raises(AlreadyThere):
            make_template("AD", a_sketch(title=title), reference, unions.tools)
    assert make_template("XX", a_sketch(), reference, unions.tools) == "XX.thiep-moi"
    assert len(shelves(unions)) == 6


def test_every_kind_of_box_is_drawn_on_every_canvas(unions: Loa) -> None:
    reference = a_background(unions, SVG)
    for canvas, shape in own.CANVASES.items():
        left, top = shape.safe[0] + 20, shape.safe[1] + 20
        place: dict[str, Any] = {"x": left, "width": 400, "size": 60, "floor": 30}
        boxes = (
            Box("Ảnh", "photo", example="doi-thoai", y=top, height=120, **place),
            Box("Tên", "text", example="Ngày hội", y=top + 130, height=80, **place),
            Box("Ngày", "date", example="2027-05-13", y=top + 220, height=80, **place),
            Box("Lời", "long_text", example="Một\nHai", y=top + 310, height=160, **place),
        )
        sketch = a_sketch(*boxes, title=f"Mẫu {canvas}", canvas=canvas)
        drawn = draw_sketch(sketch, reference, unions.tools)
        assert (drawn.width, drawn.height) == (shape.width, shape.height)
        make_template("AD", sketch, reference, unions.tools)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        jpeg((100, 100)),
        b"<svg><text>a</text></svg>",
        b'<svg viewBox="0 0 1 1"><script>x()</script></svg>',
    ],
)
def test_what_cannot_be_a_background_is_refused(unions: Loa, data: bytes) -> None:
    with pytest.raises(NotAPicture):
        take_background(data, unions.tools)


def test_a_reference_leads_nowhere_else(unions: Loa) -> None:
    for reference in ("assets/../loa.db", "media:../../loa.db", f"media:{'0' * 64}"):
        with pytest.raises(NotFound):
            draw_sketch(a_sketch(), reference, unions.tools)


def test_a_unit_of_any_code_has_a_shelf_inside_the_library(loa: Loa) -> None:
    for code in ("CĐ 1", "ab.c", "a-b"):
        a_unit(code)
        name = make_template(code, a_sketch(), a_background(loa), loa.tools)
        assert loa.tools.library.find(name).folder.parents[2] == loa.tools.own_templates
        assert [one.name for one in loa.tools.library.of(code)] == [name]


def test_a_broken_template_of_a_unit_takes_no_other_with_it(unions: Loa) -> None:
    reference = a_background(unions)
    good = make_template("AD", a_sketch(), reference, unions.tools)
    bad = make_template("AD", a_sketch(title="Hỏng"), reference, unions.tools)
    (unions.tools.library.find(bad).folder / FILE).write_text("hỏng", encoding="utf-8")
    assert [one.name for one in unions.tools.library.of("AD")] == [good]

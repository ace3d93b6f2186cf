"""A template made on the desk from a background, over HTTP alone, and what becomes of it."""

import re
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from app.factory import Loa
from app.models.editor import Role
from tests.factories import a_unit, an_editor, product
from tests.pictures import jpeg
from tests.web.visitor import Visitor, started, where, words

HOSTILE = "\"><script>alert('x')</script> {{ 7*7 }} \\ '''"
BOX = {
    "label": "Tiêu đề",
    "kind": "text",
    "x": "80",
    "y": "100",
    "width": "900",
    "height": "300",
    "size": "90",
    "floor": "40",
    "example": "Mời dự ngày hội",
}


def boxes(*given: dict[str, str]) -> dict[str, str]:
    """Return the fields of these boxes."""
    return {f"box.{n}.{key}": value for n, one in enumerate(given) for key, value in one.items()}


@pytest.fixture
def designer(loa: Loa) -> Visitor:
    """The campaign manager of a union with one unit below it, where someone edits."""
    a_unit("LD", "Liên đoàn Lao động tỉnh")
    a_unit("AD", parent="LD")
    a_unit("XX", "Công đoàn ngành khác")
    an_editor("luc", Role.CAMPAIGN_MANAGER, unit="LD")
    an_editor("ha", Role.EDITOR, unit="AD")
    an_editor("ngoai", Role.EDITOR, Role.CAMPAIGN_MANAGER, unit="XX")
    return Visitor(loa, "luc")


def uploaded(visitor: Visitor, data: bytes = b"", **fields: Any) -> dict[str, str]:
    """Upload a background and return what the form of its page carries."""
    file = (data or jpeg((540, 675), "navy"), "nen.jpg")
    answer = visitor.send("/desk/templates/backgrounds", file=file, **fields)
    page = visitor.get(unescape(answer.headers["Location"])).text
    return dict(re.findall(r'type="hidden" name="(background|canvas)" value="([^"]+)"', page))


def test_a_background_becomes_a_template_that_units_below_fill(loa: Loa, designer: Visitor) -> None:
    form = uploaded(designer)
    assert form["canvas"] == "portrait"
    assert 'src="data:image/jpeg;base64,' in designer.page
    whole = {**form, "title": "Thiệp mời", **boxes(BOX), "do": "save"}
    answer = designer.send_fields("/desk/templates/", whole)
    assert where(answer) == "/desk/templates/"
    assert "Thiệp mời" in words(designer.get("/desk/templates/").text)
    designer.get("/desk/templates/LD.thiep-moi/preview.png")

    ha = Visitor(loa, "ha")
    number = started(ha, "LD.thiep-moi")
    ha.get("/desk/templates/LD.thiep-moi/preview.png")
    filled = {"slot.tieu_de_1": "Hội thao tháng Năm", "slot.loi_dang": "Mời mọi người đến."}
    ha.send_fields(f"/desk/products/{number}", {**filled, "do": "ask"})
    assert product(number).title == "Hội thao tháng Năm"
    drawn = ha.get(f"/desk/products/{number}/preview/portrait.jpg").data
    with Image.open(BytesIO(drawn)) as picture:
        assert picture.width / picture.height == pytest.approx(1080 / 1350, abs=0.01)
        assert picture.getextrema() != ((0, 0), (0, 0), (128, 128))


def test_a_unit_beside_sees_nothing_of_it(loa: Loa, designer: Visitor) -> None:
    whole = {**uploaded(designer), "title": "Thiệp mời", **boxes(BOX), "do": "save"}
    designer.send_fields("/desk/templates/", whole)
    other = Visitor(loa, "ngoai")
    assert "Thiệp mời" not in other.get("/desk/products/new").text
    other.get("/desk/templates/LD.thiep-moi/preview.png", 404)
    other.send("/desk/products/", 404, template="LD.thiep-moi")


def test_who_only_edits_makes_no_templates(loa: Loa, designer: Visitor) -> None:
    form = uploaded(designer)
    ha = Visitor(loa, "ha")
    for path in ("/desk/templates/", "/desk/templates/new"):
        ha.get(path, 403)
    assert 'href="/desk/templates/"' not in ha.get("/desk/more").text
    assert 'href="/desk/templates/"' in designer.get("/desk/more").text
    for path in ("/desk/templates/", "/desk/templates/preview.jpg"):
        ha.send_fields(path, {**form, "title": "A", **boxes(BOX), "do": "save"}, 403)
    ha.send("/desk/templates/backgrounds", 403, file=(jpeg(), "a.jpg"))


def test_boxes_are_added_and_dropped_without_scripts(designer: Visitor) -> None:
    form = {**uploaded(designer), **boxes(BOX)}
    designer.send_fields("/desk/templates/", {**form, "do": "add-box"}, 200)
    assert 'name="box.1.label"' in designer.page
    assert 'value="Tiêu đề"' in designer.page
    designer.send_fields("/desk/templates/", {**form, "do": "drop-box:0"}, 200)
    assert 'name="box.0.label"' not in designer.page
    designer.send_fields("/desk/templates/", {**form, "do": "look"}, 200)
    assert 'src="data:image/jpeg;base64,' in designer.page


def test_everything_wrong_is_shown_and_stays_in_the_form(designer: Visitor) -> None:
    twice = {**BOX, "x": "900", "label": "tiêu đề", "floor": "a"}
    whole = {**uploaded(designer), **boxes(BOX, twice), "do": "save"}
    designer.send_fields("/desk/templates/", whole, 422)
    said = words(designer.page)
    for told in (
        "Mẫu chưa lưu.",
        "Tên mẫu còn trống.",
        "cỡ chữ nhỏ nhất phải là một số",
        "nằm ngoài hình 1080 × 1350",
        "Hai ô cùng tên “tiêu đề”",
    ):
        assert told in said
    assert 'name="box.1.x" value="900"' in designer.page


def test_words_over_the_box_are_named_before_it_is_kept(designer: Visitor) -> None:
    small = {**BOX, "width": "60", "height": "60", "example": "Một câu dài không vừa ô này"}
    form = {**uploaded(designer), "title": "Thiệp", **boxes(small)}
    answer = designer.send_fields("/desk/templates/preview.jpg", form, 422)
    assert "Ô “Tiêu đề” dài quá chỗ" in answer.text
    designer.send_fields("/desk/templates/", {**form, "do": "save"}, 422)
    assert "Ô “Tiêu đề” dài quá chỗ" in words(designer.page)


def test_hostile_words_stay_words(loa: Loa, designer: Visitor) -> None:
    box = {**BOX, "label": HOSTILE[:40], "example": HOSTILE}
    whole = {**uploaded(designer), "title": HOSTILE, "summary": HOSTILE, **boxes(box)}
    answer = designer.send_fields("/desk/templates/preview.jpg", whole, 200)
    assert answer.mimetype == "image/jpeg"
    designer.send_fields("/desk/templates/", {**whole, "do": "look"}, 200)
    assert "<script>alert" not in designer.page
    designer.send_fields("/desk/templates/", {**whole, "do": "save"})
    [made] = loa.tools.library.of("LD")
    assert (made.title, made.slots[0].label) == (HOSTILE, HOSTILE[:40].strip())
    assert "<script>alert" not in Visitor(loa, "ha").get("/desk/products/new").text


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7 xin", jpeg((90, 90)), b"<svg><text/></svg>"])
def test_what_is_no_background_is_refused_with_words(designer: Visitor, data: bytes) -> None:
    designer.send("/desk/templates/backgrounds", 422, file=(data, "nen.png"))
    assert "Chưa nhận được hình nền." in words(designer.page)


@pytest.mark.parametrize("background", ["", "../../loa.db", "0" * 64, "x" * 64])
def test_a_background_nobody_uploaded_leads_nowhere(designer: Visitor, background: str) -> None:
    whole = {"background": background, "canvas": "portrait", "title": "A", **boxes(BOX)}
    for path in ("/desk/templates/", "/desk/templates/preview.jpg"):
        answer = designer.browser.post(path, data={**whole, "do": "save", "csrf": designer._csrf})
        assert answer.status_code in (404, 422), path
    designer.get(f"/desk/templates/new?background={background}&canvas=portrait")

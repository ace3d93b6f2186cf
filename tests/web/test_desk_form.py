"""Photos, rows and everything the form shows while it is being written."""

import json

import pytest

from app.factory import Loa
from tests.factories import an_office, product
from tests.pictures import jpeg
from tests.web.visitor import CARD, Visitor, started, words


@pytest.fixture
def ha(loa: Loa) -> Visitor:
    """An editor of an office with three channels."""
    an_office(loa.tools)
    return Visitor(loa, "ha")


def test_a_photo_is_kept_and_shown_and_dropped(ha: Visitor) -> None:
    number = started(ha)
    photo = {"file.photo": (jpeg(), "anh.jpg")}
    ha.send_fields(f"/desk/products/{number}", {**CARD, **photo, "do": "save"})
    reference = product(number).values["photo"]
    assert reference.startswith("media:")
    page = ha.get(f"/desk/products/{number}").text
    digest = reference.removeprefix("media:")
    assert f"/desk/products/{number}/photos/{digest}.jpg" in page
    assert ha.get(f"/desk/products/{number}/photos/{digest}.jpg").mimetype == "image/jpeg"
    kept = {**CARD, "slot.photo": reference, "do": "save"}
    ha.send_fields(f"/desk/products/{number}", kept)
    assert product(number).values["photo"] == reference
    ha.send_fields(f"/desk/products/{number}", {**kept, "drop.slot.photo": "1"})
    assert "photo" not in product(number).values


@pytest.mark.parametrize("reference", ["../../secret.key", "/etc/passwd", "media:..", "demo/x.jpg"])
def test_a_photo_is_only_taken_from_what_was_uploaded(ha: Visitor, reference: str) -> None:
    number = started(ha)
    ha.send_fields(f"/desk/products/{number}", {**CARD, "slot.photo": reference, "do": "save"})
    assert "photo" not in product(number).values


@pytest.mark.parametrize("data", [b"", b"<svg onload=alert(1)>", b"GIF89a", b"\xff\xd8\xff\xe0 no"])
def test_an_upload_that_is_no_picture_is_refused_and_the_text_stays(
    ha: Visitor, data: bytes
) -> None:
    number = started(ha)
    form = {**CARD, "file.photo": (data or b"?", "anh.jpg"), "do": "save"}
    ha.send_fields(f"/desk/products/{number}", form, 422)
    assert "không phải ảnh mở được" in words(ha.page)
    assert CARD["slot.title"] in ha.page


def test_an_upload_larger_than_the_limit_gets_a_page(ha: Visitor) -> None:
    number = started(ha)
    form = {"file.photo": (b"0" * (33 * 1024 * 1024), "anh.jpg")}
    answer = ha.send_fields(f"/desk/products/{number}", form, 413)
    assert "nhỏ hơn 32 MB" in words(answer.text)


def test_rows_are_added_and_dropped_without_scripts(ha: Visitor) -> None:
    number = started(ha, "so-lieu")
    row = {
        "slot.figures.0.label": "Suất quà",
        "slot.figures.0.value": "2.156",
        "slot.figures.1.label": "",
    }
    ha.send_fields(f"/desk/products/{number}", {**row, "do": "add-row:figures"}, 200)
    assert 'value="Suất quà"' in ha.page
    assert 'name="slot.figures.2.label"' in ha.page
    ha.send_fields(f"/desk/products/{number}", {**row, "do": "drop-row:figures:0"}, 200)
    assert 'value="Suất quà"' not in ha.page
    assert product(number).values == {}


def test_rows_are_kept_in_their_order(ha: Visitor) -> None:
    number = started(ha, "so-lieu")
    form = {
        "slot.figures.7.label": "Cuộc đối thoại",
        "slot.figures.7.value": "38",
        "slot.figures.2.label": "Suất quà",
        "slot.figures.2.value": "2.156",
        "do": "save",
    }
    ha.send_fields(f"/desk/products/{number}", form)
    assert [row["label"] for row in product(number).values["figures"]] == [
        "Suất quà",
        "Cuộc đối thoại",
    ]


def test_photos_in_rows_are_taken_with_their_row(ha: Visitor) -> None:
    number = started(ha, "bai-ngan")
    form = {
        "slot.text": "Ảnh hội thi nấu ăn.",
        "slot.photos.0.photo": "",
        "file.photos.0.photo": (jpeg(), "mot.jpg"),
        "slot.photos.1.photo": "",
        "file.photos.1.photo": (jpeg(colour="navy"), "hai.jpg"),
        "do": "ask",
    }
    ha.send_fields(f"/desk/products/{number}", form)
    first, second = (row["photo"] for row in product(number).values["photos"])
    assert first != second
    ha.get(f"/desk/products/{number}")


def test_the_preview_draws_what_is_typed_and_says_what_does_not_fit(ha: Visitor) -> None:
    number = started(ha)
    path = f"/desk/products/{number}/preview/link.jpg"
    kept = ha.get(path).data
    assert kept.startswith(b"\xff\xd8")
    typed = ha.send_fields(path, {**CARD, "slot.title": "Tên khác"}, 200).data
    assert typed.startswith(b"\xff\xd8")
    assert typed != kept
    answer = ha.send_fields(path, {**CARD, "slot.title": "Có ☃ tuyết"}, 422)
    assert answer.mimetype == "text/plain"
    assert "“Tiêu đề” có ký tự “☃”" in answer.text
    assert product(number).values == {}


def test_the_words_of_each_channel_follow_the_typing(ha: Visitor) -> None:
    number = started(ha)
    form = {**CARD, "slot.title": "Một tên mới"}
    page = ha.send_fields(f"/desk/products/{number}/words", form, 200).text
    assert page.count("Một tên mới") >= 3
    assert "Tóm tắt: 49 ký tự" in words(page)


def test_a_photo_taken_while_typing_comes_back_as_a_reference(ha: Visitor) -> None:
    number = started(ha)
    path = f"/desk/products/{number}/photos"
    taken = json.loads(ha.send_fields(path, {"file": (jpeg(), "a.jpg")}, 200).text)
    assert taken["reference"].startswith("media:")
    assert ha.get(taken["address"]).mimetype == "image/jpeg"
    refused = json.loads(ha.send_fields(path, {"file": (b"?", "a.jpg")}, 422).text)
    assert "không phải ảnh" in refused["problem"]

"""A template of one's own: whatever a designer says is written down and read back the same."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import HasProblems
from app.rendering import clean, own
from app.rendering.own import Box, Sketch
from app.rendering.template import check, read
from app.rendering.writing import slot_names, written
from tests.pictures import jpeg

TITLE: dict[str, Any] = {
    "label": "Tiêu đề",
    "kind": "text",
    "x": "80",
    "y": "80",
    "width": "900",
    "height": "200",
    "size": "80",
    "floor": "40",
    "example": "Mời dự ngày hội",
}
WHOLE: dict[str, Any] = {"title": "Thiệp mời", "canvas": "portrait", "boxes": [TITLE]}


def folder(root: Path, sketch: Sketch) -> Path:
    """Write the folder of a sketch, as the workflow does."""
    place = root / "infographic" / "thu"
    place.mkdir(parents=True, exist_ok=True)
    (place / "nen.jpg").write_bytes(jpeg((108, 135)))
    (place / "template.toml").write_text(written(sketch, "nen.jpg"), encoding="utf-8")
    return place


def problems(**changed: Any) -> list[str]:
    """Return what is said of a sketch with one box changed."""
    with pytest.raises(HasProblems) as caught:
        own.read({**WHOLE, "boxes": [{**TITLE, **changed}]})
    return [problem.message for problem in caught.value.problems]


def test_a_sketch_becomes_an_ordinary_template(tmp_path: Path) -> None:
    boxes = [
        TITLE,
        {**TITLE, "label": "Ngày", "kind": "date", "day": "2027-05-13", "y": "300"},
        {**TITLE, "label": "Ảnh", "kind": "photo", "photo": "doi-thoai", "y": "600"},
        {**TITLE, "label": "Lời", "kind": "long_text", "example": "Một\nHai", "y": "900"},
    ]
    place = folder(tmp_path, own.read({**WHOLE, "boxes": boxes}))
    assert check(place) == []
    made = read(place)
    assert [slot.type for slot in made.slots] == ["text", "date", "photo", "long_text", "long_text"]
    assert [slot.label for slot in made.slots][-1] == "Lời đăng"
    assert [layer.type for layer in made.scenes["portrait"]] == [
        *("artwork", "photo", "text", "text", "text"),
    ]
    assert made.formats == ("portrait",)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(min_size=1, max_size=50),
    labels=st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=4),
    example=st.text(min_size=1, max_size=80),
    kind=st.sampled_from(["text", "long_text"]),
)
def test_whatever_is_typed_is_read_back_the_same(
    tmp_path: Path, title: str, labels: list[str], example: str, kind: own.Kind
) -> None:
    boxes = [Box(label, kind, 80, 80, 900, 600, example) for label in labels]
    sketch = Sketch(title, title, "portrait", tuple(boxes))
    made = read(folder(tmp_path, sketch))
    assert (made.title, made.summary) == (title, title)
    assert [slot.label for slot in made.slots[:-1]] == labels
    assert [slot.example for slot in made.slots[:-1]] == [example] * len(labels)


@settings(max_examples=60)
@given(label=st.text(max_size=60), example=st.text(max_size=300))
def test_what_was_typed_is_cleaned_or_refused_in_words(label: str, example: str) -> None:
    raw = {**WHOLE, "boxes": [{**TITLE, "label": label, "example": example}]}
    try:
        [box] = own.read(raw).boxes
    except HasProblems:
        return
    assert (box.label, box.example) == (clean.line(label), clean.line(example))


@pytest.mark.parametrize(
    "hostile",
    [
        '"""',
        "'''",
        '"\n[slots.x]\ntype = "photo"',
        "\\",
        "{{ 7 * 7 }}",
        "{% raw %}",
        "}}",
        "\x7f\x00",
        "]]",
        "# chú thích",
    ],
)
def test_hostile_words_stay_words(tmp_path: Path, hostile: str) -> None:
    photo = Box("Ảnh", "photo", 0, 0, 500, 500, "doi-thoai")
    text = Box(hostile, "text", 80, 600, 900, 600, "Ví dụ")
    for boxes in ((photo,), (text,), (photo, text)):
        sketch = Sketch(hostile, hostile, "portrait", boxes)
        place = folder(tmp_path, sketch)
        assert check(place) == []
        assert read(place).title == hostile


def test_everything_wrong_is_told_at_once() -> None:
    assert problems(label="", x="-5", width="1200", colour="own", own_colour="red") == [
        "Tên của ô thứ 1 còn trống.",
        "Ô “1”: màu chưa chọn.",
        "Ô “1”: nằm ngoài hình 1080 × 1350.",
    ]


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"x": "abc"}, "Ô “Tiêu đề”: cách trái phải là một số."),
        ({"x": "9" * 400}, "Ô “Tiêu đề”: cách trái phải là một số."),
        ({"x": "NaN"}, "Ô “Tiêu đề”: cách trái phải là một số."),
        ({"height": "5"}, "Ô “Tiêu đề”: rộng và cao ít nhất 24 điểm."),
        ({"height": "30"}, "Ô “Tiêu đề”: thấp hơn một dòng chữ cỡ 40."),
        ({"floor": "90"}, "Ô “Tiêu đề”: cỡ chữ từ 14 đến 400, nhỏ nhất không hơn lớn nhất."),
        ({"example": " "}, "Ô “Tiêu đề”: ví dụ còn trống."),
        ({"kind": "script"}, "Ô “Tiêu đề”: “script” không có trong danh sách."),
        (
            {"kind": "date", "day": "mai"},
            "Ô “Tiêu đề”, ví dụ: “mai” không phải ngày. Viết như 13/5/2027.",
        ),
        ({"label": "lời đăng"}, "Hai ô cùng tên “lời đăng”. Mỗi ô một tên."),
        ({"label": "a" * 41}, "Tên của ô thứ 1 dài 41 ký tự, nhiều nhất 40."),
    ],
)
def test_bad_input_is_named(changed: dict[str, str], told: str) -> None:
    assert told in problems(**changed)


def test_two_boxes_of_one_name_are_refused_however_they_are_written() -> None:
    with pytest.raises(HasProblems, match="Hai ô cùng tên “TIÊU ĐỀ”"):
        own.read({**WHOLE, "boxes": [TITLE, {**TITLE, "label": "TIÊU ĐỀ"}]})


def test_a_sketch_needs_a_box_and_not_too_many() -> None:
    with pytest.raises(HasProblems, match="Chưa có ô nào"):
        own.read({**WHOLE, "boxes": []})
    with pytest.raises(HasProblems, match="nhiều nhất 20"):
        own.read({**WHOLE, "boxes": [{**TITLE, "label": f"Ô {n}"} for n in range(21)]})


def test_names_of_slots_are_names_in_jinja_too() -> None:
    labels = ["Tiêu đề", "for", "2027", "☃", "unit"]
    boxes = [Box(label, "text", 0, 0, 90, 90, "x") for label in labels]
    assert slot_names(boxes) == ["tieu_de_1", "for_2", "o_3", "o_4", "unit_5"]


@pytest.mark.parametrize(
    ("size", "name"),
    [((1080, 1350), "portrait"), ((500, 500), "square"), ((3840, 2160), "wide")],
)
def test_a_background_suggests_its_canvas(size: tuple[int, int], name: str) -> None:
    assert own.nearest(*size) == name

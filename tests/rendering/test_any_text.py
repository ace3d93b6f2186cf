"""Any Vietnamese text either stands inside its box or is refused by the name of its slot."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.rendering.errors import TextTooLong
from app.rendering.scene import setting
from tests.rendering.sheets import LONG_NAME
from tests.rendering.stages import Seen, seen

SYLLABLES = st.sampled_from(
    [
        "Công",
        "đoàn",
        "viên",
        "người",
        "lao",
        "động",
        "KCN",
        "Ánh",
        "Dương",
        "nghiêng",
        "ỷ",
        "Ộ",
        "Ữ",
        "Ẫ",
        "Ặ",
        "Ỵ",
        "12.480",
        "71,4%",
        "–",
        "28/7",
        "TNHH",
        "nghỉ",
        "thuyền",
        "khuỷu",
        "Quỹ",
        "“chăm",
        "lo”",
        "vì",
        "(đợt",
        "2)",
        "Hiệp-Phước",
        "**nổi**",
        "ẩm",
    ]
)
WORDS = st.lists(SYLLABLES, min_size=1, max_size=30).map(" ".join)
LEFT, TOP, WIDTH, HEIGHT = 40, 60, 420, 200
LAYER = """
[[layers]]
type = "text"
text = "{{{{ title }}}}"
face = "{face}"
size = {size}
floor = {floor}
lines = {lines}
leading = {leading}
tracking = {tracking}
align = "{align}"
stack = {stack}
colour = "ink"
emphasis = {{ face = "B800" }}
x = {x}
top = 60
width = 420
height = 200
"""
LAYERS = st.fixed_dictionaries(
    {
        "face": st.sampled_from(["B400", "M900", "D700"]),
        "size": st.sampled_from([30, 60, 110]),
        "floor": st.sampled_from([12, 24]),
        "lines": st.integers(1, 5),
        "leading": st.sampled_from([1.0, 1.2, 1.4]),
        "tracking": st.sampled_from([-0.03, 0, 0.1]),
        "align": st.sampled_from(["left", "center", "right"]),
        "stack": st.sampled_from(["true", "false"]),
    }
)
STARTS = {"left": LEFT, "center": LEFT + WIDTH / 2, "right": LEFT + WIDTH}


def drawn(layer: str, text: str) -> Seen | None:
    """Return what is seen, None when the text was refused."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            return seen(Path(folder), layer, (500, 400), {"title": text})
        except TextTooLong as error:
            refused = error
    assert refused.label == "Tên lớn"
    assert 0 < refused.over <= len(text)
    return None


@settings(max_examples=50, deadline=None)
@given(WORDS, LAYERS)
def test_a_text_stands_inside_its_box_or_is_refused(text: str, given_layer: dict[str, str]) -> None:
    layer = LAYER.format(**given_layer, x=STARTS[str(given_layer["align"])])
    made = drawn(layer, text)
    if made is None:
        return
    (laid,) = made.laid
    left, top, right, bottom = laid.box
    assert left >= LEFT - 1
    assert right <= LEFT + WIDTH + 1
    assert top >= TOP - 1
    assert bottom <= TOP + HEIGHT + 0.2 * laid.size + 1
    assert len(laid.lines) <= int(given_layer["lines"])
    assert laid.size >= float(given_layer["floor"])
    said = " ".join(laid.lines).replace("\u00a0", " ")
    assert said == " ".join(text.replace("**", "").split())


@settings(max_examples=30, deadline=None)
@given(WORDS)
def test_what_is_said_to_be_too_much_is_enough_when_cut(text: str) -> None:
    layer = LAYER.format(
        face="B700",
        size=40,
        floor=30,
        lines=2,
        leading=1.2,
        tracking=0,
        align="left",
        stack="false",
        x=LEFT,
    )
    plain = text.replace("**", "")
    with tempfile.TemporaryDirectory() as folder:
        try:
            seen(Path(folder), layer, (500, 400), {"title": plain})
        except TextTooLong as error:
            shorter = plain[: -error.over].strip()
            if shorter:
                seen(Path(folder), layer, (500, 400), {"title": shorter})


@given(st.integers(1, len(LONG_NAME)))
def test_any_beginning_of_a_long_unit_name_finds_its_place(length: int) -> None:
    layer = LAYER.format(
        face="B700",
        size=40,
        floor=12,
        lines=5,
        leading=1.2,
        tracking=0,
        align="left",
        stack="false",
        x=LEFT,
    )
    made = drawn(layer, LONG_NAME[:length])
    assert made is not None
    for line in made.laid[0].lines:
        assert setting.width(line, "B700", 0) * made.laid[0].size <= WIDTH + 1

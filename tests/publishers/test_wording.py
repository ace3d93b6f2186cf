"""The steps every channel's words pass through."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publishers.contract import Limits
from publishers.errors import Refused
from publishers.wording import (
    Words,
    folded,
    length,
    over_limits,
    refuse_over_limits,
    slug,
    to_nfc,
    without_blank_runs,
    without_markdown,
)
from tests.publishers.posts import a_picture, an_outgoing

VOWELS, CONSONANTS = "aăâeêioôơuưy", "bcdđghklmnpqrstvx"
TONES = ["", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"]
vowels = st.tuples(st.sampled_from(VOWELS + VOWELS.upper()), st.sampled_from(TONES)).map("".join)
consonants = st.sampled_from(CONSONANTS + CONSONANTS.upper())
syllables = st.lists(vowels | consonants, min_size=1, max_size=8).map("".join)


def test_words_hand_themselves_to_the_next_step() -> None:
    made = Words("  mo\u0323\u0302t  ").then(to_nfc).then(str.strip).then(str.replace, "m", "M")
    assert made == "Một"
    assert isinstance(made, Words)


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Tết Sum vầy", "tet sum vay"),
        ("ĐƯỜNG ĐÊ", "duong de"),
        ("Nguyễn Thị Ngọc Ánh", "nguyen thi ngoc anh"),
        ("Đà Nẵng 28/7", "da nang 28/7"),
    ],
)
def test_folding_takes_off_marks_and_case(text: str, bare: str) -> None:
    assert folded(text) == bare
    assert folded(unicodedata.normalize("NFD", text)) == bare


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


@given(syllables)
def test_vietnamese_folds_to_ascii_letter_for_letter(text: str) -> None:
    bare = folded(text)
    assert bare.isascii()
    assert len(bare) == length(text)
    assert folded(text.upper()) == bare


@given(st.text(), st.integers(1, 80))
def test_a_slug_is_an_address_part_of_limited_length(text: str, most: int) -> None:
    made = slug(text, most=most)
    assert made == "" or re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert len(made) <= most


def test_a_slug_is_cut_between_words() -> None:
    assert slug("Bữa cơm Công đoàn", most=12) == "bua-com-cong"
    assert slug("Bữa cơm Công đoàn", most=10) == "bua-com"
    assert slug("Trườngsa", most=5) == "truon"


@given(st.text())
def test_length_is_counted_in_nfc_however_it_was_typed(text: str) -> None:
    assert length(text) == length(unicodedata.normalize("NFD", text)) == len(to_nfc(text))


@given(st.text(st.sampled_from("a \n\r\t"), max_size=30))
def test_blank_runs_close_and_stay_closed(text: str) -> None:
    once = without_blank_runs(text)
    assert without_blank_runs(once) == once
    assert "\n\n\n" not in once
    assert not re.search(r"[ \t]\n", once)
    assert once.replace("\n", "").replace(" ", "").count("a") == text.count("a")


def test_markdown_becomes_what_can_be_read_without_it() -> None:
    text = "## Mục\n\n* **một**\n+ _hai_\n- [ba](https://e.example/a_b_c)\n"
    plain = "Mục\n\n• một\n• hai\n• ba (https://e.example/a_b_c)\n"
    assert without_markdown(text) == plain
    assert without_markdown("2 * 3 * 4, a_b_c, 1\\. Năm") == "2 * 3 * 4, a_b_c, 1. Năm"


@given(st.text(max_size=40), st.text(max_size=40), st.integers(0, 12), st.integers(1, 40))
def test_limits_name_exactly_what_is_over_and_by_how_much(
    title: str, text: str, pictures: int, most: int
) -> None:
    outgoing = an_outgoing(title=title, text=text, pictures=(a_picture(),) * pictures)
    limits = Limits(title=most, text=most, pictures=10)
    expected = [
        f"{word} dài hơn {most} ký tự của kênh. Bớt {length(part) - most} ký tự."
        for word, part in (("Tiêu đề", title), ("Lời đăng", text))
        if length(part) > most
    ]
    if pictures > 10:
        expected.append(f"Có {pictures} ảnh, kênh chỉ nhận 10. Bớt ảnh.")
    assert list(over_limits(outgoing, limits)) == expected
    assert list(over_limits(outgoing, Limits())) == []
    if expected:
        with pytest.raises(Refused):
            refuse_over_limits(outgoing, limits)
    else:
        refuse_over_limits(outgoing, limits)

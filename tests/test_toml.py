"""A TOML file and the line on which each key stands."""

import string
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app import toml
from app.errors import HasProblems

PACK = '''\
name = "Tháng Công nhân"   # line 1
"có dấu" = 2

[window]
begins = "01/5"
text = """
fake = "not a key [
[fake]
"""
colours = [
  "đỏ",  # [
  "vàng",
]
after.all = true

[[plan]]
key = "một"

[plan.values]
title = "A"

[[plan]]
key = "hai"
values.title = "B"
'''


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "pack.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_key_knows_its_line(tmp_path: Path) -> None:
    document = toml.read(written(tmp_path, PACK))
    assert document.line("name") == 1
    assert document.line("có dấu") == 2
    assert document.line("window") == 4
    assert document.line("window", "text") == 6
    assert document.line("window", "colours") == 10
    assert document.line("window", "after", "all") == 14
    assert document.line("plan", 0) == 16
    assert document.line("plan", 0, "values", "title") == 20
    assert document.line("plan", 1, "key") == 23
    assert document.line("plan", 1, "values", "title") == 24
    assert ("window", "fake") not in document.lines
    assert ("fake",) not in document.lines


def test_a_key_that_is_not_there_stands_at_the_nearest_one_around_it(tmp_path: Path) -> None:
    document = toml.read(written(tmp_path, PACK))
    assert document.line("plan", 0, "values", "nothing", 3) == 19
    assert document.line("nothing") == 0
    problem = document.problem("Thiếu “day”.", "plan", 1)
    assert str(problem) == f"{document.path}:22: Thiếu “day”."


def test_a_bracket_that_opens_inside_a_text_of_several_lines_hides_nothing(tmp_path: Path) -> None:
    text = "a = \"\"\"[ (xem\ntiếp)\"\"\"\nb = '''[\n'''\nc = 1\n"
    document = toml.read(written(tmp_path, text))
    assert [document.line(key) for key in "abc"] == [1, 3, 5]


def test_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, 'a = 1\nb = "chưa đóng\nc = 3\n')
    with pytest.raises(HasProblems) as refused:
        toml.read(path)
    assert str(refused.value).startswith(f"{path}:2: Sai cú pháp TOML: ")


def test_a_mistake_at_the_end_is_named_with_the_last_line(tmp_path: Path) -> None:
    with pytest.raises(HasProblems) as refused:
        toml.read(written(tmp_path, 'a = 1\nb = """\nmở'))
    assert [problem.line for problem in refused.value.problems] == [3]


def test_what_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("tên = 'é'".encode("latin-1", "replace"))
    for path, says in (
        (tmp_path / "none.toml", "Không có tệp này."),
        (latin, "Tệp không phải văn bản UTF-8."),
        (tmp_path, "Không đọc được tệp"),
    ):
        with pytest.raises(HasProblems, match=says):
            toml.read(path)


names = st.text(string.ascii_lowercase, min_size=1, max_size=4)
texts = st.text(
    st.characters(exclude_categories=["C"], exclude_characters="\\")
    | st.sampled_from(["'", '"', "[", "]", "#", "=", "\u2028"]),
    max_size=20,
)
tables = st.dictionaries(names, texts, max_size=4)
# A text on the line of its key; below it; in an array, after another text of two lines.
SHAPES = ('"@"', '"""\n@"""', "['''\n''', \"@\"]")


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    content=st.dictionaries(names, tables, min_size=1, max_size=4), shape=st.sampled_from(SHAPES)
)
def test_whatever_the_texts_hold_the_lines_stay_right(
    tmp_path: Path, content: dict[str, dict[str, str]], shape: str
) -> None:
    lines: list[str] = []
    expected: dict[toml.Key, int] = {}
    for table, values in content.items():
        lines.append(f"[{table}]")
        expected[(table,)] = len(lines)
        for key, value in values.items():
            expected[table, key] = len(lines) + 1
            quoted = value.replace('"', '\\"')
            lines += f"{key} = {shape.replace('@', quoted)}".split("\n")
    assert toml.read(written(tmp_path, "\n".join(lines))).lines == expected

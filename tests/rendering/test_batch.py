"""A table of units drawn: what is read, what fails, what a second run leaves alone."""

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from app.errors import BadInput, CannotRun
from app.rendering.batch import Batch, Done, draw_batch
from app.rendering.batch_row import unit_of
from app.rendering.context import EXAMPLE, UnitFacts
from app.rendering.manifest import Manifest
from app.rendering.studio import Studio
from app.rendering.table import Row, Table, open_table
from tests.rendering.books import book
from tests.rendering.sheets import HEAD, jpeg, template

SLOT = """
[slots.photo]
type = "photo"
label = "Ảnh"
required = false

[words]"""
SCENE = """
[[layers]]
type = "text"
text = "{{ title }} {{ unit.name }}"
face = "B700"
size = 40
colour = "ink"
x = 0
width = 1080
baseline = 40
"""
HEADER = "unit_code,unit_name,title\n"


def batch(folder: Path, **values: Any) -> Batch:
    made = template(folder, HEAD.replace("[words]", SLOT) + SCENE)
    return Batch(made, ("square",), values, EXAMPLE, lambda name: (folder / name).read_bytes())


def drawn(made: Batch, text: str, out: Path, studio: Studio) -> Done:
    table = out.parent / "bảng.csv"
    table.write_text(text, encoding="utf-8")
    return draw_batch(made, open_table(table), out, studio, workers=2)


def files(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


def test_each_row_becomes_a_picture_named_by_its_unit(tmp_path: Path, studio: Studio) -> None:
    out = tmp_path / "ra"
    text = HEADER + "AD/1,CĐCS Một,Xin chào\nĐÔ 2,CĐCS Hai,Xin chào\n,,Xin chào\n"
    assert drawn(batch(tmp_path), text, out, studio) == Done(rows=3, drawn=3)
    names = ["AD-1-thu-square.jpg", "dong-0004-thu-square.jpg", "manifest.csv"]
    assert files(out) == [*names, "ĐÔ-2-thu-square.jpg"]
    with Image.open(out / "AD-1-thu-square.jpg") as image:
        assert image.size == (1080, 1080)


def test_rows_that_fail_are_listed_and_harm_no_other(tmp_path: Path, studio: Studio) -> None:
    out = tmp_path / "ra"
    text = HEADER + f"A,=CĐ A,\nB,CĐ B,{'dài ' * 80}\nC,CĐ C,Vừa\nC,CĐ C,Lại\nD,CĐ D,Ổn\n"
    assert drawn(batch(tmp_path), text, out, studio) == Done(rows=5, drawn=2, failed=3)
    assert files(out) == ["C-thu-square.jpg", "D-thu-square.jpg", "failures.csv", "manifest.csv"]
    first, empty, long, twice = (out / "failures.csv").read_text("utf-8-sig").splitlines()
    assert first == "dòng,đơn vị,lý do"
    assert empty == "2,'=CĐ A,Ô “Tên lớn” còn trống."
    assert long.startswith('3,CĐ B,"Ô “Tên lớn” dài quá chỗ trên hình')
    assert twice == "5,CĐ C,Mã đơn vị trùng với dòng 4."


def test_what_is_there_with_the_same_content_is_not_drawn_again(
    tmp_path: Path, studio: Studio
) -> None:
    out, made = tmp_path / "ra", batch(tmp_path)
    text = HEADER + "A,CĐ A,Một\nB,CĐ B,Một\nC,CĐ C,Một\nD,CĐ D,Một\n"
    assert drawn(made, text, out, studio) == Done(rows=4, drawn=4)
    assert drawn(made, text, out, studio) == Done(rows=4, kept=4)
    (out / "A-thu-square.jpg").unlink()
    (out / "B-thu-square.jpg").write_bytes(b"cut short")
    changed = text.replace("CĐ C", "CĐ Ba")
    assert drawn(made, changed, out, studio) == Done(rows=4, drawn=3, kept=1)
    assert drawn(made, changed, out, studio) == Done(rows=4, kept=4)


def test_a_row_stands_over_the_values_all_share_and_names_its_photo(
    tmp_path: Path, studio: Studio
) -> None:
    (tmp_path / "a.jpg").write_bytes(jpeg(Image.new("RGB", (64, 64), "red")))
    made = batch(tmp_path, title="Chung", photo="a.jpg")
    text = "unit_code,title\nA,Riêng\nB,\n"
    assert drawn(made, text, tmp_path / "ra", studio) == Done(rows=2, drawn=2)
    (tmp_path / "a.jpg").write_bytes(jpeg(Image.new("RGB", (64, 64), "blue")))
    assert drawn(made, text, tmp_path / "ra", studio) == Done(rows=2, drawn=2)


def test_rows_are_read_only_as_fast_as_they_are_drawn(tmp_path: Path, studio: Studio) -> None:
    read: list[int] = []
    ahead: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(2, 22):
            read.append(number)
            yield Row(number, {"unit_code": number, "title": "Một"})

    def tell(done: int) -> None:
        ahead.append(len(read) - done)

    table = Table(("unit_code", "title"), rows())
    done = draw_batch(batch(tmp_path), table, tmp_path / "ra", studio, 2, tell)
    assert (done.rows, max(ahead)) == (20, 4)


def test_a_column_nobody_knows_is_said_before_anything_is_drawn(
    tmp_path: Path, studio: Studio
) -> None:
    with pytest.raises(BadInput, match=r"cột lạ “tên”.*unit_name.*title"):
        drawn(batch(tmp_path), "unit_code,tên\nA,B\n", tmp_path / "ra", studio)
    assert not (tmp_path / "ra").exists()


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path, studio: Studio) -> None:
    (tmp_path / "ra").write_text("a file")
    with pytest.raises(CannotRun, match="Không ghi được vào"):
        drawn(batch(tmp_path), HEADER + "A,B,C\n", tmp_path / "ra", studio)


def test_a_manifest_cut_short_by_a_crash_still_holds_its_whole_lines(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"1234")
    (tmp_path / "manifest.csv").write_text("a.jpg,f1,4\nb.jpg,f", encoding="utf-8")
    with Manifest(tmp_path) as manifest:
        assert (manifest.has("a.jpg", "f1"), manifest.has("b.jpg", "f")) == (True, False)
        manifest.add("a.jpg", "f2", 4)
    with Manifest(tmp_path) as manifest:
        assert (manifest.has("a.jpg", "f1"), manifest.has("a.jpg", "f2")) == (False, True)


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_tables_of_every_spreadsheet_read_the_same(tmp_path: Path, mark: str) -> None:
    path = tmp_path / "bảng.csv"
    lines = (("unit_code", "title", ""), ("A", "Một\nhai", ""), ("", "", ""), ("B", "", "thừa"))
    quoted = "\r\n".join(mark.join(f'"{cell}"' for cell in line) for line in lines)
    path.write_bytes(b"\xef\xbb\xbf" + quoted.encode())
    table = open_table(path)
    assert table.columns == ("unit_code", "title")
    assert [dict(row.cells) for row in table.rows] == [
        {"unit_code": "A", "title": "Một\nhai"},
        {"unit_code": "B"},
    ]


def test_a_workbook_gives_numbers_days_and_hours(tmp_path: Path) -> None:
    path = tmp_path / "bảng.xlsx"
    path.write_bytes(book([["unit_code", "count", "share"], [12, 640, 71.5], ["Đ1", None, "x"]]))
    assert list(open_table(path).rows) == [
        Row(2, {"unit_code": 12, "count": 640, "share": 71.5}),
        Row(3, {"unit_code": "Đ1", "share": "x"}),
    ]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.xlsx", b"no book", "Không mở được bảng"),
        ("a.csv", "unit_name\nĐoàn".encode("utf-16"), "không phải UTF-8"),
        ("a.csv", b"", "không có dòng đầu"),
        ("a.csv", b"title,title\n", "hai cột cùng tên"),
        ("a.csv", b"title,,unit_code\n", "cột thứ 2 chưa có tên"),
    ],
)
def test_what_is_no_table_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(BadInput, match=said):
        list(open_table(tmp_path / name).rows)


def test_a_table_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="Không có tệp"):
        open_table(tmp_path / "a.csv")


def test_a_unit_is_named_as_far_as_its_row_names_it() -> None:
    usual = UnitFacts("AD", "Công đoàn", "CĐ")
    row = {"unit_code": 12, "unit_name": date(2027, 5, 1), "unit_short_name": time(8, 30)}
    assert unit_of(Row(2, {}), usual) == usual
    assert unit_of(Row(2, {"unit_name": "CĐ Hai"}), usual) == UnitFacts("AD", "CĐ Hai", "CĐ Hai")
    assert unit_of(Row(2, row), usual) == UnitFacts("12", "1/5/2027", "08:30")

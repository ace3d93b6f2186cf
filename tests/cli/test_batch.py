"""`loa render --batch`: a table of units in, a folder of pictures out."""

from pathlib import Path

from tests.cli.running import Home, assert_one_sentence
from tests.rendering.books import book

UNITS = [
    ["unit_code", "unit_name", "title"],
    ["A", "CĐCS Xưởng may", "Ngày hội công nhân"],
    ["B", "CĐCS Xưởng hàn", "Ngày hội công nhân"],
]


def units(folder: Path, *more: list[str]) -> str:
    path = folder / "đơn vị.xlsx"
    path.write_bytes(book([*UNITS, *more]))
    return str(path)


def test_a_table_becomes_a_folder_and_a_second_run_draws_nothing(
    home: Home, tmp_path: Path
) -> None:
    table, out = units(tmp_path), tmp_path / "ra"
    words = ("--batch", table, "--example", "--format", "link", "--out", str(out), "--json")
    first = home.run("render", "--template", "tin-hoat-dong", *words).json
    again = home.run("render", "tin-hoat-dong", *words).json
    assert first | {"seconds": 0} == {"rows": 2, "drawn": 2, "kept": 0, "failed": 0, "seconds": 0}
    assert again | {"seconds": 0} == {"rows": 2, "drawn": 0, "kept": 2, "failed": 0, "seconds": 0}
    assert len(list(out.glob("*-tin-hoat-dong-link.jpg"))) == 2


def test_rows_that_failed_are_counted_in_one_sentence(home: Home, tmp_path: Path) -> None:
    table, out = units(tmp_path, ["C", "CĐCS Xưởng cán", "dài " * 100]), tmp_path / "ra"
    words = ("--batch", table, "--example", "--format", "link", "--out", str(out))
    said = home.run("render", "tin-hoat-dong", *words)
    assert_one_sentence(said, "1 trong 3 dòng không vẽ được", str(out / "failures.csv"))
    assert "3 dòng: vẽ 2 tệp" in said.out
    assert "CĐCS Xưởng cán" in (out / "failures.csv").read_text("utf-8-sig")


def test_a_batch_needs_one_template_and_a_folder(home: Home, tmp_path: Path) -> None:
    table = units(tmp_path)
    words = ("--batch", table, "--example", "--out")
    assert_one_sentence(home.run("render", *words, "ra"), "Nêu một mẫu")
    two = ("render", "su-kien", "--template", "su-kien", *words, "ra")
    assert_one_sentence(home.run(*two), "Nêu một mẫu")
    assert_one_sentence(home.run("render", "su-kien", *words, "ra.jpg"), "thư mục")


def test_a_row_of_the_plan_is_drawn_for_every_unit_below(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.run("unit", "add", "--code", "AD", "--name", "Công đoàn KCN Ánh Dương")
    home.run("unit", "add", "--code", "AD-1", "--name", "CĐCS Xưởng may", "--parent", "AD")
    opening = ("campaign", "open", "thang-cong-nhan", "--year", "2027", "--unit", "AD")
    number = str(home.run(*opening, "--children", "--json").json["campaigns"]["AD"])
    words = ("campaign", "render", number, "moi-du-phat-dong")
    empty = home.run(*words)
    assert_one_sentence(empty, "2 đơn vị chưa vẽ được")
    assert "AD-1" in empty.out
    values = tmp_path / "chung.json"
    values.write_text(
        '{"title": "Tháng Công nhân", "event": "Lễ phát động", "date": "2027-04-24",'
        ' "time": "08:00", "place": "Nhà văn hóa"}',
        encoding="utf-8",
    )
    done = home.run(*words, "--values", str(values), "--json").json
    assert done == {"drawn": 2, "left": 0, "failures": []}
    assert_one_sentence(home.run("campaign", "render", number, "không-có"), "không-có")

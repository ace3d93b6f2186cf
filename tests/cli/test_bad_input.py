"""Whatever is given wrongly: one sentence, an exit code, and nothing half-written."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.running import Home, assert_one_sentence

POST = ("post", "--unit", "AD", "--channel", "Trang web", "--text", "Chào.")

NOTHING_WRITTEN: dict[str, tuple[tuple[str, ...], str]] = {
    "unknown unit": (("post", "--unit", "ZZ", *POST[3:]), "Không có đơn vị “ZZ”"),
    "unknown channel": ((*POST, "--channel", "Fax"), "Không có kênh “Fax”"),
    "unknown approver": ((*POST, "--approve-as", "ai"), "Không có người dùng “ai”"),
    "no approver": ((*POST, "--approve-as", "ha"), "cần vai trò người duyệt"),
    "missing slot": ((*POST[:-1], "  "), "Ô “Lời đăng” còn trống"),
    "too long for the slot": ((*POST, "--title", "a" * 111), "Ô “Tiêu đề”: dài 111 ký tự"),
    "too long for the channel": (
        ("post", "--unit", "AD", "--channel", "Tập dượt", "--text", "dài " * 1100),
        "Kênh Tập dượt: Lời đăng dài hơn 4096 ký tự của kênh. Bớt",
    ),
    "no picture": ((*POST, "--image", __file__), "không phải ảnh"),
    "no file": ((*POST, "--image", "/không/có.jpg"), "Không đọc được ảnh /không/có.jpg"),
    "a time gone by": ((*POST, "--at", "2020-01-01T08:00"), "Giờ đăng đã qua"),
    "no time": ((*POST, "--at", "mai"), "“mai” không phải thời điểm ISO"),
    "before all time": ((*POST, "--at", "0001-01-01"), "không phải thời điểm ISO"),
    "unknown pack": (
        ("campaign", "open", "la", "--year", "2027", "--unit", "AD"),
        "Không có gói chiến dịch “la”",
    ),
    "impossible year": (
        ("campaign", "open", "28-7", "--year", "99999", "--unit", "AD"),
        "Năm phải từ",
    ),
    "code taken": (("unit", "add", "--code", "AD", "--name", "Khác"), "Đã có đơn vị có mã “AD”"),
    "unknown parent": (
        ("unit", "add", "--code", "B", "--name", "B", "--parent", "ZZ"),
        "Không có đơn vị “ZZ”",
    ),
    "no publication": (("publication", "show", "4711"), "Không có lượt đăng “4711”"),
    "a code no address can hold": (
        ("unit", "add", "--code", "AD/..", "--name", "B"),
        "Mã “AD/..” chỉ được có chữ, số",
    ),
    "nobody to ask for a password": (
        ("editor", "add", "--login", "an", "--name", "An", "--unit", "AD", "--role", "viewer"),
        "Thiếu --password",
    ),
    "no campaign": (
        ("count", "--unit", "AD", "--campaign", "la-2027"),
        "Không có chiến dịch “la-2027”",
    ),
    "no period": (("count", "--unit", "AD", "--period", "2026-13"), "không phải kỳ"),
    "unknown kind": (
        ("channel", "add", "--unit", "AD", "--name", "F", "--kind", "fax"),
        "Không có loại kênh “fax”",
    ),
    "unknown command": (("frobnicate",), "Lệnh chưa đúng"),
}


@pytest.mark.parametrize("case", list(NOTHING_WRITTEN))
def test_nothing_is_written_by_a_command_that_is_wrong(home: Home, case: str) -> None:
    words, says = NOTHING_WRITTEN[case]
    before = home.dump()
    assert_one_sentence(home.run(*words), says)
    assert [line for line in home.dump() if "audit_entry" not in line] == [
        line for line in before if "audit_entry" not in line
    ]


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ("{", "không phải JSON"),
        ("[1]", "phải chứa một đối tượng JSON"),
        ("{}", "Ô “Tên lớn” còn trống"),
        (json.dumps({"title": "A", "event": "B", "date": "31/2", "place": "C"}), "không phải ngày"),
        (
            json.dumps({"title": "漢字", "event": "B", "date": "1/5/2027", "place": "C"}),
            "không vẽ được",
        ),
    ],
)
def test_a_values_file_that_cannot_be_used_draws_nothing(
    home: Home, tmp_path: Path, values: str, says: str
) -> None:
    file = tmp_path / "values.json"
    file.write_text(values, encoding="utf-8")
    out = tmp_path / "out"
    said = home.run("render", "su-kien", "--values", str(file), "--out", str(out))
    assert said.code == 1
    assert "Traceback" not in said.err
    assert says in said.err
    assert not out.exists()


def test_a_place_that_is_no_folder_is_one_sentence(home: Home, tmp_path: Path) -> None:
    (tmp_path / "tệp").write_bytes(b"")
    words = ("render", "su-kien", "--example", "--format", "link", "--out")
    assert_one_sentence(home.run(*words, str(tmp_path / "tệp" / "x")), "Không ghi được")
    assert_one_sentence(home.run(*words, str(tmp_path / "x.gif")), "Không ghi được đuôi .gif")


def test_a_broken_channel_file_is_named(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "kênh.json"
    file.write_text('{"delay": ', encoding="utf-8")
    words = ("channel", "add", "--unit", "AD", "--name", "X", "--kind", "rehearsal", "--config")
    assert_one_sentence(home.run(*words, str(file)), str(file), "không phải JSON")


def test_a_database_from_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert home.run("unit", "list").code == 0
    with sqlite3.connect(home.folder / "loa.db") as database:
        database.execute("update alembic_version set version_num = '9999'")
    before = home.dump()
    assert_one_sentence(home.run("unit", "list"), "do bản Loa mới hơn tạo ra")
    assert home.dump() == before


def test_a_database_that_is_damaged_is_one_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert home.run("unit", "list").code == 0
    with closing(sqlite3.connect(home.folder / "loa.db")) as database:
        database.execute("pragma journal_mode=delete")
        pages = database.execute("select rootpage from sqlite_master where tbl_name = 'unit'")
        places = [page for (page,) in pages]
        [(size,)] = database.execute("pragma page_size")
    with (home.folder / "loa.db").open("r+b") as file:
        for page in places:
            file.seek((page - 1) * size)
            file.write(b"\xff" * size)
    assert_one_sentence(home.run("unit", "list"), "Tệp cơ sở dữ liệu hỏng")


def test_a_queue_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    (home.folder / "queue.db").write_text("không phải hàng đợi", encoding="utf-8")
    assert_one_sentence(home.run("worker", "--until-idle"), "hàng đợi", "queue.db", "xóa được")
    nowhere = f"sqlite:///{home.folder / 'queue.db' / 'trong' / 'queue.db'}"
    said = home.run("worker", "--until-idle", LOA_QUEUE_URL=nowhere)
    assert_one_sentence(said, "Không mở được hàng đợi")


def test_an_environment_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    said = home.run("unit", "list", LOA_LEASE_SECONDS="lâu", LOA_PUBLIC_URL="loa.example")
    assert said.code == 1
    assert said.err.splitlines() == [
        "loa: Cài đặt chưa dùng được:",
        "  LOA_PUBLIC_URL: phải bắt đầu bằng http:// hoặc https://",
        "  LOA_LEASE_SECONDS: phải là số giây từ trên 0 đến 3600",
    ]
    assert_one_sentence(home.run("worker", "--until-idle", LOA_QUEUE_URL="xx"), "LOA_QUEUE_URL")
    assert_one_sentence(home.run("unit", "list", LOA_DATABASE_URL="xx"), "LOA_DATABASE_URL")

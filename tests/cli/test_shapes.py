"""The shapes that other programs rely on, key by key."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Home, Said, keys
from tests.pictures import jpeg

Office = tuple[Home, list[Said]]


def test_adding_prints_what_was_added(office: Office) -> None:
    _, said = office
    assert [one.json for one in said] == [
        {"id": 1, "code": "AD"},
        {"id": 2, "code": "AD-1"},
        {"id": 1, "login": "ha"},
        {"id": 2, "login": "luc"},
        {"id": 1, "name": "Trang web", "kind": "website"},
        {"id": 2, "name": "Bảng tin", "kind": "notice_board"},
        {"id": 3, "name": "Tập dượt", "kind": "rehearsal"},
    ]
    assert {one.err for one in said} == {""}


def test_lists_of_units_and_channels(home: Home) -> None:
    assert home.run("unit", "list", "--json").json == [
        {"code": "AD", "name": "Công đoàn KCN Ánh Dương", "parent": None},
        {"code": "AD-1", "name": "CĐCS Xưởng may", "parent": "AD"},
    ]
    channels = home.run("channel", "list", "--unit", "AD", "--json").json
    assert keys(channels) == ["unit", "name", "kind", "digital", "state"]
    assert {one["name"]: (one["digital"], one["state"]) for one in channels} == {
        "Trang web": (True, "open"),
        "Bảng tin": (False, "open"),
        "Tập dượt": (True, "open"),
    }
    checked = home.run("channel", "check", "--unit", "AD", "--json").json
    assert keys(checked) == ["name", "ok", "message"]
    assert all(one["ok"] for one in checked)


def test_templates_tell_their_formats_and_slots(home: Home) -> None:
    listed = home.run("template", "list", "--json").json
    assert keys(listed) == ["name", "kind", "formats", "slots"]
    assert keys(slot for one in listed for slot in one["slots"]) == ["name", "type", "required"]
    by_name = {one["name"]: one for one in listed}
    assert {"bai-ngan", "tin-hoat-dong", "su-kien", "so-lieu"} <= set(by_name)
    assert by_name["su-kien"]["kind"] == "infographic"
    shown = home.run("template", "show", "su-kien", "--json").json
    assert {key: shown[key] for key in by_name["su-kien"]} == by_name["su-kien"]
    required = {slot["name"] for slot in shown["slots"] if slot["required"]}
    assert required <= set(shown["example"])


def test_rendering_tells_what_it_wrote(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "hình"
    words = ("render", "su-kien", "--example", "--format", "square", "--format", "link")
    said = home.run(*words, "--out", str(out), "--json").json
    assert list(said) == ["files", "milliseconds"]
    assert keys(said["files"]) == ["path", "format", "width", "height", "bytes", "fingerprint"]
    assert [(one["format"], one["width"], one["height"]) for one in said["files"]] == [
        ("square", 1080, 1080),
        ("link", 1200, 630),
    ]
    for one in said["files"]:
        assert Path(one["path"]).stat().st_size == one["bytes"]
    assert len(list(out.iterdir())) == 2


def test_a_post_goes_the_whole_line(home: Home, tmp_path: Path) -> None:
    image = tmp_path / "ảnh.jpg"
    image.write_bytes(jpeg())
    words = ["post", "--unit", "AD", "--text", "Bữa cơm Công đoàn trưa nay.", "--json"]
    for channel in ("Trang web", "Tập dượt", "Bảng tin"):
        words += ["--channel", channel]
    posted = home.run(*words, "--image", str(image), "--approve-as", "luc").json
    assert list(posted) == ["product", "publications"]
    assert keys(posted["publications"]) == ["id", "channel"]
    assert home.run("worker", "--until-idle").code == 0

    shown = {one["channel"]: show(home, one["id"]) for one in posted["publications"]}
    website, rehearsal, board = (shown[name] for name in ("Trang web", "Tập dượt", "Bảng tin"))
    assert keys(shown.values()) == [
        *("id", "channel", "state", "attempts"),
        *("remote_id", "permalink", "counted", "reason"),
    ]
    assert (website["state"], website["attempts"], website["counted"]) == ("published", 1, True)
    assert website["permalink"].startswith("http://127.0.0.1:8000/bai/bua-com-cong-doan-trua-nay-")
    assert (rehearsal["state"], rehearsal["counted"]) == ("published", False)
    assert (board["state"], board["attempts"], board["counted"]) == ("scheduled", 0, False)
    assert website["reason"] is None

    assert home.run("count", "--unit", "AD", "--json").json == {
        "digital": 1,
        "total": 1,
        "share": "100.0",
        "publications": {"website": 1},
    }
    assert home.run("count", "--unit", "AD", "--period", "2019", "--json").json == {
        "digital": 0,
        "total": 0,
        "share": None,
        "publications": {},
    }


def show(home: Home, publication: int) -> dict[str, Any]:
    facts: dict[str, Any] = home.run("publication", "show", str(publication), "--json").json
    return facts


def test_a_post_without_an_approver_waits_for_one(home: Home) -> None:
    words = ("post", "--unit", "AD", "--channel", "Trang web", "--text", "Chờ duyệt.", "--json")
    assert home.run(*words).json["publications"] == []


def test_a_campaign_opens_for_the_units_below(home: Home) -> None:
    words = ("campaign", "open", "28-7", "--year", "2026", "--unit", "AD", "--children", "--json")
    first, again = home.run(*words).json, home.run(*words).json
    assert list(first) == ["campaigns", "new"]
    assert (list(first["campaigns"]), first["new"]) == (["AD", "AD-1"], 2)
    assert again == first | {"new": 0}


def test_a_check_up_finds_every_part_in_order(home: Home) -> None:
    found = home.run("doctor", "--json").json
    assert keys(found) == ["part", "ok", "message"]
    assert [one["part"] for one in found] == [
        "phông chữ, vẽ",
        "ffmpeg",
        "cơ sở dữ liệu",
        "hàng đợi",
        "kho ảnh",
        "kênh Bảng tin",
        "kênh Trang web",
        "kênh Tập dượt",
    ]
    assert all(one["ok"] for one in found)


@pytest.mark.parametrize("words", [("pack", "check"), ("template", "check")])
def test_what_ships_has_no_problems(home: Home, words: tuple[str, str]) -> None:
    said = home.run(*words)
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("không có lỗi.\n")


@pytest.mark.parametrize("words", [("pack", "check"), ("template", "check", "su-kien")])
def test_a_check_tells_programs_a_list(home: Home, words: tuple[str, ...]) -> None:
    assert home.run(*words, "--json").json == []


def test_problems_of_a_pack_are_listed_for_programs(home: Home, tmp_path: Path) -> None:
    (tmp_path / "pack.toml").write_text('slug = "x"\nnam = "Sai khóa"\n', encoding="utf-8")
    said = home.run("pack", "check", str(tmp_path), "--json")
    assert said.code == 1
    assert {"path": str(tmp_path / "pack.toml"), "line": 2} in [
        {"path": one["path"], "line": one["line"]} for one in json.loads(said.out)
    ]

"""Folders become packs, or problems."""

import shutil
from pathlib import Path

import pytest

from app.errors import HasProblems
from app.packs.read import all_packs, digest, folders, read
from tests.packs.conftest import EXAMPLE, ROOT, Spoil


def test_a_pack_is_read_with_its_folder_and_digest() -> None:
    pack = read(EXAMPLE)
    assert (pack.slug, pack.name) == ("_example", "Tuần lễ Tủ sách công nhân")
    assert pack.folder == EXAMPLE
    assert pack.digest == digest(EXAMPLE)


def test_the_example_is_not_among_the_campaigns() -> None:
    assert [pack.slug for pack in all_packs(ROOT / "campaigns")] == [
        "28-7",
        "tet-sum-vay",
        "thang-cong-nhan",
    ]


def test_a_pack_that_cannot_be_read_says_why(spoiled: Spoil) -> None:
    with pytest.raises(HasProblems, match=r"pack\.toml:\d+: window.begins: thiếu khóa bắt buộc"):
        read(spoiled(('begins = "D - 5"', "#")))


def test_all_broken_packs_are_told_together(tmp_path: Path) -> None:
    for name in ("mot", "hai"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "pack.toml").write_text("slug = ", encoding="utf-8")
    with pytest.raises(HasProblems) as caught:
        all_packs(tmp_path)
    assert [Path(problem.path).parent.name for problem in caught.value.problems] == ["hai", "mot"]
    assert folders(tmp_path / "none") == []


def test_the_digest_follows_every_file_but_hidden_ones(tmp_path: Path) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "a")
    before = digest(tmp_path / "a")
    assert before == digest(EXAMPLE)
    (tmp_path / "a" / ".DS_Store").write_bytes(b"x")
    assert digest(tmp_path / "a") == before
    (tmp_path / "a" / "assets" / "them.md").write_text("x", encoding="utf-8")
    assert digest(tmp_path / "a") != before

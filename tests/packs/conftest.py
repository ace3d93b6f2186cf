"""The example pack, whole or spoiled in chosen places."""

import shutil
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from app.packs.check import check

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "campaigns" / "_example"
TEMPLATES = {
    "tin-hoat-dong": frozenset({"title", "lead", "body", "date"}),
    "su-kien": frozenset({"title", "event", "date", "place"}),
    "so-lieu": frozenset({"title", "hero", "hero_label", "figures"}),
}

Spoil = Callable[..., Path]


@pytest.fixture
def spoiled(tmp_path: Path) -> Spoil:
    """Return a way to get a copy of the example with some of its text replaced, once each."""

    copies = count()

    def spoil(*changes: tuple[str, str]) -> Path:
        folder = tmp_path / str(next(copies)) / "_example"
        shutil.copytree(EXAMPLE, folder)
        text = (folder / "pack.toml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text
            text = text.replace(old, new, 1)
        (folder / "pack.toml").write_text(text, encoding="utf-8")
        return folder

    return spoil


def told(folder: Path) -> list[tuple[str, str]]:
    """Return each problem as (the line it points at, its message)."""
    lines = ["", *(folder / "pack.toml").read_text(encoding="utf-8").splitlines()]
    return [(lines[problem.line].strip(), problem.message) for problem in check(folder, TEMPLATES)]

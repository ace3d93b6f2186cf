"""What is written in two places is the same in both."""

import configparser
from pathlib import Path

from app.rendering.words import CHANNEL_KINDS
from publishers import CHANNELS

ROOT = Path(__file__).parents[1]
FOLDERS = {path.parent.name for path in ROOT.glob("publishers/*/__init__.py")}


def test_channels_that_may_not_know_each_other_are_all_channels() -> None:
    contracts = configparser.ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")
    named = contracts["importlinter:contract:channels"]["modules"].split()
    assert sorted(named) == sorted(f"publishers.{kind}" for kind in CHANNELS)


def test_every_folder_of_publishers_is_a_kind_of_channel() -> None:
    assert set(CHANNELS) == FOLDERS
    assert all(kind.name == name for name, kind in CHANNELS.items())


def test_every_channel_tells_an_editor_how_to_connect_it() -> None:
    for name, kind in CHANNELS.items():
        told = (ROOT / "publishers" / name / "README.md").read_text(encoding="utf-8")
        assert f"--kind {name}" in told
        assert all(f'"{key}"' in told for key in kind.config_keys)


def test_templates_may_word_every_kind_of_channel() -> None:
    assert set(CHANNELS) <= set(CHANNEL_KINDS)


def test_a_mark_stands_for_one_kind() -> None:
    marks = [kind.mark for kind in CHANNELS.values()]
    assert len(set(marks)) == len(marks)

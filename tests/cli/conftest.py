"""A home with an office in it, set up once through the command line itself."""

import json

import pytest

from tests.cli.running import Home, Said

PEOPLE = ("--unit", "AD", "--password", "mat-khau-dai", "--role", "editor")
OFFICE = (
    ("unit", "add", "--code", "AD", "--name", "Công đoàn KCN Ánh Dương"),
    ("unit", "add", "--code", "AD-1", "--name", "CĐCS Xưởng may", "--parent", "AD"),
    ("editor", "add", "--login", "ha", "--name", "Hà", *PEOPLE),
    ("editor", "add", "--login", "luc", "--name", "Lực", *PEOPLE, "--role", "approver"),
    ("channel", "add", "--unit", "AD", "--name", "Trang web", "--kind", "website"),
    ("channel", "add", "--unit", "AD", "--name", "Bảng tin", "--kind", "notice_board"),
)


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, list[Said]]:
    """Return the home and what each command of the set-up said."""
    folder = tmp_path_factory.mktemp("cli") / "nhà của Loa"
    home = Home(folder)
    said = [home.run(*words, "--json") for words in OFFICE]
    config = folder.parent / "kênh.json"
    config.write_text(json.dumps({"delay": "0.01"}), encoding="utf-8")
    words = ("channel", "add", "--unit", "AD", "--name", "Tập dượt", "--kind", "rehearsal")
    said.append(home.run(*words, "--config", str(config), "--json"))
    return home, said


@pytest.fixture
def home(office: tuple[Home, list[Said]]) -> Home:
    """Return the home of the office."""
    return office[0]

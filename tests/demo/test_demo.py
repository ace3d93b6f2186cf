"""The demo is the product's main job on real input, and may be run as often as one likes."""

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.cli.running import Home, Said, keys


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Said, Said]:
    """Run the demo twice in one fresh home."""
    home = Home(tmp_path_factory.mktemp("demo") / "home")
    first, second = (home.run("demo", "--no-serve", "--json") for _ in range(2))
    return home, first, second


def test_it_prints_the_figures_that_other_programs_read(runs: tuple[Home, Said, Said]) -> None:
    home, first, _ = runs
    facts: dict[str, Any] = first.json
    assert first.err == ""
    assert list(facts) == [
        *("home", "units", "products", "media", "publications"),
        *("ledger_entries", "share", "seconds"),
    ]
    assert facts["home"] == str(home.folder)
    assert facts["units"] > 1
    assert set(facts["products"]) == {"post", "infographic"}
    assert keys(facts["media"]) == ["path", "width", "height", "bytes"]
    assert list(facts["share"]) == ["digital", "total", "share"]
    assert all(seconds >= 0 for seconds in facts["seconds"].values())


def test_every_picture_is_there_as_it_was_told(runs: tuple[Home, Said, Said]) -> None:
    _, first, _ = runs
    for told in first.json["media"]:
        path = Path(told["path"])
        assert path.stat().st_size == told["bytes"]
        with Image.open(path) as picture:
            assert picture.size == (told["width"], told["height"])


def test_what_is_counted_is_what_was_published_for_real(runs: tuple[Home, Said, Said]) -> None:
    _, first, _ = runs
    facts = first.json
    published = {kind: states["published"] for kind, states in facts["publications"].items()}
    assert set(published) == {"website", "rehearsal", "notice_board"}
    assert facts["ledger_entries"] == published["website"] + published["notice_board"]
    share = facts["share"]
    assert 0 < share["digital"] < share["total"]
    assert share["share"] == f"{100 * share['digital'] / share['total']:.1f}"
    failures = {"failed", "uncertain", "missed"}
    assert not any(failures & set(states) for states in facts["publications"].values())


def test_a_second_run_finds_everything_done_and_doubles_nothing(
    runs: tuple[Home, Said, Said],
) -> None:
    _, first, second = runs
    assert second.json | {"seconds": {}} == first.json | {"seconds": {}}

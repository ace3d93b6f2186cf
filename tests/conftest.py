"""One Loa in a home of its own for each test; the drawing processes are shared."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.factory import Loa, open_loa
from app.rendering.studio import Studio
from app.settings import Settings, from_env


@pytest.fixture(scope="session")
def studio() -> Iterator[Studio]:
    """One studio for all tests: starting a drawing process takes a second."""
    studio = Studio()
    yield studio
    studio.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a fresh home."""
    return from_env({"LOA_HOME": str(tmp_path), "LOA_PUBLIC_URL": "http://loa.example"})


@pytest.fixture
def loa(settings: Settings, studio: Studio) -> Loa:
    """A real Loa: database, storage, shelf, templates and packs of this repository."""
    opened = open_loa(settings)
    return replace(opened, tools=replace(opened.tools, studio=studio))

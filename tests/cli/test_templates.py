"""Templates from the command line: their schema, their previews, posters for the print shop."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.rendering.preview import preview
from app.rendering.template import find
from tests.cli.running import Home
from tests.rendering.sheets import TEMPLATES, photo_of


def test_the_schema_is_json_for_any_editor(home: Home) -> None:
    found = json.loads(home.run("template", "schema").out)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"slots", "words", "layers", "formats"} <= set(found["properties"])


def test_previews_need_a_name_or_all_of_them(home: Home) -> None:
    said = home.run("template", "preview")
    assert (said.code, said.err) != (0, "")
    assert "--all" in said.err


def test_a_poster_is_written_as_pdf(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "lich.pdf"
    words = ("render", "ap-phich-lich", "--example", "--format", "a3", "--out", str(out), "--json")
    (file,) = home.run(*words).json["files"]
    assert out.read_bytes().startswith(b"%PDF")
    assert file["bytes"] == out.stat().st_size


def test_a_screen_format_is_no_pdf(home: Home, tmp_path: Path) -> None:
    out = tmp_path / "the.pdf"
    said = home.run("render", "su-kien", "--example", "--format", "square", "--out", str(out))
    assert "“Vuông” không phải khổ in" in said.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["su-kien", "so-lieu"])
def test_a_preview_fits_a_page_of_previews(name: str) -> None:
    with Image.open(BytesIO(preview(find(TEMPLATES, name), photo_of))) as image:
        assert image.width <= 540

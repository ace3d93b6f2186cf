"""Whatever would change a published word or pixel changes the fingerprint."""

from dataclasses import replace

from app.rendering.context import EXAMPLE
from app.rendering.fingerprint import fingerprint
from app.rendering.slots import read_values
from app.rendering.template import find
from tests.rendering.sheets import TEMPLATES

NEWS = find(TEMPLATES, "tin-hoat-dong")
VALUES = read_values(NEWS, NEWS.example)
PHOTOS = {NEWS.example["photo"]: "0" * 64}


def test_the_same_content_has_the_same_fingerprint() -> None:
    again = read_values(NEWS, VALUES.plain)
    assert fingerprint(NEWS, VALUES, EXAMPLE, PHOTOS) == fingerprint(NEWS, again, EXAMPLE, PHOTOS)
    assert len(fingerprint(NEWS, VALUES, EXAMPLE, PHOTOS)) == 64


def test_any_change_of_what_is_published_changes_it() -> None:
    assert EXAMPLE.campaign is not None
    other_title = read_values(NEWS, {**NEWS.example, "title": "640 công nhân được khám sức khỏe"})
    other_theme = replace(EXAMPLE, campaign=replace(EXAMPLE.campaign, theme=None))
    red = replace(EXAMPLE, palette={"field": "#B41712"})
    renamed = replace(EXAMPLE, unit=replace(EXAMPLE.unit, name="Công đoàn KCN Hòa Bình"))
    found = [
        fingerprint(NEWS, VALUES, EXAMPLE, PHOTOS),
        fingerprint(NEWS, other_title, EXAMPLE, PHOTOS),
        fingerprint(NEWS, VALUES, other_theme, PHOTOS),
        fingerprint(NEWS, VALUES, red, PHOTOS),
        fingerprint(NEWS, VALUES, renamed, PHOTOS),
        fingerprint(NEWS, VALUES, EXAMPLE, {NEWS.example["photo"]: "1" * 64}),
        fingerprint(replace(NEWS, version=2), VALUES, EXAMPLE, PHOTOS),
        fingerprint(replace(NEWS, digest="f" * 64), VALUES, EXAMPLE, PHOTOS),
    ]
    assert len(set(found)) == len(found)

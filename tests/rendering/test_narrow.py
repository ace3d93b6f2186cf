"""Pictures drawn narrow at once, for showing while somebody types."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from app.rendering.context import EXAMPLE
from app.rendering.scene.draw import draw
from app.rendering.slots import photos, read_values
from app.rendering.studio import Studio
from app.rendering.template import find
from tests.rendering.sheets import TEMPLATES, photo_of

NAMES = [("su-kien", "portrait"), ("so-lieu", "story"), ("tin-hoat-dong", "link")]


@pytest.mark.parametrize(("name", "format_name"), NAMES)
def test_a_narrow_picture_shows_what_the_whole_one_does(name: str, format_name: str) -> None:
    made = find(TEMPLATES, name)
    values = read_values(made, made.example)
    whole = draw(made, values, EXAMPLE, format_name, photo_of)
    narrow = draw(made, values, EXAMPLE, format_name, photo_of, 540)
    size = (narrow.width, narrow.height)
    assert size == (540, round(whole.height * 540 / whole.width))
    scaled = np.asarray(Image.fromarray(whole.pixels).resize(size, Image.Resampling.LANCZOS))
    away = np.abs(scaled.astype(np.int16) - narrow.pixels).mean()
    assert away < 4  # of 255: the edges of letters


def test_no_picture_is_wider_than_its_format(studio: Studio) -> None:
    made = find(TEMPLATES, "tin-hoat-dong")
    values = read_values(made, made.example)
    given = {name: photo_of(name) for name in photos(made, values)}
    drawn = [
        studio.draw(made.folder, values, EXAMPLE, "link", given, width=width)
        for width in (720, 5000)
    ]
    assert [(one.width, one.height) for one in drawn] == [(720, 378), (1200, 630)]
    with Image.open(BytesIO(drawn[0].data)) as image:
        assert (image.format, image.size) == ("JPEG", (720, 378))


def test_a_transparent_picture_stays_transparent(studio: Studio) -> None:
    made = find(TEMPLATES, "khung-dai-dien")
    values = read_values(made, made.example)
    drawn = studio.draw(made.folder, values, EXAMPLE, "avatar", {}, width=540)
    with Image.open(BytesIO(drawn.data)) as image:
        assert (image.mode, image.size) == ("RGBA", (540, 540))

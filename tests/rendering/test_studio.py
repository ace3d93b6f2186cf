"""Drawing in child processes, and what happens when one of them does not answer."""

import os
import signal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.rendering.context import EXAMPLE
from app.rendering.errors import DrawingFailed, NotAPicture, TextTooLong
from app.rendering.picture import Limit
from app.rendering.slots import read_values
from app.rendering.studio import Studio
from app.rendering.template import find
from tests.rendering.sheets import HEAD, TEMPLATES, jpeg, template

NEWS = find(TEMPLATES, "tin-hoat-dong")
VALUES = read_values(NEWS, {**NEWS.example, "photo": None})


def children() -> set[int]:
    found = Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii")
    return {int(pid) for pid in found.split()}


def test_a_picture_comes_back_from_another_process(studio: Studio) -> None:
    drawn = studio.draw(NEWS.folder, VALUES, EXAMPLE, "link", {})
    with Image.open(BytesIO(drawn.data)) as image:
        assert image.size == (drawn.width, drawn.height) == (1200, 630)


def test_what_is_wrong_with_a_slot_comes_back_as_itself(studio: Studio, tmp_path: Path) -> None:
    text = (
        HEAD
        + """
[[layers]]
type = "text"
text = "{{ title }}"
face = "B700"
size = 40
colour = "ink"
x = 0
width = 200
baseline = 40
"""
    )
    made = template(tmp_path, text)
    values = read_values(made, {"title": "Đoàn viên và người lao động"})
    with pytest.raises(TextTooLong, match="Tên lớn"):
        studio.draw(made.folder, values, EXAMPLE, "square", {})
    with pytest.raises(NotAPicture):
        studio.take_photo(b"no picture")


def test_an_uploaded_photo_is_decoded_elsewhere(studio: Studio) -> None:
    taken = studio.take_photo(jpeg(Image.new("RGB", (64, 32), "red")))
    assert (taken.width, taken.height) == (64, 32)


def test_a_dead_process_is_replaced() -> None:
    before = children()
    studio = Studio(workers=1)
    try:
        first = studio.draw(NEWS.folder, VALUES, EXAMPLE, "link", {})
        for pid in children() - before:
            os.kill(pid, signal.SIGKILL)
        assert studio.draw(NEWS.folder, VALUES, EXAMPLE, "link", {}) == first
    finally:
        studio.close()


def test_a_process_that_takes_too_long_is_ended_and_said_so() -> None:
    before = children()
    studio = Studio(workers=1, time_limit=0.0)
    with pytest.raises(DrawingFailed, match="vẽ quá lâu"):
        studio.draw(NEWS.folder, VALUES, EXAMPLE, "link", {})
    studio.close()
    assert children() <= before


def test_a_poster_and_the_places_of_its_words_come_back_too(studio: Studio, tmp_path: Path) -> None:
    text = (
        HEAD.replace('["square"]', '["a4"]')
        + """
[[layers]]
name = "title"
type = "text"
text = "{{ title }}"
face = "B700"
size = 90
colour = "ink"
x = 100
width = 900
baseline = 400
"""
    )
    made = template(tmp_path, text)
    values = read_values(made, {"title": "Đoàn viên"})
    poster = studio.pdf(made.folder, values, EXAMPLE, "a4", {})
    assert (poster.mime, poster.data[:5]) == ("application/pdf", b"%PDF-")
    (laid,) = studio.layout(made.folder, values, EXAMPLE, "a4", {})
    assert (laid.name, laid.label, laid.lines) == ("title", "Tên lớn", ("Đoàn\u00a0viên",))
    assert laid.box[0] == 100


def test_a_picture_comes_back_as_small_as_a_channel_asks(studio: Studio) -> None:
    limit = Limit(bytes=40_000, pixels=800, mimes=("image/webp",))
    drawn = studio.draw(NEWS.folder, VALUES, EXAMPLE, "link", {}, limit)
    assert (drawn.mime, drawn.width) == ("image/webp", 800)
    assert len(drawn.data) <= 40_000


def test_a_frame_comes_back_transparent(studio: Studio, tmp_path: Path) -> None:
    made = template(tmp_path, HEAD.replace('["square"]', '["avatar"]'))
    drawn = studio.draw(made.folder, read_values(made, {"title": "x"}), EXAMPLE, "avatar", {})
    assert drawn.mime == "image/png"
    with Image.open(BytesIO(drawn.data)) as image:
        assert image.mode == "RGBA"

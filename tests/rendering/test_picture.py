"""Files that services take: smaller step by step, transparent where they are."""

from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from app.errors import BadInput
from app.rendering.context import EXAMPLE
from app.rendering.picture import JPEG, PNG, WEBP, Limit, Picture, encoded, save, within
from app.rendering.scene.draw import draw
from app.rendering.slots import read_values
from tests.rendering.sheets import HEAD, photo_of, template

NOISE = Picture(900, 600, np.random.default_rng(1).integers(0, 256, (600, 900, 3), np.uint8))
FRAME = """
[[layers]]
type = "circle"
x = 540
y = 540
r = 500
stroke = 60
colour = "#DA251D"
"""


def frame(folder: Path) -> Picture:
    made = template(folder, HEAD.replace('["square"]', '["avatar"]') + FRAME)
    return draw(made, read_values(made, {"title": "x"}), EXAMPLE, "avatar", photo_of)


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_without_limits_a_picture_is_what_it_always_is() -> None:
    file = within(NOISE, Limit())
    assert (file.data, file.mime) == (encoded(NOISE), JPEG)


def test_quality_gives_way_before_size() -> None:
    whole = len(encoded(NOISE))
    file = within(NOISE, Limit(bytes=whole - whole // 8))
    assert len(file.data) <= whole - whole // 8
    assert (file.width, file.height) == (900, 600)
    smaller = within(NOISE, Limit(bytes=whole // 6))
    assert len(smaller.data) <= whole // 6
    assert smaller.width < 900
    assert opened(smaller.data).size == (smaller.width, smaller.height)


def test_no_side_is_longer_than_allowed() -> None:
    file = within(NOISE, Limit(pixels=450))
    assert (file.width, file.height) == (450, 300)


@pytest.mark.parametrize(
    ("mimes", "expected"), [((PNG,), PNG), ((WEBP, PNG), WEBP), ((JPEG, WEBP, PNG), JPEG)]
)
def test_the_kind_is_the_best_the_service_takes(mimes: tuple[str, ...], expected: str) -> None:
    file = within(NOISE, Limit(mimes=mimes))
    assert file.mime == expected
    assert Image.MIME[opened(file.data).format or ""] == expected


def test_what_can_never_fit_is_refused() -> None:
    with pytest.raises(BadInput, match="không thu nhỏ được dưới 900 byte"):
        within(NOISE, Limit(bytes=900))
    with pytest.raises(BadInput, match="chỉ nhận image/gif"):
        within(NOISE, Limit(mimes=("image/gif",)))


def test_a_frame_is_transparent_where_nothing_is_drawn(tmp_path: Path) -> None:
    picture = frame(tmp_path)
    assert picture.mime == PNG
    assert picture.pixels[540, 540].tolist() == [0, 0, 0, 0]
    assert picture.pixels[540, 40].tolist() == [0xDA, 0x25, 0x1D, 255]
    file = within(picture, Limit(pixels=540))
    assert file.mime == PNG
    assert opened(file.data).getpixel((270, 270)) == (0, 0, 0, 0)


def test_a_frame_keeps_its_colour_when_it_is_made_smaller(tmp_path: Path) -> None:
    file = within(frame(tmp_path), Limit(pixels=320))
    pixels = np.asarray(opened(file.data))
    seen = pixels[pixels[..., 3] > 200][:, :3].astype(int)
    assert abs(seen - (0xDA, 0x25, 0x1D)).max() <= 6


def test_as_jpeg_a_frame_stands_on_white(tmp_path: Path) -> None:
    save(frame(tmp_path), tmp_path / "a.jpg")
    with Image.open(tmp_path / "a.jpg") as image:
        assert image.getpixel((540, 540)) == (255, 255, 255)

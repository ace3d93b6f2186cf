"""Photos as people upload them."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.rendering.errors import NotAPicture
from app.rendering.photo import covering, normalise, open_photo
from tests.rendering.sheets import jpeg

RED, BLUE = (218, 37, 29), (11, 78, 162)
ORIENTATION, GPS = 0x0112, 0x8825


def halves() -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(BLUE, (40, 0, 80, 40))
    return image


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def test_a_photo_taken_with_a_turned_phone_stands_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    upright = open_photo(jpeg(halves(), exif=exif, quality=95))
    assert upright.size == (40, 80)
    assert is_near(upright.getpixel((20, 5)), RED)
    assert is_near(upright.getpixel((20, 75)), BLUE)


def test_a_taken_photo_says_nothing_about_place_or_device() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Máy ảnh"
    exif[GPS] = {1: "N", 2: (21.0, 1.0, 42.0)}
    taken = Image.open(BytesIO(normalise(jpeg(halves(), exif=exif, comment=b"nha rieng"))))
    assert dict(taken.getexif()) == {}
    assert set(taken.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_large_photo_is_kept_at_the_size_screens_can_show() -> None:
    taken = Image.open(BytesIO(normalise(jpeg(Image.new("RGB", (3000, 1500), RED)))))
    assert taken.size == (2560, 1280)


def test_print_colours_become_screen_colours() -> None:
    opened = open_photo(jpeg(Image.new("CMYK", (8, 8), (0, 0, 0, 0))))
    assert opened.mode == "RGB"
    assert is_near(opened.getpixel((4, 4)), (255, 255, 255))


def test_what_is_transparent_becomes_white() -> None:
    buffer = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(buffer, "PNG")
    assert open_photo(buffer.getvalue()).getpixel((4, 4)) == (255, 255, 255)


def test_the_point_of_interest_stays_in_a_narrow_cut() -> None:
    assert is_near(covering(halves(), (20, 40), (0.0, 0.5)).getpixel((10, 20)), RED)
    assert is_near(covering(halves(), (20, 40), (1.0, 0.5)).getpixel((10, 20)), BLUE)


@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7", b"\xff\xd8\xff\xe0" + b"0" * 40, jpeg(halves())[:200]]
)
def test_what_is_no_picture_is_refused_in_plain_words(data: bytes) -> None:
    with pytest.raises(NotAPicture, match="không phải ảnh"):
        normalise(data)


def test_a_picture_too_large_to_open_is_refused_before_it_is_decoded() -> None:
    buffer = BytesIO()
    Image.new("1", (20_000, 20_000)).save(buffer, "PNG")
    with pytest.raises(NotAPicture, match="quá lớn"):
        open_photo(buffer.getvalue())


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_being_refused(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        normalise(b"\x89PNG\r\n\x1a\n" + data)

"""Photos as people upload them."""

from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import pillow_heif
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, features

from app.rendering.errors import NotAPicture
from app.rendering.photo import covering, enlarged, normalise, open_photo
from tests.rendering.sheets import HEAD, jpeg, pixels, template

RED, BLUE = (218, 37, 29), (11, 78, 162)
ORIENTATION, GPS = 0x0112, 0x8825


def halves() -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (80, 40), RED)
    image.paste(BLUE, (40, 0, 80, 40))
    return image


def is_near(pixel: object, colour: tuple[int, int, int]) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(int(one) - other) < 12 for one, other in zip(pixel, colour, strict=True))


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


def test_a_photo_of_an_iphone_is_opened_upright() -> None:
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    buffer = BytesIO()
    pillow_heif.from_pillow(halves().resize((160, 80))).save(buffer, exif=exif.tobytes())
    upright = open_photo(buffer.getvalue())
    assert upright.size == (80, 160)
    assert is_near(upright.getpixel((40, 10)), RED)
    assert Image.open(BytesIO(normalise(buffer.getvalue()))).format == "JPEG"


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow was built without AVIF")
def test_a_photo_in_avif_is_opened() -> None:
    buffer = BytesIO()
    halves().save(buffer, "AVIF", quality=90)
    assert is_near(open_photo(buffer.getvalue()).getpixel((10, 20)), RED)


def test_wide_colours_become_those_every_screen_has() -> None:
    """A red of Display P3 that sRGB cannot quite show is not taken for a duller one."""
    from_p3 = open_photo(jpeg(Image.new("RGB", (8, 8), (200, 60, 60)), icc_profile=display_p3()))
    plain = open_photo(jpeg(Image.new("RGB", (8, 8), (200, 60, 60))))
    more, less = from_p3.getpixel((4, 4)), plain.getpixel((4, 4))
    assert isinstance(more, tuple)
    assert isinstance(less, tuple)
    assert more[0] > less[0] + 10
    assert more[1] < less[1]


def test_a_profile_counts_under_transparency_too() -> None:
    buffer = BytesIO()
    image = Image.new("RGBA", (8, 8), (200, 60, 60, 255))
    image.putpixel((0, 0), (0, 0, 0, 0))
    image.save(buffer, "PNG", icc_profile=display_p3())
    opened = open_photo(buffer.getvalue())
    found = opened.getpixel((4, 4))
    assert isinstance(found, tuple)
    assert found[0] > 210
    assert opened.getpixel((0, 0)) == (255, 255, 255)


def display_p3() -> bytes:
    """Return a profile with the primaries of Display P3, made from the matrix of sRGB's own."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    columns = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    for name, values in columns.items():
        entry = profile.index(name)
        offset = int.from_bytes(profile[entry + 4 : entry + 8], "big")
        for place, value in enumerate(values):
            at = offset + 8 + 4 * place
            profile[at : at + 4] = round(value * 65536).to_bytes(4, "big", signed=True)
    return bytes(profile)


def test_deep_grey_keeps_its_tones() -> None:
    buffer = BytesIO()
    Image.fromarray(np.array([[0, 32768, 65535]] * 3, np.uint16)).save(buffer, "PNG")
    row = [open_photo(buffer.getvalue()).getpixel((x, 1)) for x in range(3)]
    assert row == [(0, 0, 0), (128, 128, 128), (255, 255, 255)]


def test_of_what_moves_the_first_frame_counts() -> None:
    buffer = BytesIO()
    frames = [Image.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    assert is_near(open_photo(buffer.getvalue()).getpixel((4, 4)), RED)


def test_a_panorama_keeps_the_height_an_upright_picture_needs() -> None:
    taken = Image.open(BytesIO(normalise(jpeg(Image.new("RGB", (9000, 1500), RED)))))
    assert taken.size == (6000, 1000)
    small = Image.open(BytesIO(normalise(jpeg(Image.new("RGB", (5000, 900), RED)))))
    assert small.size == (5000, 900)


@pytest.mark.parametrize("level", [4, 250])
def test_a_dark_or_bright_photo_stays_as_it_is(level: int) -> None:
    grey = (level, level, level)
    opened = open_photo(normalise(jpeg(Image.new("RGB", (40, 40), grey))))
    assert opened.getpixel((20, 20)) == grey


def test_what_is_transparent_becomes_white() -> None:
    buffer = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(buffer, "PNG")
    assert open_photo(buffer.getvalue()).getpixel((4, 4)) == (255, 255, 255)


def test_the_point_of_interest_stays_in_a_narrow_cut() -> None:
    assert is_near(covering(halves(), (20, 40), (0.0, 0.5)).getpixel((10, 20)), RED)
    assert is_near(covering(halves(), (20, 40), (1.0, 0.5)).getpixel((10, 20)), BLUE)


def test_the_point_of_interest_stands_in_the_middle_where_it_can() -> None:
    image = Image.new("RGB", (400, 100), BLUE)
    image.paste(RED, (95, 45, 105, 55))
    cut = covering(image, (60, 100), (0.25, 0.5))
    assert is_near(cut.getpixel((30, 50)), RED)
    assert covering(image, (60, 100), (0.0, 0.0)).size == (60, 100)


side = st.integers(1, 400)


@given(side, side, side, side, st.floats(0, 1), st.floats(0, 1))
def test_any_photo_fills_any_box(
    width: int, height: int, across: int, down: int, x: float, y: float
) -> None:
    assert covering(Image.new("RGB", (width, height)), (across, down), (x, y)).size == (
        across,
        down,
    )


def test_how_much_a_photo_must_be_enlarged_is_known_before_it_is_drawn() -> None:
    assert enlarged((1080, 1350), (1080, 1350)) == 1
    assert enlarged((400, 300), (800, 300)) == 2


PHOTO = """
[[layers]]
type = "photo"
slot = "shot"
x = 0
y = 0
width = 60
height = 90
"""
SHOT = """
[slots.shot]
type = "photo"
label = "Ảnh"
required = false

[words]
"""


def drawn(folder: Path, shot: object, image: Image.Image) -> np.ndarray[Any, Any]:
    made = template(folder, HEAD.replace("[words]", SHOT) + PHOTO)
    return pixels(made, (60, 90), {"title": "x", "shot": shot}, lambda _: jpeg(image, quality=95))


def test_an_editor_may_choose_what_a_photo_is_cut_around(tmp_path: Path) -> None:
    left = drawn(tmp_path, {"photo": "a.jpg", "focus": [0, 0.5]}, halves().resize((320, 160)))
    right = drawn(tmp_path, {"photo": "a.jpg", "focus": [1, 0.5]}, halves().resize((320, 160)))
    plain = drawn(tmp_path, "a.jpg", halves().resize((320, 160)))
    assert is_near(tuple(left[45, 50]), RED)
    assert is_near(tuple(right[45, 10]), BLUE)
    assert is_near(tuple(plain[45, 10]), RED)
    assert is_near(tuple(plain[45, 50]), BLUE)


def test_two_colours_bring_out_a_dark_photo_and_leave_an_ordinary_one(tmp_path: Path) -> None:
    def lightest(image: Image.Image) -> int:
        text = HEAD.replace("[words]", SHOT) + PHOTO + 'duotone = ["#000000", "#FFFFFF"]\n'
        made = template(tmp_path, text)
        values = {"title": "x", "shot": "a.jpg"}
        found = pixels(made, (60, 90), values, lambda _: jpeg(image, quality=95))
        return int(found.max())

    ramp = np.tile(np.linspace(0, 255, 320), (320, 1)).T
    ordinary, dark = (Image.fromarray((ramp * by).astype(np.uint8)) for by in (1.0, 0.25))
    assert lightest(ordinary) == 255
    assert 120 < lightest(dark) < 255


def test_a_photo_too_small_for_its_place_is_refused_by_the_name_of_its_slot(
    tmp_path: Path,
) -> None:
    with pytest.raises(NotAPicture, match=r"“Ảnh”: ảnh 40×20 điểm quá nhỏ.*ít nhất 15×23"):
        drawn(tmp_path, "a.jpg", halves().resize((40, 20)))


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

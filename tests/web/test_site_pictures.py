"""Pictures: in the width of the screen, cached for ever, and never those of a draft."""

from io import BytesIO

import pytest
from PIL import Image

from app.factory import Loa
from app.web.kept import kept
from tests.web.shelf import Shelf, build


@pytest.fixture
def shelf(loa: Loa) -> Shelf:
    """An empty website."""
    return build(loa)


def test_a_published_picture_is_served_as_it_is_and_cached_for_ever(shelf: Shelf) -> None:
    photo = shelf.picture("photo-1", 1600, 1067)
    response = shelf.browser.get(_address(shelf.put("Tin", pictures=(photo,)), photo.digest))
    assert response.data == photo.data
    assert response.headers["Content-Type"] == "image/jpeg"
    assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("width", [480, 800, 1200])
def test_a_phone_is_given_a_narrower_picture(shelf: Shelf, width: int) -> None:
    photo = shelf.picture("photo-1", 1600, 1067)
    address = _address(shelf.put("Tin", pictures=(photo,)), photo.digest)
    first = shelf.browser.get(f"{address}?w={width}")
    assert Image.open(BytesIO(first.data)).size == (width, round(width * 1067 / 1600))
    assert shelf.browser.get(f"{address}?w={width}").data == first.data


def test_a_picture_is_never_made_wider_than_it_is(shelf: Shelf) -> None:
    photo = shelf.picture("photo-1", 700, 400)
    address = _address(shelf.put("Tin", pictures=(photo,)), photo.digest)
    assert shelf.browser.get(f"{address}?w=1200").data == photo.data


@pytest.mark.parametrize("width", ["1", "481", "0800", "x", "", "99999"])
def test_no_other_width_is_made(shelf: Shelf, width: str) -> None:
    photo = shelf.picture("photo-1", 1600, 1067)
    address = _address(shelf.put("Tin", pictures=(photo,)), photo.digest)
    assert shelf.browser.get(f"{address}?w={width}").status_code == 404


def test_an_unchanged_picture_is_not_sent_again(shelf: Shelf) -> None:
    photo = shelf.picture("photo-1", 1600, 1067)
    address = _address(shelf.put("Tin", pictures=(photo,)), photo.digest)
    for one in (address, f"{address}?w=480"):
        tag = {"If-None-Match": shelf.browser.get(one).headers["ETag"]}
        assert shelf.browser.get(one, headers=tag).status_code == 304


def test_a_picture_of_a_draft_has_no_address(shelf: Shelf) -> None:
    draft, shown = shelf.picture("photo-1", 640, 400), shelf.picture("photo-1", 900, 600)
    path = shelf.put("Tin", pictures=(shown,))
    assert shelf.browser.get(_address(path, shown.digest)).status_code == 200
    assert shelf.browser.get(_address(path, draft.digest)).status_code == 404
    assert shelf.browser.get(f"/media/{draft.digest}/khong-co.jpg").status_code == 404
    assert shelf.browser.get(_address(path, "../../loa.db")).status_code == 404


def test_what_is_kept_is_made_once_and_survives_a_folder_nobody_can_write(shelf: Shelf) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"x"

    path = shelf.loa.settings.home / "cache" / "a"
    assert [kept(path, make), kept(path, make), len(made)] == [b"x", b"x", 1]
    file_in_the_way = path / "b"  # `a` is a file: nothing can be kept below it
    assert kept(file_in_the_way, make) == b"x"


def _address(path: str, digest: str) -> str:
    return f"/media/{digest}/{path.removeprefix('/bai/')}.jpg"

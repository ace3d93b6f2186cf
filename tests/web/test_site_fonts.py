"""Fonts and other files that never change under their address."""

import re
from io import BytesIO

from flask import url_for
from fontTools.ttLib import TTFont

from app.factory import Loa
from app.web import fonts

VIETNAMESE = "ỘộỄễẴẵỴỵĐđƯưƠơ" + "aàảãáạ–“”₫"
FOR_EVER = "public, max-age=31536000, immutable"


def test_every_face_of_the_sheet_is_served_small_whole_and_for_ever(loa: Loa) -> None:
    browser = loa.web().test_client()
    addresses = re.findall(r'url\("([^"]+)"\)', browser.get("/fonts.css").text)
    assert len(addresses) == 4
    for address in addresses:
        response = browser.get(address)
        assert response.headers["Content-Type"] == "font/woff2"
        assert response.headers["Cache-Control"] == FOR_EVER
        assert len(response.data) < 100_000
        font = TTFont(BytesIO(response.data))
        assert {ord(letter) for letter in VIETNAMESE} <= set(font.getBestCmap())
        assert "GSUB" in font
        kept = loa.settings.home / "cache" / address.removeprefix("/")
        assert kept.read_bytes() == response.data


def test_a_face_we_do_not_have_is_not_found(loa: Loa) -> None:
    assert loa.web().test_client().get("/fonts/montserrat-0.woff2").status_code == 404


def test_figures_of_montserrat_keep_their_equal_widths() -> None:
    montserrat = next(face for face in fonts.faces() if face.name == "montserrat")
    font = TTFont(BytesIO(fonts.subset(montserrat)))
    features = {one.FeatureTag for one in font["GSUB"].table.FeatureList.FeatureRecord}
    assert "tnum" in features


def test_a_static_file_is_cached_for_ever_only_under_its_own_digest(loa: Loa) -> None:
    app = loa.web()
    with app.test_request_context():
        address = url_for("static", filename="tokens.css")
    browser = app.test_client()
    assert browser.get(address).headers["Cache-Control"] == FOR_EVER
    assert browser.get("/static/tokens.css?v=0").headers["Cache-Control"] == "public, max-age=3600"
    assert browser.get("/static/khong-co.css?v=0").status_code == 404


def test_the_drum_has_fourteen_rays_and_is_drawn_by_rule(loa: Loa) -> None:
    response = loa.web().test_client().get("/drum.svg")
    assert response.headers["Content-Type"].startswith("image/svg+xml")
    sun = re.search(r'd="M([^"]+)Z"', response.text)
    assert sun
    assert len(sun[1].split()) == 2 * 28  # x and y of 14 rays and the 14 hollows between

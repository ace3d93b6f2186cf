"""Where the permalinks of the desk lead."""

import pytest

from app.web.permalinks import leads


@pytest.mark.parametrize("kind", ["website", "rehearsal"])
def test_what_loa_shows_itself_is_reached_wherever_it_listens_today(kind: str) -> None:
    assert leads("http://127.0.0.1:8000/bai/bua-com-13ef4796", kind) == "/bai/bua-com-13ef4796"


def test_what_another_service_shows_is_reached_there() -> None:
    permalink = "https://dich-vu.example/bai/4711?xem=1"
    assert leads(permalink, "facebook") == permalink
    assert leads("https://trang.example", "website") == "https://trang.example"

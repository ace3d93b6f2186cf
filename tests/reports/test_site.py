"""The questions of the public website: asked through an index, answered in Vietnamese order."""

import pytest
from sqlalchemy import Select, text
from sqlalchemy.dialects import sqlite

from app.database import reading
from app.factory import Loa
from app.models.article import Article
from app.reports import site
from app.reports.alphabet import place


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (site._published(None, None), "article_newest"),
        (site._published(1, None), "article_unit"),
        (site._published(None, "thang-cong-nhan-2027"), "article_campaign"),
    ],
)
def test_lists_are_read_in_the_order_of_an_index(
    loa: Loa, wanted: Select[Article], index: str
) -> None:
    sql = wanted.limit(13).compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with reading() as session:
        plan = " ".join(row.detail for row in session.execute(text(f"explain query plan {sql}")))
    assert f"INDEX {index}" in plan
    assert "TEMP B-TREE" not in plan


def test_names_stand_in_the_order_of_a_vietnamese_list() -> None:
    letters = ["An", "Ăn", "Ân", "Dung", "Đông", "Em", "Én", "On", "Ôn", "Ơn", "Uy", "Ưng", "Yên"]
    tones = ["ma", "mà", "mả", "mã", "má", "mạ"]
    assert sorted({*letters}, key=place) == letters
    assert sorted({*tones}, key=place) == tones

"""Numbers in an address or a form: ids of rows, and pages of lists."""

from typing import Any

from flask import request
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**63 - 1  # what a database keeps as an id; beyond it there is no row
LAST_PAGE = 100_000


class RowConverter(IntegerConverter):
    """`<int:…>` in an address: a number beyond every id leads to no page."""

    def __init__(self, url_map: Map, **given: Any) -> None:
        super().__init__(url_map, **({"max": LARGEST} | given))


def row_id(text: str) -> int:
    """Return a number that may be an id. Raises ValueError."""
    number = int(text)
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no row has the id {text[:40]}")
    return number


def page_number() -> int:
    """Return the page of a list that this request asks for, counted from 1."""
    asked = request.args.get("page", 1, type=int)
    return min(max(1, asked), LAST_PAGE)

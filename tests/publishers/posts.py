"""Outgoing posts made by code."""

from typing import Any

from publishers.contract import Outgoing, Picture, Sent


def a_picture(name: str = "portrait") -> Picture:
    """Return a picture whose bytes nobody looks at."""
    return Picture(name, "image/jpeg", 1080, 1350, "Thẻ mời", name.ljust(64, "0"), b"jpeg")


def an_outgoing(**more: Any) -> Outgoing:
    """Return a short post; any part may be given otherwise."""
    facts = {
        "key": "0123456789abcdef0123456789abcdef",
        "unit_code": "AD",
        "unit_name": "Công đoàn KCN Ánh Dương",
        "title": "Bữa cơm Công đoàn",
        "summary": "Trưa thứ Sáu.",
        "text": "Mời cả nhà.",
    }
    return Outgoing(**(facts | more))


class Shelf:
    """A shelf in memory that keeps a page once for each key."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[Outgoing, str, str]] = {}

    def put(self, outgoing: Outgoing, *, slug: str, html: str) -> Sent:
        """Keep the page."""
        self.pages.setdefault(outgoing.key, (outgoing, slug, html))
        return Sent(outgoing.key, f"http://loa.example/bai/{slug}")

    def find(self, key: str) -> Sent | None:
        """Return the page kept under this key."""
        return Sent(key) if key in self.pages else None

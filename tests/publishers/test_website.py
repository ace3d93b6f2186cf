"""An article page: its address, and HTML that lets nothing through."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publishers.errors import Refused
from publishers.website.publisher import WebsitePublisher
from publishers.website.wording import address, shape, to_html
from tests.publishers.posts import Shelf, an_outgoing

READING = {"p", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "hr"}
TAGS = READING | {"table", "thead", "tbody", "tr", "th", "td"}
SCHEMES = {"http", "https", "mailto", "tel", ""}


def test_the_address_is_words_for_people_and_eight_characters_to_be_unique() -> None:
    assert address(an_outgoing()) == "bua-com-cong-doan-01234567"
    assert address(an_outgoing(title="!!!")) == "bai-01234567"
    long = address(an_outgoing(title="Đoàn viên " * 20))
    assert re.fullmatch(r"(doan-vien-)+01234567", long)


def test_markdown_becomes_plain_reading_tags() -> None:
    text = (
        "# Đầu\n\n**đậm** và *nghiêng*\ndòng hai\n\n- một\n- hai\n\n| a | b |\n|---|---|\n| 1 | 2 |"
    )
    html = to_html(text)
    assert "<h2>Đầu</h2>" in html  # the page's own title is the h1
    assert "<p><strong>đậm</strong> và <em>nghiêng</em><br>" in html
    assert "<li>một</li>" in html
    assert "<td>1</td>" in html


def test_a_link_leads_out_marked_as_not_ours() -> None:
    assert to_html("[trang](https://example.org/a?b=1)") == (
        '<p><a href="https://example.org/a?b=1" rel="noopener nofollow">trang</a></p>\n'
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![ảnh](https://evil.example/x.png)",
        "[bấm](javascript:alert(1))",
        "[bấm](JaVaScRiPt&#58;alert(1))",
        "[bấm](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href='vbscript:x' onclick=x>bấm</a>",
        "[x](<javascript:alert(1)>)",
        '[x](https://a.example "\\" onmouseover=alert(1) x=\\"")',
        "<iframe src=//evil></iframe><svg/onload=alert(1)>",
        "[ref]\n\n[ref]: javascript:alert(1)",
        "<https://ok.example/><style>*{display:none}</style>",
    ],
)
def test_known_tricks_do_nothing(text: str) -> None:
    assert_harmless(to_html(text))


# fmt: off
PIECES = st.sampled_from([
    "<script>", "</p>", "<img src=x onerror=y>", "<a href=", "<!--", "-->", "<", ">", "&lt;",
    "javascript:", "&#x6a;avascript:", "data:text/html,", "https://e.example", "[x](", "![", "](",
    ")", "'", '"', "`", "|", "# ", "- ", "\\", "onload=", "style=", "\n", "\n\n", " ", "\x00", "ữ",
])
# fmt: on


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=14).map("".join))
def test_no_text_lets_a_tag_an_attribute_or_a_scheme_through(text: str) -> None:
    assert_harmless(to_html(text))


def test_a_page_is_shelved_once_for_each_key() -> None:
    shelf = Shelf()
    publisher = WebsitePublisher(shelf)
    assert publisher.look(an_outgoing()) is None
    assert publisher.send(an_outgoing()) == publisher.send(an_outgoing())
    assert len(shelf.pages) == 1
    assert publisher.look(an_outgoing()) is not None
    assert publisher.check().ok


def test_the_preview_is_the_send() -> None:
    shelf = Shelf()
    outgoing = an_outgoing(title=" Bu\u031b\u0303a  ", text="một\n\n\n\nhai  \n")
    WebsitePublisher(shelf).send(outgoing)
    [(kept, _, html)] = shelf.pages.values()
    assert kept == shape(outgoing)
    assert (kept.title, kept.text) == ("Bữa", "một\n\nhai")
    assert html == "<p>một</p>\n<p>hai</p>\n"


def test_too_long_a_title_or_summary_is_refused_before_anything_is_shelved() -> None:
    shelf = Shelf()
    with pytest.raises(Refused) as refused:
        WebsitePublisher(shelf).send(an_outgoing(title="ữ" * 201, summary="a" * 402))
    assert str(refused.value) == (
        "Tiêu đề dài hơn 200 ký tự của kênh. Bớt 1 ký tự. "
        "Đoạn tóm tắt dài hơn 400 ký tự của kênh. Bớt 2 ký tự."
    )
    assert shelf.pages == {}


def assert_harmless(html: str) -> None:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.tags <= TAGS
    assert reader.attributes <= {("a", "href"), ("a", "rel")}
    assert {scheme(link) for link in reader.links} <= SCHEMES


def scheme(link: str) -> str:
    """Return what a browser would take for the scheme: it drops controls and spaces first."""
    bare = re.sub(r"[\x00-\x20]", "", link)
    found = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", bare)
    return found[1].lower() if found else ""


class Reader(HTMLParser):
    """Gathers tags, attributes and links as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        self.tags.add(f"<!--{data}")

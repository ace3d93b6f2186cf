"""The words of an article page."""

from dataclasses import replace

import nh3
from markdown_it import MarkdownIt

from publishers.contract import Outgoing
from publishers.wording import Words, slug, to_nfc, without_blank_runs

_TAGS = {"p", "h2", "h3", "strong", "em", "a", "ul", "ol", "li", "blockquote", "br", "hr"}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}


def shape(outgoing: Outgoing) -> Outgoing:
    """Return the publication in the website's words: Markdown, tidy, NFC."""
    return replace(
        outgoing,
        title=Words(outgoing.title).then(to_nfc).then(str.strip),
        summary=Words(outgoing.summary).then(to_nfc).then(str.strip),
        text=Words(outgoing.text).then(to_nfc).then(without_blank_runs),
    )


def to_html(markdown: str) -> str:
    """Return safe HTML of an article body: only reading tags, links marked as not ours."""
    html = (
        MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("table").render(markdown)
    )
    # an article's own headings stand below the page's h1
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        html,
        tags=_TAGS | _TABLE,
        attributes={"a": {"href"}, "*": set()},  # nh3 would let title and lang stand anywhere
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel="noopener nofollow",
    )


def address(outgoing: Outgoing) -> str:
    """Return the page's address part: words for people, eight characters to be unique."""
    return f"{slug(outgoing.title) or 'bai'}-{outgoing.key[:8]}"

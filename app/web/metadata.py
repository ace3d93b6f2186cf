"""What a page says of itself to services: title, OpenGraph, JSON-LD (schema.org NewsArticle)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import url_for

from app import clock
from app.reports.story import Picture, Story
from app.web.media import picture_url
from app.web.request import settings


@dataclass(frozen=True)
class Feed:
    """A feed that belongs to a page."""

    title: str
    path: str
    mime: str = "application/rss+xml"


@dataclass(frozen=True)
class Head:
    """The head of one page; `story` is set on an article's own page."""

    title: str
    description: str
    path: str
    feeds: tuple[Feed, ...] = ()
    shown: Story | None = None  # whose card stands for the page elsewhere
    story: Story | None = None

    @property
    def url(self) -> str:
        """The canonical address."""
        return absolute(self.path)

    @property
    def card(self) -> Picture | None:
        """The picture other services show."""
        return self.shown.card if self.shown else None

    @property
    def card_url(self) -> str:
        """Its absolute address."""
        return card_url(self.shown) if self.shown else ""


def absolute(path: str) -> str:
    """Return the public address of a path of this site."""
    return settings().public_url + path


def article_path(story: Story) -> str:
    """Return the path of an article."""
    return url_for("site.article", slug=story.slug)


def card_url(story: Story) -> str:
    """Return the absolute address of an article's card; empty when it has no picture."""
    return absolute(picture_url(story.slug, story.card)) if story.card else ""


def local_iso(moment: datetime) -> str:
    """Return an instant with Việt Nam's offset: 2026-11-20T16:30:00+07:00"""
    return clock.local(moment).isoformat(timespec="seconds")


def news_article(story: Story, *, site_name: str) -> dict[str, Any]:
    """Return the JSON-LD of an article."""
    shown = dict.fromkeys([story.card, *story.body])  # the card first, nothing twice
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "description": story.summary,
        "image": [absolute(picture_url(story.slug, one)) for one in shown if one],
        "datePublished": local_iso(story.published_at),
        "dateModified": local_iso(story.changed_at),
        "inLanguage": "vi",
        "mainEntityOfPage": absolute(article_path(story)),
        "author": [
            {
                "@type": "Organization",
                "name": story.unit_name,
                "url": absolute(url_for("site.unit", code=story.unit_code)),
            }
        ],
        "publisher": {"@type": "Organization", "name": site_name, "url": absolute("/")},
    }

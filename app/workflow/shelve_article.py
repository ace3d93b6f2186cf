"""The shelf of the product's own website: pages in our database, once for each key."""

from sqlalchemy import select

from app import clock
from app.database import reading, writing
from app.models.article import Article
from app.models.unit import unit_by_code
from publishers.contract import Outgoing, Picture, Sent


class DatabaseShelf:
    """Lent to the website publisher; `base_url` is the address of the public site."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def put(self, outgoing: Outgoing, *, slug: str, html: str) -> Sent:
        """Keep the page, or find that this key is already kept."""
        now = clock.now()
        with writing() as session:
            article = session.scalar(select(Article).where(Article.key == outgoing.key))
            if article is None:
                article = Article(
                    key=outgoing.key,
                    slug=slug,
                    unit_id=unit_by_code(session, outgoing.unit_code).id,
                    campaign=outgoing.campaign,
                    title=outgoing.title,
                    summary=outgoing.summary,
                    html=html,
                    pictures=[_facts(picture) for picture in outgoing.pictures],
                    published_at=now,
                    changed_at=now,
                )
                session.add(article)
            return self._sent(article)

    def find(self, key: str) -> Sent | None:
        """Return the page kept under this key."""
        with reading() as session:
            article = session.scalar(select(Article).where(Article.key == key))
            return self._sent(article) if article else None

    def _sent(self, article: Article) -> Sent:
        return Sent(
            remote_id=article.key,
            permalink=f"{self._base_url}/bai/{article.slug}",
            at=article.published_at,
        )


def _facts(picture: Picture) -> dict[str, str | int]:
    return {
        "name": picture.name,
        "digest": picture.digest,
        "mime": picture.mime,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
    }

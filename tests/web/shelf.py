"""A small public website for tests: units, a campaign, and articles put on the real shelf."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO

import html5lib
from flask.testing import FlaskClient
from PIL import Image
from sqlalchemy import select

from app.database import reading, writing
from app.factory import Loa
from app.models.article import Article
from app.models.campaign import Campaign
from app.models.media import Media
from app.models.product import Product
from app.models.unit import unit_by_code
from app.workflow.add_unit import add_unit
from publishers.contract import Outgoing, Picture
from publishers.website.publisher import WebsitePublisher

NOON = datetime(2027, 5, 10, 5, 0, tzinfo=UTC)  # 12:00 in Việt Nam
CAMPAIGN = "thang-cong-nhan-2027"


@dataclass(frozen=True)
class Shelf:
    """The shelf of one Loa, and a browser before it."""

    loa: Loa
    browser: FlaskClient

    def put(
        self,
        title: str,
        *,
        at: datetime = NOON,
        unit: str = "AD1",
        campaign: str | None = None,
        text: str = "Lời của bài.",
        pictures: tuple[Picture, ...] = (),
    ) -> str:
        """Publish an article as the website channel does and return its path."""
        key = sha256(f"{title} {at} {unit}".encode()).hexdigest()[:16]
        outgoing = Outgoing(
            key=key,
            unit_code=unit,
            unit_name="",
            title=title,
            summary=f"Tóm tắt: {title}",
            text=text,
            pictures=pictures,
            campaign=campaign,
        )
        sent = WebsitePublisher(self.loa.tools.doors.shelf).send(outgoing)
        with writing() as session:
            article = session.scalars(select(Article).where(Article.key == key)).one()
            article.published_at = article.changed_at = at
        assert sent.permalink
        return sent.permalink.removeprefix(self.loa.settings.public_url)

    def take_down(self, path: str) -> None:
        """Take an article back, as the verb does."""
        with writing() as session:
            article = session.scalars(
                select(Article).where(Article.slug == path.removeprefix("/bai/"))
            ).one()
            article.taken_down_at = article.changed_at = NOON + timedelta(days=1)

    def picture(self, name: str, width: int, height: int) -> Picture:
        """Store a picture and know it as the media of a product."""
        out = BytesIO()
        Image.new("RGB", (width, height), (11, 78, 162)).save(out, "JPEG")
        data = out.getvalue()
        digest = self.loa.tools.storage.put(data)
        with writing() as session:
            product = _product(unit_by_code(session, "AD1").id)
            session.add(product)
            session.flush()
            session.add(
                Media(
                    product_id=product.id,
                    fingerprint="0",
                    name=name,
                    mime="image/jpeg",
                    width=width,
                    height=height,
                    bytes=len(data),
                    digest=digest,
                    alt="",
                )
            )
        return Picture(name, "image/jpeg", width, height, f"Ảnh {name}", digest, data)

    def get(self, path: str) -> str:
        """Return the text of a page that is there."""
        response = self.browser.get(path)
        assert response.status_code == 200, (path, response.status_code)
        return response.text


def build(loa: Loa) -> Shelf:
    """Lay out three units and a campaign that runs on the day of NOON."""
    add_unit("AD", "Công đoàn Khu mỏ Ánh Dương", short_name="CĐ Khu mỏ")
    add_unit("AD1", "Công đoàn Công ty Than Đông Ân", parent="AD", short_name="CĐ Than Đông Ân")
    add_unit("AD2", "Công đoàn Xí nghiệp May Uyên Linh", parent="AD")
    with writing() as session:
        for code in ("AD", "AD1"):
            session.add(_campaign(unit_by_code(session, code).id))
    return Shelf(loa, loa.web().test_client())


def has_no_parse_error(page: str) -> bool:
    """Whether the strict HTML parser accepts the page; it raises at the first error."""
    html5lib.HTMLParser(strict=True).parse(page)
    return True


def stored(path: str) -> Article:
    """Return the row behind an article's path."""
    with reading() as session:
        return session.scalars(
            select(Article).where(Article.slug == path.removeprefix("/bai/"))
        ).one()


def _campaign(unit_id: int) -> Campaign:
    return Campaign(
        unit_id=unit_id,
        slug="thang-cong-nhan",
        year=2027,
        name="Tháng Công nhân",
        theme=None,
        hashtag="#ThángCôngNhân2027",
        begins_on=date(2027, 5, 1),
        ends_on=date(2027, 5, 31),
        anchor_on=date(2027, 5, 1),
        messages=["Tích cực trong giải quyết những vấn đề công nhân quan tâm."],
        palette={},
        peaks=[{"name": "Tuần mở đầu", "begins_on": "2027-05-01", "ends_on": "2027-05-07"}],
        pack_digest="0",
        opened_at=NOON - timedelta(days=30),
    )


def _product(unit_id: int) -> Product:
    return Product(
        unit_id=unit_id,
        template="tin-hoat-dong",
        product_type="news_brief",
        title="",
        values={},
        plan={},
        created_at=NOON,
        changed_at=NOON,
    )

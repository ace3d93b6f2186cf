"""One rendered file of a product, known by the fingerprint of what it shows."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.database import Base


class Media(Base):
    """A finished picture; `fingerprint` is the product's, `digest` names the bytes in storage."""

    __tablename__ = "media"
    __table_args__ = (Index("media_of", "product_id", "fingerprint", "name", unique=True),)

    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id"))
    fingerprint: Mapped[str]
    name: Mapped[str]  # a format of the template, or "photo-1", "photo-2" …
    mime: Mapped[str]
    width: Mapped[int]
    height: Mapped[int]
    bytes: Mapped[int]
    digest: Mapped[str] = mapped_column(index=True)
    alt: Mapped[str]

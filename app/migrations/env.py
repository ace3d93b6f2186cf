"""Alembic's entry: run the migrations on the connection that was handed in."""

from alembic import context

from app.database import Base
from app.models import (
    article,
    audit,
    campaign,
    channel,
    editor,
    ledger,
    media,
    product,
    publication,
    receipt,
    review,
    unit,
)

__all__ = [
    "article",
    "audit",
    "campaign",
    "channel",
    "editor",
    "ledger",
    "media",
    "product",
    "publication",
    "receipt",
    "review",
    "unit",
]

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    transactional_ddl=True,  # on SQLite too: a schema is changed whole or not at all
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()

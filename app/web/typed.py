"""Everything a product's form says, before any of it is believed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import request

from app import clock
from app.errors import BadInput
from app.models.channel import Channel
from app.models.product import Product
from app.rendering.template import Template
from app.web import forms
from app.web.moments import INPUT
from app.web.numbers import row_id
from app.workflow.draft_product import take_photo
from app.workflow.tools import Tools


@dataclass(frozen=True)
class Typed:
    """What was typed: slot values with the numbers of their rows, channels, and a local time."""

    values: dict[str, Any]
    channels: tuple[int, ...]
    due: str

    @property
    def raw(self) -> dict[str, Any]:
        """The values as slots take them."""
        return forms.without_numbers(self.values)

    @property
    def due_at(self) -> datetime | None:
        """The moment that stands in the form, if it is one."""
        try:
            return forms.local_moment(self.due)
        except BadInput:
            return None


def typed(template: Template) -> Typed:
    """Return what this request's form says."""
    form = request.form
    return Typed(
        values=forms.typed_values(template, form),
        channels=tuple(form.getlist("channel", type=row_id)),
        due=form.get("due", "") if form.get("when") == "at" else "",
    )


def kept(product: Product, channels: list[Channel]) -> Typed:
    """Return what is kept; until channels are chosen, those of the kinds the pack suggests."""
    plan = product.plan
    chosen = plan.get("channels") or [
        one.id for one in channels if one.kind in plan.get("kinds", [])
    ]
    due_at = plan.get("due_at")
    due = clock.local(datetime.fromisoformat(due_at)).strftime(INPUT) if due_at else ""
    return Typed(values=dict(product.values), channels=tuple(chosen), due=due)


def take_photos(template: Template, values: dict[str, Any], tools: Tools) -> None:
    """Keep this request's uploads and put their references among the values.

    Raises BadInput (NotAPicture).
    """
    for where, data in forms.photos_sent(template, request.files):
        forms.with_photo(values, where, take_photo(data, tools))


def with_rows(said: Typed, does: str) -> Typed:
    """Return the same with one row more, or one less: how rows change without scripts.

    `does` is "add-row:slot" or "drop-row:slot:number".
    """
    verb, name, *rest = does.split(":")
    rows = said.values.get(name)
    if not isinstance(rows, list):
        return said
    if verb == "add-row":
        rows.append({})
    elif rest and rest[0].isdecimal():
        rows[:] = [row for row in rows if row.get("#") != int(rest[0])]
    return said

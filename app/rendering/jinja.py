"""Texts and expressions of a template: sandboxed Jinja that refuses names it does not know."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from typing import Any

from jinja2 import Template as Compiled
from jinja2 import nodes
from jinja2.exceptions import TemplateError, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables

from app.rendering import sandbox
from app.rendering.context import CampaignFacts, Context, UnitFacts
from app.rendering.errors import WordsFailed
from app.rendering.slots import Values
from app.rendering.vietnamese import FILTERS

_ENVIRONMENT = sandbox.Sandbox()
_ENVIRONMENT.filters.update(FILTERS)
# What a text or its filters raise when a value does not suit them, an empty date for one.
_UNFIT = (
    TemplateError,
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
)
_KNOWN = {
    "unit": {one.name for one in fields(UnitFacts)},
    "campaign": {one.name for one in fields(CampaignFacts)} | {"days"},
}
CONTEXT_NAMES = frozenset(_KNOWN)


def names(values: Values, context: Context, derived: Mapping[str, str]) -> dict[str, Any]:
    """Return what a text may use: the slots, `unit`, `campaign`, and what the template derives.

    A derived expression sees the slots and those derived before it. Raises WordsFailed.
    """
    unit = context.unit
    if context.brand.short_name:
        unit = replace(unit, short_name=context.brand.short_name)
    known = {**values.typed, "unit": unit, "campaign": context.campaign}
    for name, expression in derived.items():
        known[name] = value(expression, known)
    return known


def text(source: str, known: Mapping[str, Any]) -> str:
    """Return the text made from these names, in NFC. Raises WordsFailed."""
    try:
        made = sandbox.gathered(_compiled(source).generate(known))
    except _UNFIT as error:
        raise WordsFailed(f"Không dựng được câu “{_short(source)}”: {error}.") from error
    return unicodedata.normalize("NFC", made)


def value(source: str, known: Mapping[str, Any]) -> Any:
    """Return the value of an expression such as `rows | length`. Raises WordsFailed."""
    try:
        return sandbox.within(_expression(source)(**known))
    except _UNFIT as error:
        raise WordsFailed(f"Không tính được “{_short(source)}”: {error}.") from error


@lru_cache(maxsize=2048)
def used(source: str) -> frozenset[str]:
    """Return the names from outside that a text uses."""
    return frozenset(find_undeclared_variables(_ENVIRONMENT.parse(source)))


@lru_cache(maxsize=2048)
def faults(source: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return what is wrong with a text: its syntax, or names that nobody will fill."""
    return tuple(_faults(source, known))


def as_text(expression: str) -> str:
    """Return an expression as the text that shows it, so that both are checked alike."""
    return "{{ " + expression + " }}"


@lru_cache(maxsize=512)
def _compiled(source: str) -> Compiled:
    return _ENVIRONMENT.from_string(source)


@lru_cache(maxsize=512)
def _expression(source: str) -> Any:
    return _ENVIRONMENT.compile_expression(source, undefined_to_none=False)


def _faults(source: str, known: frozenset[str]) -> Iterator[str]:
    try:
        tree = _ENVIRONMENT.parse(source)
        _ENVIRONMENT.from_string(source)
    except TemplateSyntaxError as error:
        yield f"sai cú pháp Jinja: {error.message}."
        return
    yield from sandbox.excesses(tree)
    for name in sorted(find_undeclared_variables(tree) - known):
        yield f"không có ô hay biến “{name}”."
    for reached in tree.find_all(nodes.Getattr):
        of = reached.node.name if isinstance(reached.node, nodes.Name) else ""
        if of in _KNOWN and reached.attr not in _KNOWN[of]:
            yield f"“{of}” không có “{reached.attr}”."


def _short(source: str) -> str:
    flat = " ".join(source.split())
    return flat if len(flat) <= 60 else f"{flat[:59]}…"

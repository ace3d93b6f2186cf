"""Find rows of a content plan that cannot be made or would be made twice."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import Any

from app.errors import Problem
from app.packs.leaves import ANY, found, texts
from app.toml import Document, Key

_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def plan_problems(document: Document, templates: Mapping[str, frozenset[str]]) -> Iterator[Problem]:
    """Yield unknown templates and slots, rows told twice, keys and times written wrongly."""
    rows = [(key, row) for key, row in found(document, "plan", ANY) if isinstance(row, dict)]
    for key, row in rows:
        yield from _template(document, key, row, templates)
    for key, name in texts(document, "plan", ANY, "key"):
        if not _KEY.fullmatch(name):
            yield document.problem("key: chỉ gồm chữ thường không dấu, chữ số, gạch nối.", *key)
    for key, at in texts(document, "plan", ANY, "at"):
        if not _TIME.fullmatch(at):
            yield document.problem(f"at: “{at}” không phải giờ dạng 07:30.", *key)
    for key, channels in found(document, "plan", ANY, "channels"):
        if channels == []:
            yield document.problem("channels: cần ít nhất một kênh.", *key)
    names = [(key[:-1], name) for key, name in texts(document, "plan", ANY, "key")]
    for key, first in _again(names):
        line = document.line(*first)
        yield document.problem(f"key: đã dùng ở dòng {line}.", *key, "key")
    for key, first in _again((key, _day_and_title(row)) for key, row in rows):
        line = document.line(*first)
        yield document.problem(f"Cùng ngày và tên với dòng {line}.", *key, "title")


def _template(
    document: Document, key: Key, row: dict[str, Any], templates: Mapping[str, frozenset[str]]
) -> Iterator[Problem]:
    name, values = row.get("template"), row.get("values")
    if not isinstance(name, str):
        return
    if name not in templates:
        known = ", ".join(sorted(templates)) or "chưa có mẫu nào"
        yield document.problem(f"Không có mẫu “{name}”. Mẫu dùng được: {known}.", *key, "template")
        return
    for slot in values if isinstance(values, dict) else ():
        if slot not in templates[name]:
            known = ", ".join(sorted(templates[name]))
            yield document.problem(
                f"Mẫu {name} không có ô “{slot}”. Ô dùng được: {known}.", *key, "values", slot
            )


def _day_and_title(row: dict[str, Any]) -> Hashable:
    day, title = row.get("day"), row.get("title")
    return (day, title) if isinstance(day, str) and isinstance(title, str) else None


def _again(marked: Iterable[tuple[Key, Hashable]]) -> Iterator[tuple[Key, Key]]:
    """Yield each row whose mark stood in a row before, with that row; None is no mark."""
    first: dict[Hashable, Key] = {}
    for key, mark in marked:
        if mark is not None and first.setdefault(mark, key) != key:
            yield key, first[mark]

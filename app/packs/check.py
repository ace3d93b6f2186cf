"""Find everything wrong with a pack at once, each with file and line."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from app import toml
from app.errors import HasProblems, Problem
from app.packs import colour, fill
from app.packs.check_days import day_problems
from app.packs.check_plan import plan_problems
from app.packs.leaves import ANY, found, leaves, text, texts
from app.packs.read import FILE
from app.packs.shape import shaped
from app.toml import Document, Key

_SLUG = re.compile(r"_?[a-z0-9]+(-[a-z0-9]+)*")
_HASHTAG = re.compile(r"#\w+")
_NEVER_EMPTY = ("hashtags", "sources", "messages", "plan")


def check(folder: Path, templates: Mapping[str, frozenset[str]]) -> list[Problem]:
    """Return every problem of the pack in `folder`, in the order of lines; none when it is good.

    `templates` names each template there is and its slots: a plan may use no other.
    """
    try:
        document = toml.read(folder / FILE)
    except HasProblems as error:
        return list(error.problems)
    _, problems = shaped(document)
    problems += _written(document)
    problems += _named(document, folder)
    problems += _sourced(document)
    problems += _tagged(document)
    problems += _coloured(document)
    problems += day_problems(document)
    problems += plan_problems(document, templates)
    problems += _yearly(document)
    problems += _brought(document, folder)
    return sorted(problems, key=lambda problem: problem.line)


def _written(document: Document) -> Iterator[Problem]:
    """Text is NFC, not blank, and its `{names}` stand for something."""
    for key, value in leaves(document.data):
        if not isinstance(value, str):
            continue
        if not unicodedata.is_normalized("NFC", value):
            yield document.problem(
                "Chữ chưa ở dạng NFC (dấu rời khỏi chữ cái). Gõ lại đoạn này bằng bộ gõ Unicode.",
                *key,
            )
        if not value.strip():
            yield document.problem(f"{key[-1]}: để trống thì bỏ cả khóa.", *key)
        names = _names(document, key)
        for name in fill.unknown(value, names):
            yield document.problem(
                f"Không có gì để điền vào {{{name}}}. Dùng được: "
                f"{', '.join('{' + known + '}' for known in names) or 'không có'}.",
                *key,
            )
    for name in _NEVER_EMPTY:
        if document.data.get(name) == []:
            yield document.problem(f"{name}: cần ít nhất một dòng.", name)


def _names(document: Document, key: Key) -> tuple[str, ...]:
    """Return the `{names}` that may stand in the text at this key."""
    if key[0] == "hashtags":
        return ("year",)
    if key[0] not in ("plan", "slogans"):
        return ()
    names = fill.NAMES if "values" in key else fill.NAMES_OF_TEXT
    has_ordinal = "anniversary" in document.data
    return tuple(name for name in names if has_ordinal or name != "anniversary")


def _named(document: Document, folder: Path) -> Iterator[Problem]:
    slug = text(document, "slug")
    if slug is None:
        return
    if not _SLUG.fullmatch(slug):
        yield document.problem("slug: chỉ gồm chữ thường không dấu, chữ số và gạch nối.", "slug")
    elif slug != folder.resolve().name:
        yield document.problem(
            f"slug: “{slug}” phải trùng tên thư mục “{folder.resolve().name}”.", "slug"
        )


def _sourced(document: Document) -> Iterator[Problem]:
    """Every `source` is declared once under [[sources]]."""
    known: set[str] = set()
    for key, name in texts(document, "sources", ANY, "id"):
        if name in known:
            yield document.problem(f"Nguồn “{name}” được khai hai lần.", *key)
        known.add(name)
    for key, value in leaves(document.data):
        if key[-1] in ("source", "basis_source") and isinstance(value, str) and value not in known:
            yield document.problem(f"Không có nguồn “{value}” trong [[sources]].", *key)


def _tagged(document: Document) -> Iterator[Problem]:
    for key, tag in texts(document, "hashtags", ANY):
        example = unicodedata.normalize("NFC", tag).replace("{year}", "2027")
        if not _HASHTAG.fullmatch(example) or example[1:].isdigit():
            yield document.problem(
                f"Hashtag “{tag}”: bắt đầu bằng #, chỉ gồm chữ, chữ số, gạch dưới "
                "và không được toàn chữ số.",
                *key,
            )


def _coloured(document: Document) -> Iterator[Problem]:
    palette = {str(key[-1]): value for key, value in texts(document, "palette", ANY)}
    for role, value in palette.items():
        if not colour.is_colour(value):
            yield document.problem(
                f"palette.{role}: “{value}” không phải màu dạng #RRGGBB.", "palette", role
            )
    good = {role: value for role, value in palette.items() if colour.is_colour(value)}
    for role, ground, ratio in colour.unreadable(good):
        shown = f"{ratio:.2f}".replace(".", ",")
        yield document.problem(
            f"palette.{role} trên {ground}: tương phản {shown}, cần ít nhất 4,5 để đọc được.",
            "palette",
            role,
        )


def _yearly(document: Document) -> Iterator[Problem]:
    """Years are written with four digits and pair only what the pack pairs."""
    declared = {paired for _, paired in texts(document, "paired", ANY, "name")}
    for key, name in texts(document, "years", ANY, "paired", ANY, "name"):
        if name not in declared:
            yield document.problem(f"“{name}” chưa có trong [[paired]].", *key)
    for key, _ in found(document, "years", ANY):
        if not re.fullmatch(r"(19|20)\d\d", str(key[-1])):
            yield document.problem(f"years.{key[-1]}: viết năm bằng bốn chữ số.", *key)


def _brought(document: Document, folder: Path) -> Iterator[Problem]:
    """Every asset lies inside the pack's folder."""
    inside = folder.resolve()
    for key, name in texts(document, "assets", ANY, "file"):
        # A path with a control character in it is no path at all: resolve() would raise.
        file = (inside / name).resolve() if name.isprintable() else inside
        if not file.is_relative_to(inside) or not file.is_file():
            yield document.problem(f"Không có tệp “{name}” trong thư mục của gói.", *key)

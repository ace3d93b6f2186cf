"""The gallery as a page: every template with its preview, for people who choose or judge."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from app.rendering.formats import FORMATS
from app.rendering.template import PREVIEW, Template

PAGE = Path("docs/gallery.md")
_ACROSS = 3
_HEAD = """# Gallery

Every template as Loa draws it from its example values; titles and summaries are what an editor
reads. Each picture is one format of several: the others are laid out anew, not stretched. Units,
people and figures are invented, the photographs are drawn by code, and every legal citation must
be checked before use.

Made by `./loa template gallery`; how to make a template: [templates.md](templates.md).
"""
_KINDS = {
    "infographic": "Cards and infographics",
    "poster": "For the board and the hand",
    "clip": "Clips",
    "post": "Posts",
}


def page(templates: Sequence[Template]) -> str:
    """Return the page in Markdown; pictures are named from where the page lies."""
    parts = [_HEAD]
    for kind, title in _KINDS.items():
        chosen = [one for one in templates if one.kind == kind and one.formats]
        if chosen:
            parts += [f"\n## {title}\n\n", *_table(chosen)]
    return "".join(parts)


def _table(templates: Sequence[Template]) -> Iterator[str]:
    yield "|" + " |" * _ACROSS + "\n|" + "---|" * _ACROSS + "\n"
    for start in range(0, len(templates), _ACROSS):
        row = templates[start : start + _ACROSS]
        for cell in (_picture, _words):
            cells = [cell(one) for one in row] + [""] * (_ACROSS - len(row))
            yield f"| {' | '.join(cells)} |\n"


def _picture(template: Template) -> str:
    path = f"../templates/{template.kind}/{template.name}/{PREVIEW}"
    return f'<img src="{path}" width="270" alt="{template.title}">'


def _words(template: Template) -> str:
    shapes = ", ".join(FORMATS[name].title for name in template.formats)
    said = f"**{template.title}** (`{template.name}`)<br>{template.summary}<br><sub>{shapes}</sub>"
    return said.replace("|", "\\|")

"""Where templates come from: those that are built in, and those units made for themselves."""

import logging
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from app.errors import HasProblems, NotFound
from app.rendering import template
from app.rendering.template import Template

log = logging.getLogger(__name__)
_SHELF = re.compile(r"[A-Za-z0-9_~%-]+")


@dataclass(frozen=True)
class Library:
    """The folder of built-in templates, and the one in which each unit has a shelf of its own.

    A unit's template is called `<shelf>.<name>`: no two units share one, and the name alone says
    whose it is. Built-in names have no dot.
    """

    built_in: Path
    own: Path

    def find(self, name: str) -> Template:
        """Return a template, whoever it belongs to: what was begun with it goes on.

        Raises NotFound, HasProblems.
        """
        shelf = shelf_in(name)
        if shelf and not _SHELF.fullmatch(shelf):
            raise NotFound("mẫu", name)
        return template.find(self.own / shelf if shelf else self.built_in, name)

    def all(self, codes: Collection[str]) -> list[Template]:
        """Return the built-in templates and those of the units with these codes.

        Raises HasProblems for a built-in one; of a unit's own, one that cannot be read is left out:
        it shall not take the others with it.
        """
        found = template.all_templates(self.built_in)
        for code in codes:
            found += self.of(code)
        return found

    def of(self, code: str) -> list[Template]:
        """Return the templates a unit made for itself and for those below it."""
        found = []
        for folder in template.folders(self.own / shelf_of(code)):
            try:
                found.append(template.read(folder))
            except HasProblems as error:
                log.warning("template left out: %s", error)
        return found

    def place(self, code: str, kind: str, name: str) -> Path:
        """Return the folder in which a unit keeps a template of this short name."""
        shelf = shelf_of(code)
        return self.own / shelf / kind / f"{shelf}.{name}"


def shelf_of(code: str) -> str:
    """Return a unit's code as the name of a folder, whatever characters it has."""
    return quote(code, safe="").replace(".", "%2E")


def shelf_in(name: str) -> str:
    """Return whose shelf a template stands on; nothing for a built-in one."""
    return name.rpartition(".")[0]


def is_among(name: str, codes: Collection[str]) -> bool:
    """Tell whether a template is built in or belongs to one of the units."""
    shelf = shelf_in(name)
    return not shelf or shelf in {shelf_of(code) for code in codes}

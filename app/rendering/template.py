"""A template: a folder `templates/<kind>/<name>/` with one `template.toml`."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from app.errors import BadInput, HasProblems, NotFound, Problem
from app.rendering import files, reading
from app.rendering.context import EXAMPLE
from app.rendering.scene.layers import Layer
from app.rendering.scene.pieces import ArtworkLayer
from app.rendering.slots import Slot, read_values
from app.rendering.words import words

KINDS = ("post", "infographic", "clip", "poster")
FILE = "template.toml"
PREVIEW = "preview.png"


@dataclass(frozen=True)
class Template:
    """A shape with slots. `formats` is empty for a post without pictures.

    `words` maps a kind of channel ("" for all others) to the sources of its texts; `derived` names
    expressions that texts may use; `scenes` maps a format to its layers; `digest` changes whenever
    any file of the folder but its preview does.
    """

    name: str
    kind: str
    title: str
    summary: str
    version: int
    product_type: str
    formats: tuple[str, ...]
    slots: tuple[Slot, ...]
    words: Mapping[str, Mapping[str, str]]
    derived: Mapping[str, str]
    palette: Mapping[str, str]
    scenes: Mapping[str, tuple[Layer, ...]]
    folder: Path
    digest: str = field(repr=False)

    @property
    def example(self) -> dict[str, Any]:
        """Values that show the template at its best; photos are paths under `assets/`."""
        return {slot.name: slot.example for slot in self.slots if slot.example is not None}


def read(folder: Path) -> Template:
    """Return the template in this folder. Raises HasProblems with everything wrong in it.

    What has not changed on disk is not read again.
    """
    return _read(folder, _digest(folder))


@lru_cache(maxsize=256)
def _read(folder: Path, digest: str) -> Template:
    sheet, problems = reading.read(folder / FILE)
    if folder.parent.name not in KINDS:
        problems.append(
            Problem(str(folder), 0, f"Thư mục mẫu phải nằm trong một trong: {', '.join(KINDS)}.")
        )
    if problems or sheet is None:
        raise HasProblems(problems)
    return Template(
        name=folder.name,
        kind=folder.parent.name,
        title=sheet.head.title,
        summary=sheet.head.summary,
        version=sheet.head.version,
        product_type=sheet.head.product_type,
        formats=sheet.head.formats,
        slots=sheet.slots,
        words=sheet.words,
        derived=sheet.head.derived,
        palette=sheet.head.palette,
        scenes=sheet.scenes,
        folder=folder,
        digest=_with_shared(digest, sheet.scenes, folder),
    )


def check(folder: Path) -> list[Problem]:
    """Return every problem of the template in this folder, each with file and line."""
    try:
        template = read(folder)
        read_values(template, template.example)
    except HasProblems as error:
        return list(error.problems)
    return list(_trial(template))


def find(root: Path, name: str) -> Template:
    """Return the template of this name, of whatever kind. Raises NotFound, HasProblems."""
    for folder in folders(root):
        if folder.name == name:
            return read(folder)
    raise NotFound("mẫu", name)


def all_templates(root: Path) -> list[Template]:
    """Return every template under `templates/`, by kind and name. Raises HasProblems."""
    return [read(folder) for folder in folders(root)]


def folders(root: Path) -> list[Path]:
    """Return the folder of every template under `templates/`, readable or not, by kind and name.

    Raises HasProblems when two kinds have a template of the same name.
    """
    found = sorted(path.parent for kind in KINDS for path in root.glob(f"{kind}/*/{FILE}"))
    names = [folder.name for folder in found]
    twice = [folder for folder in found if names.count(folder.name) > 1]
    if twice:
        message = "Hai mẫu trùng tên thư mục; mỗi tên chỉ dùng một lần."
        raise HasProblems([Problem(str(folder), 0, message) for folder in twice])
    return found


def _trial(template: Template) -> list[Problem]:
    """Make every text once from the examples: with a theme, before it is announced, without any."""
    values = read_values(template, template.example)
    found: dict[str, Problem] = {}
    silent = replace(EXAMPLE.campaign, theme=None) if EXAMPLE.campaign else None
    for campaign in (EXAMPLE.campaign, silent, None):
        for kind in template.words:
            try:
                words(template, values, replace(EXAMPLE, campaign=campaign), kind)
            except BadInput as error:
                found[str(error)] = Problem(str(template.folder / FILE), 0, str(error))
    return list(found.values())


def _with_shared(digest: str, scenes: Mapping[str, tuple[Layer, ...]], folder: Path) -> str:
    """Return the digest with the drawings that lie outside the folder, if any are used."""
    layers = (layer for layers in scenes.values() for layer in layers)
    drawings = {one.file for one in layers if isinstance(one, ArtworkLayer)}
    shared = sorted(name for name in drawings if files.is_shared(name))
    if not shared:
        return digest
    whole = hashlib.sha256(digest.encode())
    for name in shared:
        whole.update(hashlib.sha256(files.reader(folder)(name)).digest())
    return whole.hexdigest()


def _digest(folder: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != PREVIEW:
            whole.update(path.relative_to(folder).as_posix().encode() + b"\0")
            whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()

"""Read a pack's folder: `pack.toml`, and a digest of everything beside it."""

import hashlib
import unicodedata
from pathlib import Path

from app import toml
from app.errors import HasProblems, Problem
from app.packs.pack import Pack
from app.packs.shape import shaped

FILE = "pack.toml"


def read(folder: Path) -> Pack:
    """Return the pack in `folder`, or raise HasProblems: no such file, syntax, keys, types.

    Whether its days, colours and plan make sense is asked by `app.packs.check.check`.
    """
    content, problems = shaped(toml.read(folder / FILE))
    if content is None:
        raise HasProblems(problems)
    return Pack(content=content, folder=folder, digest=digest(folder))


def all_packs(root: Path) -> list[Pack]:
    """Return the packs under `root` by slug, leaving out folders that begin with `_`.

    Raises HasProblems with the problems of all of them when any cannot be read.
    """
    packs: list[Pack] = []
    problems: list[Problem] = []
    for folder in folders(root):
        try:
            packs.append(read(folder))
        except HasProblems as error:
            problems += error.problems
    if problems:
        raise HasProblems(problems)
    return packs


def folders(root: Path) -> list[Path]:
    """Return the folders of the packs under `root`, by slug."""
    found = (file.parent for file in root.glob(f"*/{FILE}"))
    return sorted(folder for folder in found if not folder.name.startswith(("_", ".")))


def digest(folder: Path) -> str:
    """Return the SHA-256 of the names and bytes of all files of a pack but hidden ones, in hex."""
    sums = hashlib.sha256()
    files = {
        _name(file, folder): file
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith(".")
    }
    for name, file in sorted(files.items()):
        sums.update(f"{name}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return sums.hexdigest()


def _name(file: Path, folder: Path) -> str:
    # A checkout on macOS may hand back decomposed names; the digest must not depend on that.
    return unicodedata.normalize("NFC", file.relative_to(folder).as_posix())

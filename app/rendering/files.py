"""Where the drawings a template names lie: in its own folder, or in one all templates share."""

from collections.abc import Callable
from pathlib import Path

from app.errors import NotFound

# Folders beside `templates/`.
SHARED = ("assets", "campaigns")


def reader(folder: Path) -> Callable[[str], bytes]:
    """Return what reads a drawing named in the template of this folder.

    The reader raises NotFound, also for a path that leads out of where drawings may lie.
    """

    def read(name: str) -> bytes:
        root = shared_root(folder) if is_shared(name) else folder
        path = (root / name).resolve()
        if not path.is_relative_to(root.resolve()) or not path.is_file():
            raise NotFound("tệp", name)
        return path.read_bytes()

    return read


def is_shared(name: str) -> bool:
    """Tell whether a drawing lies outside its template's folder."""
    return name.partition("/")[0] in SHARED


def shared_root(folder: Path) -> Path:
    """Return what the folder `templates/<kind>/<name>` shares with all others."""
    return folder.resolve().parents[2]

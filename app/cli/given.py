"""What a person hands to a drawing command: values in JSON, photos in folders."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.errors import BadInput, NotFound
from app.settings import ROOT

TEMPLATES = ROOT / "templates"


def read_json(path: Path) -> dict[str, Any]:
    """Return the values of a file. Raises BadInput."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"Không đọc được {path}: {error.strerror}.") from error
    except ValueError as error:
        raise BadInput(f"{path} không phải JSON: {error}.") from error
    if not isinstance(raw, dict):
        raise BadInput(f"{path} phải chứa một đối tượng JSON: tên ô → giá trị.")
    return raw


def photos_in(*folders: Path) -> Callable[[str], bytes]:
    """Return what reads a photo: named relative to these folders, or like the examples' photos to
    this repository. It raises NotFound."""

    def read(name: str) -> bytes:
        for folder in (*folders, ROOT):
            if (folder / name).is_file():
                return (folder / name).read_bytes()
        raise NotFound("ảnh", name)

    return read

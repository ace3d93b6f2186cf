"""The form on which boxes are marked on a background, before any of it is believed."""

import re
from collections.abc import Mapping
from typing import Any

from werkzeug.datastructures import MultiDict

from app.rendering.formats import Format
from app.rendering.own import CANVASES, MOST_BOXES

BOX_KEYS = (
    *("label", "kind", "x", "y", "width", "height", "size", "floor"),
    *("face", "colour", "own_colour", "align", "stand", "example", "day", "photo"),
)
# A kind of box can be changed at any time: each already has an example.
_NEW = {
    "label": "",
    "kind": "text",
    "face": "B700",
    "colour": "ink",
    "own_colour": "#1b1f24",
    "align": "left",
    "stand": "top",
    "example": "",
    "day": "2027-05-13",
    "photo": "xuong-may",
}
_DIGEST = re.compile(r"[0-9a-f]{64}")
_NUMBER = re.compile(r"box\.(\d{1,3})\.label")
_MOST_READ = MOST_BOXES + 5  # one too many shall be told, a thousand need not be shown


def typed(form: MultiDict[str, str]) -> dict[str, Any]:
    """Return what was typed, as `own.read` takes it; each box knows its number as `#`."""
    numbers = sorted({int(found[1]) for name in form if (found := _NUMBER.fullmatch(name))})
    boxes = [
        {"#": number, **{key: form.get(f"box.{number}.{key}", "") for key in BOX_KEYS}}
        for number in numbers[:_MOST_READ]
    ]
    said = {key: form.get(key, "") for key in ("title", "summary", "canvas")}
    return {**said, "background": digest(form.get("background", "")), "boxes": boxes}


def begun(background: str, canvas: str) -> dict[str, Any]:
    """Return the form as it first stands: one box for a headline."""
    box = {**new_box(0, CANVASES[canvas]), "label": "Tiêu đề", "example": "Tiêu đề của bài"}
    return {"canvas": canvas, "background": background, "boxes": [box]}


def with_boxes(said: Mapping[str, Any], does: str) -> dict[str, Any]:
    """Return the form with one box more ("add-box") or one less ("drop-box:3")."""
    boxes = list(said["boxes"])
    verb, _, number = does.partition(":")
    if verb == "add-box":
        last = max((box["#"] for box in boxes), default=-1)
        boxes.append(new_box(last + 1, CANVASES[said["canvas"]]))
    elif verb == "drop-box":
        boxes = [box for box in boxes if str(box["#"]) != number]
    return {**said, "boxes": boxes}


def new_box(number: int, shape: Format) -> dict[str, Any]:
    """Return a box in the upper part of a canvas, inside what everyone is sure to see."""
    left, top, right, _ = shape.safe
    unit = min(shape.width, shape.height) / 100
    x, y = left + round(7 * unit), top + round(7 * unit)
    place = {
        "x": x,
        "y": y,
        "width": shape.width - right - round(7 * unit) - x,
        "height": round(20 * unit),
        "size": round(7 * unit),
        "floor": round(3 * unit),
    }
    return {"#": number, **_NEW, **{key: str(value) for key, value in place.items()}}


def digest(reference: str) -> str:
    """Return the digest of a background when it is one, else nothing: it names a file."""
    return reference if _DIGEST.fullmatch(reference) else ""

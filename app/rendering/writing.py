"""Write the `template.toml` of a sketch: an ordinary template, as a person would write one."""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from app.rendering import own
from app.rendering.own import Box, Sketch
from publishers.wording import slug

_LEADING = 1.2
_CAP = 0.72  # of the size: the height of capitals in both families
_NARROW = 0.4  # of the size: the mean width of the narrowest writing
_WORDS_SLOT = "loi_dang"
_DEL = "\x7f"  # the one character JSON may leave as it is and TOML may not


def written(sketch: Sketch, background: str) -> str:
    """Return the file of a template that draws `background`, a file in its own folder.

    Whatever a label or an example says, reading the file gives it back.
    """
    names = slot_names(sketch.boxes)
    parts = [
        _head(sketch),
        *(_slot(name, box) for name, box in zip(names, sketch.boxes, strict=True)),
        _words_slot(),
        _words(sketch, names),
        _table("[layers]", {"type": "artwork", "file": background, "fit": "cover"}),
        *_layers(sketch, names),
    ]
    return "\n".join(parts)


def slot_names(boxes: Sequence[Box]) -> list[str]:
    """Return a name for each box that is a name in Jinja too: its number tells two alike apart."""
    return [f"{_bare(box.label)}_{number}" for number, box in enumerate(boxes, 1)]


def _bare(label: str) -> str:
    return slug(label, most=30).replace("-", "_").lstrip("0123456789_") or "o"


def is_print(canvas: str) -> bool:
    """Tell whether a canvas is for paper: its template is a poster."""
    return own.CANVASES[canvas].sheet is not None


def _head(sketch: Sketch) -> str:
    kind = "poster" if is_print(sketch.canvas) else "infographic"
    summary = sketch.summary or "Mẫu riêng của đơn vị, chữ và ảnh đặt trên một nền có sẵn."
    return _pairs(
        {
            "version": 1,
            "title": sketch.title,
            "summary": summary,
            "product_type": kind,
            "formats": [sketch.canvas],
        }
    )


def _slot(name: str, box: Box) -> str:
    facts: dict[str, Any] = {"type": box.kind, "label": box.label}
    if box.kind in ("text", "long_text"):
        facts["max"] = _room(box)
    photo = f"assets/illustrations/{box.example}.jpg"
    facts["example"] = photo if box.kind == "photo" else box.example
    return _table(f"slots.{name}", facts)


def _room(box: Box) -> int:
    """Return how many characters cannot be too few to fill a box: the painter decides finely."""
    return max(len(box.example), math.ceil(box.width / (box.floor * _NARROW)) * _lines(box))


def _lines(box: Box) -> int:
    return 1 + max(0, int((box.height - box.floor * _CAP) / (box.floor * _LEADING)))


def _words_slot() -> str:
    return _table(
        f"slots.{_WORDS_SLOT}",
        {
            "type": "long_text",
            "label": own.WORDS_LABEL,
            "help": "Chữ đi cùng hình trên trang web và các kênh. Không hiện trên hình.",
            "required": False,
            "max": 3000,
        },
    )


def _words(sketch: Sketch, names: Sequence[str]) -> str:
    said = [
        f"{name} | ngay" if box.kind == "date" else name
        for name, box in zip(names, sketch.boxes, strict=True)
        if box.kind != "photo"
    ]
    pairs = zip(names, sketch.boxes, strict=True)
    title = next((name for name, box in pairs if box.kind == "text"), None)
    title = title or (said[0] if said else json.dumps(sketch.title, ensure_ascii=False))
    alt = ". ".join(_shown(one) for one in said) or _shown(title)
    plain = f"{{{{ {_WORDS_SLOT} | bo_dinh_dang or ({title}) }}}}"
    tag = "{% if campaign %}\n\n{{ campaign.hashtag }}\n{% endif %}"
    shared = {
        "title": _shown(title),
        "summary": _shown(title),
        "text": f"{{{{ {_WORDS_SLOT} or ({title} | nguyen_van) }}}}",
        "alt": alt,
    }
    kinds = {"facebook": f"{plain}{tag}", "zalo": plain, "telegram": f"{plain}{tag}"}
    kinds["notice_board"] = f"{{{{ unit.name | upper }}}}\n\n{plain}"
    return "\n".join(
        [
            _table("words", shared),
            *(_table(f"words.{kind}", {"text": text}) for kind, text in kinds.items()),
        ]
    )


def _shown(expression: str) -> str:
    return f"{{{{ {expression} }}}}"


def _layers(sketch: Sketch, names: Sequence[str]) -> Iterator[str]:
    """Yield the photos, then the words: words may stand on a photo."""
    boxes = list(zip(names, sketch.boxes, strict=True))
    for name, box in boxes:
        if box.kind == "photo":
            yield _table("[layers]", {"type": "photo", "slot": name, **_place(box)})
    for name, box in boxes:
        if box.kind != "photo":
            yield _table("[layers]", _text_layer(name, box))


def _place(box: Box) -> dict[str, Any]:
    return {"x": box.x, "y": box.y, "width": box.width, "height": box.height}


def _text_layer(name: str, box: Box) -> dict[str, Any]:
    across = {"left": 0.0, "center": 0.5, "right": 1.0}[box.align]
    down = {"top": ("top", 0.0), "middle": ("middle", 0.5), "bottom": ("last", 1.0)}[box.stand]
    return {
        "type": "text",
        "text": _shown(f"{name} | ngay" if box.kind == "date" else name),
        "face": box.face,
        "size": box.size,
        "floor": box.floor,
        "lines": _lines(box),
        "leading": _LEADING,
        "align": box.align,
        "colour": box.colour,
        "x": box.x + box.width * across,
        down[0]: box.y + box.height * down[1],
        "width": box.width,
        "height": box.height,
    }


def _table(name: str, facts: Mapping[str, Any]) -> str:
    return f"[{name}]\n{_pairs(facts)}"


def _pairs(facts: Mapping[str, Any]) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in facts.items())


def _value(value: Any) -> str:
    """Return a value in TOML: of text, numbers, yes and no, and lists of them JSON is a part."""
    return json.dumps(value, ensure_ascii=False).replace(_DEL, "\\u007f")

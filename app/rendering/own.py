"""A template of one's own: a finished background and the boxes marked on it, as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Literal

from app.errors import HasProblems, Problem
from app.rendering import clean, entries, numbers
from app.rendering.formats import FORMATS, Format
from app.rendering.palette import HEX
from publishers.wording import folded

Kind = Literal["text", "long_text", "photo", "date"]
Align = Literal["left", "center", "right"]
Stand = Literal["top", "middle", "bottom"]

KINDS: Mapping[str, str] = {
    "text": "Chữ một câu",
    "long_text": "Chữ nhiều dòng",
    "photo": "Ảnh",
    "date": "Ngày",
}
ALIGNS: Mapping[str, str] = {"left": "Trái", "center": "Giữa", "right": "Phải"}
STANDS: Mapping[str, str] = {"top": "Trên", "middle": "Giữa", "bottom": "Dưới"}
FACES: Mapping[str, str] = {
    "B400": "Be Vietnam Pro, thường",
    "B500": "Be Vietnam Pro, vừa",
    "B700": "Be Vietnam Pro, đậm",
    "M600": "Montserrat, vừa",
    "M800": "Montserrat, đậm",
    "M900": "Montserrat, rất đậm",
    "D700": "Dancing Script, viết tay",
}
COLOURS: Mapping[str, str] = {
    "ink": "Chữ đậm",
    "on_field": "Chữ trên nền màu",
    "field": "Màu chính",
    "accent": "Màu nhấn",
    "strong": "Màu mạnh",
}
PHOTOS: Mapping[str, str] = {
    "xuong-may": "Xưởng may",
    "bua-com": "Bữa cơm",
    "chan-dung": "Chân dung",
    "doi-thoai": "Đối thoại",
    "trao-qua": "Trao quà",
    "kham-suc-khoe": "Khám sức khỏe",
    "an-toan": "An toàn lao động",
    "hoa-xuan": "Hoa xuân",
}
# A transparent frame needs a design of its own; a background would cover the face.
CANVASES: Mapping[str, Format] = {
    name: shape for name, shape in FORMATS.items() if not shape.transparent
}
WORDS_LABEL = "Lời đăng"  # of the slot every such template has beside its boxes
MOST_BOXES = 20
LEAST_SIDE = 24  # pixels of a box
LARGEST, SMALLEST = 400, 14  # pixels of letters
_LONGEST = {"title": 60, "summary": 200, "label": 40, "help": 160, "text": 200, "long_text": 1500}


@dataclass(frozen=True)
class Box:
    """One place on the background, in pixels of the canvas.

    `size` and `floor` are the letters' greatest and smallest size; `example` is the plain value
    the preview shows (the name of one of PHOTOS for a photo).
    """

    label: str
    kind: Kind
    x: int
    y: int
    width: int
    height: int
    example: str
    size: int = 48
    floor: int = 32
    face: str = "B500"
    colour: str = "ink"
    align: Align = "left"
    stand: Stand = "top"


@dataclass(frozen=True)
class Sketch:
    """What a designer said: a name, a canvas, and what stands where on it."""

    title: str
    summary: str
    canvas: str
    boxes: tuple[Box, ...]


def read(raw: Mapping[str, Any]) -> Sketch:
    """Return the sketch of typed values: `title`, `summary`, `canvas`, and `boxes` with the fields
    of Box as text. Raises HasProblems with everything that is wrong."""
    reader = _Reader(raw)
    sketch = reader.sketch()
    if reader.problems:
        raise HasProblems([Problem("", 0, message) for message in dict.fromkeys(reader.problems)])
    return sketch


def nearest(width: float, height: float) -> str:
    """Return the canvas whose shape is nearest to that of a background."""
    ratio = width / height

    def away(shape: Format) -> float:
        own = shape.width / shape.height
        return max(own / ratio, ratio / own)

    return min(CANVASES.values(), key=away).name


class _Reader:
    """Reads what was typed and gathers what is wrong with it."""

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = raw
        self.problems: list[str] = []

    def sketch(self) -> Sketch:
        name = str(self.raw.get("canvas", ""))
        if name not in CANVASES:
            self.problems.append("Khổ hình chưa chọn.")
            name = next(iter(CANVASES))
        given: Sequence[Mapping[str, Any]] = self.raw.get("boxes", ())
        boxes = [self._box(one, number, CANVASES[name]) for number, one in enumerate(given, 1)]
        self.problems += _of_all(boxes)
        title = self._line(self.raw, "title", "Tên mẫu")
        summary = self._line(self.raw, "summary", "Dùng khi nào", required=False)
        return Sketch(title, summary, name, tuple(boxes))

    def _box(self, raw: Mapping[str, Any], number: int, shape: Format) -> Box:
        label = self._line(raw, "label", f"Tên của ô thứ {number}")
        called = f"Ô “{label or number}”"
        chosen = partial(self._choice, raw, called)
        kind = chosen("kind", KINDS)
        whole = partial(self._whole, raw, called)
        box = Box(
            label=label,
            kind=kind,  # type: ignore[arg-type]  # one of KINDS
            x=whole("x", "cách trái"),
            y=whole("y", "cách trên"),
            width=whole("width", "rộng"),
            height=whole("height", "cao"),
            example=self._example(raw, called, kind),
            size=whole("size", "cỡ chữ lớn nhất", 48),
            floor=whole("floor", "cỡ chữ nhỏ nhất", 32),
            face=chosen("face", FACES),
            colour=self._colour(raw, called),
            align=chosen("align", ALIGNS),  # type: ignore[arg-type]  # one of ALIGNS
            stand=chosen("stand", STANDS),  # type: ignore[arg-type]  # one of STANDS
        )
        self.problems += [f"{called}: {fault}" for fault in _faults(box, shape)]
        return box

    def _line(self, raw: Mapping[str, Any], key: str, called: str, *, required: bool = True) -> str:
        text = clean.line(str(raw.get(key, "")))
        if required and not text:
            self.problems.append(f"{called} còn trống.")
        if len(text) > _LONGEST[key]:
            self.problems.append(f"{called} dài {len(text)} ký tự, nhiều nhất {_LONGEST[key]}.")
        return text

    def _choice(
        self, raw: Mapping[str, Any], called: str, key: str, known: Mapping[str, str]
    ) -> str:
        given = str(raw.get(key, "") or next(iter(known)))
        if given not in known:
            self.problems.append(f"{called}: “{clean.line(given)[:40]}” không có trong danh sách.")
            return next(iter(known))
        return given

    def _whole(
        self, raw: Mapping[str, Any], called: str, key: str, words: str, otherwise: int = 0
    ) -> int:
        written = clean.line(str(raw.get(key, "")))
        if not written and otherwise:
            return otherwise
        number = numbers.parse(written.replace(".", ",")) if len(written) <= 9 else None
        if number is None:
            self.problems.append(f"{called}: {words} phải là một số.")
            return 0
        return round(number)

    def _colour(self, raw: Mapping[str, Any], called: str) -> str:
        """A role, or "own" with the colour itself in `own_colour`."""
        given = str(raw.get("colour", "") or next(iter(COLOURS)))
        if given == "own":
            given = str(raw.get("own_colour", ""))
        if given in COLOURS or HEX.fullmatch(given):
            return given
        self.problems.append(f"{called}: màu chưa chọn.")
        return next(iter(COLOURS))

    def _example(self, raw: Mapping[str, Any], called: str, kind: str) -> str:
        if kind == "photo":
            return self._choice({"photo": raw.get("photo", "")}, called, "photo", PHOTOS)
        key = "day" if kind == "date" else "example"
        try:
            example = str(entries.plain(entries.READERS[kind](raw.get(key, ""))) or "")
        except entries.Unusable as error:
            self.problems.append(f"{called}, ví dụ: {error}")
            return ""
        if not example:
            self.problems.append(f"{called}: ví dụ còn trống.")
        most = _LONGEST.get(kind, len(example))
        if len(example) > most:
            self.problems.append(f"{called}: ví dụ dài {len(example)} ký tự, nhiều nhất {most}.")
        return example


def _of_all(boxes: Sequence[Box]) -> Iterator[str]:
    if not boxes:
        yield "Chưa có ô nào trên nền."
    if len(boxes) > MOST_BOXES:
        yield f"Có {len(boxes)} ô, nhiều nhất {MOST_BOXES}."
    seen = {folded(WORDS_LABEL)}
    for box in boxes:
        name = folded(box.label)
        if name and name in seen:
            yield f"Hai ô cùng tên “{box.label}”. Mỗi ô một tên."
        seen.add(name)


def _faults(box: Box, shape: Format) -> Iterator[str]:
    """Yield what is wrong with where a box stands and how large its letters are."""
    if min(box.width, box.height) < LEAST_SIDE:
        yield f"rộng và cao ít nhất {LEAST_SIDE} điểm."
    right, bottom = box.x + box.width, box.y + box.height
    if min(box.x, box.y) < 0 or right > shape.width or bottom > shape.height:
        yield f"nằm ngoài hình {shape.width} × {shape.height}."
    if box.kind == "photo":
        return
    if not SMALLEST <= box.floor <= box.size <= LARGEST:
        yield f"cỡ chữ từ {SMALLEST} đến {LARGEST}, nhỏ nhất không hơn lớn nhất."
    elif box.height < box.floor:
        yield f"thấp hơn một dòng chữ cỡ {box.floor}."

"""The brand kit of a unit: its colours, its marks, the name it is called by."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app import contrast
from app.rendering import legible, numbers, palette

_CALLED = {
    "field": "nền chính",
    "field_deep": "nền chính ở đầu sẫm",
    "on_field": "chữ trên nền chính",
    "accent": "màu nhấn",
    "strong": "mảng nhấn thứ hai",
    "paper": "nền giấy",
    "ink": "chữ trên nền giấy",
}


@dataclass(frozen=True)
class Brand:
    """What a unit looks like; nothing of it need be there.

    `colours` are by role (see `app.rendering.palette`). `emblem` and `employer` are the bytes of
    SVG, PNG or JPEG files, drawn unchanged: the union's left, the employer's right.
    """

    colours: Mapping[str, str] = field(default_factory=dict)
    emblem: bytes | None = field(default=None, repr=False)
    employer: bytes | None = field(default=None, repr=False)
    short_name: str = ""


def problems(brand: Brand) -> list[str]:
    """Return what is wrong with the colours of a kit, one sentence each, for who chooses them.

    The painter never needs this: it moves or leaves colours so that words can be read.
    """
    found = [
        f"“{role}” không phải vai màu có giá trị #RRGGBB."
        for role, colour in brand.colours.items()
        if role not in palette.DEFAULT or not palette.HEX.fullmatch(colour)
    ]
    if found:
        return found
    whole = palette.colours(complete(brand.colours))
    return [_said(words, ground, whole) for words, ground in legible.broken(whole)]


def usable(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the colours of a kit a drawing can use: complete, and without a field too pale.

    The field is also the colour of figures on paper; one that cannot be read there is left out.
    """
    whole = complete(colours)
    seen = palette.colours(whole)
    if contrast.ratio(seen["field"], seen["paper"]) < contrast.LEAST:
        return {role: whole[role] for role in whole if role not in ("field", "field_deep")}
    return whole


def complete(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the colours with the deep end of the field, which follows the field when not given."""
    found = dict(colours)
    if "field" in found and "field_deep" not in found:
        found["field_deep"] = palette.mix(found["field"], "#000000", 0.25)
    return found


def _said(words: str, ground: str, colours: Mapping[str, str]) -> str:
    ratio = numbers.written(round(contrast.ratio(colours[words], colours[ground]), 1))
    return (
        f"Chữ màu {colours[words]} ({_CALLED[words]}) trên {colours[ground]} ({_CALLED[ground]}) "
        f"khó đọc: tương phản {ratio}, cần ít nhất 4,5."
    )

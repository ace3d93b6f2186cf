"""Read one `template.toml`: every problem in it at once, each with its line."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from app import toml
from app.errors import HasProblems, Problem
from app.rendering import jinja, maps, reflow
from app.rendering.faults import Scene, faults
from app.rendering.formats import FORMATS
from app.rendering.palette import DEFAULT, HEX
from app.rendering.scene.layers import Layer
from app.rendering.scene.notation import Expression
from app.rendering.slots import Slot
from app.rendering.words import CHANNEL_KINDS, PARTS

T = TypeVar("T")
_IN_CELLS = frozenset({"item", "index"})
_SAYS = {
    "missing": "thiếu “{key}”.",
    "extra_forbidden": "không có khóa “{key}”.",
    "union_tag_not_found": "thiếu “type”.",
    "union_tag_invalid": "không có lớp loại này.",
    "literal_error": "“{key}” chỉ nhận: {expected}.",
    "string_type": "“{key}” phải là chữ.",
    "int_type": "“{key}” phải là số nguyên.",
    "int_parsing": "“{key}” phải là số nguyên.",
    "int_from_float": "“{key}” phải là số nguyên.",
    "float_type": "“{key}” phải là số.",
    "float_parsing": "“{key}” phải là số.",
    "bool_type": "“{key}” phải là true hoặc false.",
    "bool_parsing": "“{key}” phải là true hoặc false.",
    "tuple_type": "“{key}” phải là danh sách trong ngoặc vuông.",
    "list_type": "“{key}” phải là danh sách trong ngoặc vuông.",
    "dict_type": "“{key}” phải là một bảng.",
    "model_type": "“{key}” phải là một bảng.",
    "dataclass_type": "“{key}” phải là một bảng.",
    "too_short": "“{key}” còn trống.",
    "greater_than_equal": "“{key}” nhỏ nhất là {ge}.",
}


def _format(name: str) -> str:
    if name not in FORMATS:
        raise PydanticCustomError(
            "format",
            "không có khổ “{name}”; có: {known}.",
            {"name": name, "known": ", ".join(FORMATS)},
        )
    return name


def _role(given: Mapping[str, str]) -> Mapping[str, str]:
    for role, colour in given.items():
        if role not in DEFAULT or not HEX.fullmatch(colour):
            raise PydanticCustomError(
                "palette",
                "“{role}” không phải vai màu có giá trị #RRGGBB; các vai: {known}.",
                {"role": role, "known": ", ".join(DEFAULT)},
            )
    return given


class Head(BaseModel):
    """What a template says of itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    summary: str
    version: int = Field(ge=1)
    product_type: str
    formats: tuple[Annotated[str, AfterValidator(_format)], ...] = ()
    palette: Annotated[dict[str, str], AfterValidator(_role)] = {}
    derived: dict[str, Expression] = {}


@dataclass(frozen=True)
class Sheet:
    """One template file, read."""

    head: Head
    slots: tuple[Slot, ...]
    words: Mapping[str, Mapping[str, str]]
    scenes: Mapping[str, tuple[Layer, ...]]


_HEAD: TypeAdapter[Head] = TypeAdapter(Head)
_SLOT: TypeAdapter[Slot] = TypeAdapter(Slot)
_LAYER: TypeAdapter[Layer] = TypeAdapter(Layer)


def read(path: Path) -> tuple[Sheet | None, list[Problem]]:
    """Return the sheet and every problem found; the sheet is None when it cannot be used."""
    try:
        document = toml.read(path)
    except HasProblems as error:
        return None, list(error.problems)
    reader = _Reader(document)
    sheet = reader.sheet()
    return (None if reader.problems else sheet), reader.problems


class _Reader:
    """Walks one document and gathers what is wrong with it."""

    def __init__(self, document: toml.Document) -> None:
        self.document = document
        self.data = document.data
        self.problems: list[Problem] = []
        slots = self.data.get("slots", {})
        derived = self.data.get("derived", {})
        self.known = jinja.CONTEXT_NAMES | frozenset(slots) | frozenset(derived) | _IN_CELLS

    def sheet(self) -> Sheet | None:
        parts = ("slots", "words", "layers")
        head = self._valid(_HEAD, {k: v for k, v in self.data.items() if k not in parts}, ())
        slots = tuple(self._slots())
        words = self._words()
        if head is None:
            return None
        scenes = {name: tuple(self._scene(name, slots)) for name in head.formats}
        return Sheet(head, slots, words, scenes)

    def say(self, message: str, *key: str | int) -> None:
        problem = self.document.problem(message[:1].upper() + message[1:], *key)
        if problem not in self.problems:
            self.problems.append(problem)

    def _valid(
        self, adapter: TypeAdapter[T], value: object, key: toml.Key, own: toml.Key = ()
    ) -> T | None:
        """Return the value as what it should be; `own` is where its format's own keys stand."""
        try:
            return adapter.validate_python(value, context={"known": self.known})
        except ValidationError as error:
            for details in error.errors():
                found = tuple(_place(value, details["loc"]))
                is_own = own and found[:1] and found[0] in self._at(own)
                place = (*(own if is_own else key), *found)
                self.say(_message(details, place), *place)
            return None

    def _at(self, key: toml.Key) -> Mapping[str, object]:
        """Return the table at a key of the file, empty when there is none."""
        found: Any = self.data
        for step in key:
            found = found.get(step, {}) if isinstance(found, Mapping) else found[step]
        return found if isinstance(found, Mapping) else {}

    def _slots(self) -> Iterator[Slot]:
        for name, given in self.data.get("slots", {}).items():
            whole = {**given, "name": name}
            slot = self._valid(_SLOT, whole, ("slots", name))
            if slot is not None:
                for message in _slot_faults(slot):
                    self.say(message, "slots", name)
                yield _reminding(slot)

    def _words(self) -> Mapping[str, Mapping[str, str]]:
        """Return the text sources by kind of channel; "" holds what all of them share."""
        given = self.data.get("words", {})
        shared = {part: source for part, source in given.items() if not isinstance(source, dict)}
        kinds = {kind: sources for kind, sources in given.items() if isinstance(sources, dict)}
        for part in ("title", "summary", "text"):
            if part not in shared:
                self.say(f"thiếu “{part}”.", "words")
        self._sources(shared, ("words",))
        for kind, sources in kinds.items():
            if kind not in CHANNEL_KINDS:
                self.say(f"không có loại kênh “{kind}”.", "words", kind)
            self._sources(sources, ("words", kind))
        return {"": shared, **kinds}

    def _sources(self, sources: Mapping[str, object], key: toml.Key) -> None:
        for part, source in sources.items():
            if part not in PARTS:
                self.say(f"không có khóa “{part}”.", *key, part)
            elif not isinstance(source, str):
                self.say(f"“{part}” phải là chữ.", *key, part)
            else:
                for fault in jinja.faults(source, self.known):
                    self.say(fault, *key, part)

    def _scene(self, name: str, slots: Iterable[Slot]) -> Iterator[Layer]:
        """Yield the layers of one format: what is common, then what the format says of its own."""
        photos = frozenset(slot.name for slot in slots if slot.type == "photo")
        printed = FORMATS[name].sheet is not None
        scene = Scene(self.document.path.parent, photos, printed)
        earlier: set[str] = set()
        for index, given in enumerate(self.data.get("layers", [])):
            if not reflow.is_in(given, name):
                continue
            place = ("layers", index)
            own = (*place, name)
            layer = self._valid(_LAYER, reflow.layer_in(given, name), place, own=own)
            if layer is not None:
                for message in faults(layer, earlier, scene):
                    self.say(f"{message} (khổ {name})", "layers", index)
                earlier.add(layer.name)
                yield layer


def _place(value: object, loc: Iterable[str | int]) -> Iterator[str | int]:
    """Yield the keys of the file among pydantic's steps, which also name the type of each layer."""
    told = None
    for step in loc:
        if isinstance(value, Mapping) and value.get("type") == step and told is not value:
            told = value
            continue
        is_key = isinstance(value, Mapping) and step in value
        if is_key or (isinstance(value, list | tuple) and isinstance(step, int)):
            value = value[step]  # type: ignore[index]  # TOML: a table or an array, seen above
            yield step


def _message(details: ErrorDetails, place: toml.Key) -> str:
    known = _SAYS.get(details["type"])
    if known is None:
        return details["msg"]
    asked = details["type"] in ("missing", "extra_forbidden") or not place
    key = details["loc"][-1] if asked and details["loc"] else place[-1] if place else ""
    return known.format(key=key, **details.get("ctx", {}))


def _reminding(slot: Slot) -> Slot:
    """Return the slot of a map with the reminder in its help."""
    return replace(slot, help=f"{slot.help} {maps.REMINDER}".strip()) if slot.map else slot


def _slot_faults(slot: Slot) -> Iterator[str]:
    if (slot.type == "rows") != bool(slot.columns):
        yield "chỉ ô kiểu rows có “columns”, và phải có."
    if (slot.type == "choice") != bool(slot.choices):
        yield "chỉ ô kiểu choice có “choices”, và phải có."
    if slot.map and slot.type != "photo":
        yield "chỉ ô kiểu photo có “map”."
    if slot.required and slot.example is None:
        yield "ô bắt buộc phải có “example”."

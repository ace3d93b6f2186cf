"""The JSON Schema of `template.toml`, for editors that complete and check while one types."""

from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import models_json_schema

from app.rendering.formats import FORMATS
from app.rendering.reading import Head
from app.rendering.scene.layers import Layer
from app.rendering.slots import Slot
from app.rendering.words import CHANNEL_KINDS, PARTS

_REF = "#/$defs/{model}"


def schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12) of a whole template file."""
    layer = TypeAdapter(Layer).json_schema(ref_template=_REF)
    slot = TypeAdapter(Slot).json_schema(ref_template=_REF)
    _, heads = models_json_schema([(Head, "validation")], ref_template=_REF)
    head = heads["$defs"]["Head"]
    known = {**layer.pop("$defs"), **slot.pop("$defs", {})}
    for name in layer["discriminator"]["mapping"].values():
        _with_formats(known[name.rpartition("/")[2]])
    slot["properties"].pop("name")  # the table's own key
    slot["required"].remove("name")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "template.toml",
        "type": "object",
        "additionalProperties": False,
        "required": [*head["required"], "words"],
        "properties": {
            **head["properties"],
            "formats": {"type": "array", "items": {"enum": list(FORMATS)}},
            "slots": {"type": "object", "additionalProperties": {"$ref": "#/$defs/Slot"}},
            "words": _words(),
            "layers": {"type": "array", "items": {"$ref": "#/$defs/Layer"}},
        },
        "$defs": {**known, "Slot": slot, "Layer": layer},
    }


def _with_formats(layer: dict[str, Any]) -> None:
    """Let a layer say for which formats it is, and what differs in each."""
    places = {name: {"type": "object"} for name in FORMATS}
    chosen = {"type": "array", "items": {"enum": list(FORMATS)}}
    layer["properties"] |= {"formats": chosen, **places}
    # A format may give what the layer itself leaves out.
    layer["required"] = ["type"]


def _words() -> dict[str, Any]:
    parts = {part: {"type": "string"} for part in PARTS}
    own = {"type": "object", "additionalProperties": False, "properties": parts}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["title", "summary", "text"],
        "properties": {**parts, **dict.fromkeys(CHANNEL_KINDS, own)},
    }

"""The schema editors complete by knows every key the templates here use."""

import json
import tomllib
from collections.abc import Iterator
from typing import Any

from app.rendering.formats import FORMATS
from app.rendering.schema import schema
from app.rendering.template import folders
from tests.rendering.sheets import TEMPLATES

SCHEMA = schema()


def unknown(value: Any, place: dict[str, Any], path: str) -> Iterator[str]:
    """Yield every key of a layer, and of the layers in it, that the schema does not have."""
    kinds = SCHEMA["$defs"]["Layer"]["discriminator"]["mapping"]
    layer = SCHEMA["$defs"][kinds[value["type"]].rpartition("/")[2]]
    yield from (f"{path}.{key}" for key in value if key not in layer["properties"])
    for variant in value.get("variants", ()):
        for inner in variant["layers"]:
            yield from unknown(inner, place, f"{path}.{value['type']}")


def test_it_is_json_and_points_only_at_what_it_has() -> None:
    text = json.dumps(SCHEMA)
    names = {one.partition('"')[0] for one in text.split('"#/$defs/')[1:]}
    assert names <= set(SCHEMA["$defs"])


def test_every_key_of_every_template_is_in_it() -> None:
    for folder in folders(TEMPLATES):
        data = tomllib.loads((folder / "template.toml").read_text(encoding="utf-8"))
        assert set(data) <= set(SCHEMA["properties"]), folder.name
        for slot in data["slots"].values():
            assert set(slot) <= set(SCHEMA["$defs"]["Slot"]["properties"]), folder.name
        for layer in data.get("layers", ()):
            assert list(unknown(layer, SCHEMA, folder.name)) == []


def test_a_layer_may_say_what_differs_in_each_format() -> None:
    text = SCHEMA["$defs"]["TextLayer"]
    assert set(FORMATS) <= set(text["properties"])
    assert text["required"] == ["type"]
    assert text["additionalProperties"] is False

"""What a layer says in one format: its common keys, and over them those of the format."""

from collections.abc import Mapping
from typing import Any

from app.rendering.formats import FORMATS


def is_in(given: Mapping[str, Any], name: str) -> bool:
    """Tell whether a layer belongs to a format, or to the one this format is drawn like."""
    return bool({name, FORMATS[name].like} & set(given.get("formats", FORMATS)))


def layer_in(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the keys of a layer in one format; layers inside it are resolved as well."""
    own = {**given.get(FORMATS[name].like, {}), **given.get(name, {})}
    common = {key: value for key, value in given.items() if key not in {"formats", *FORMATS}}
    return {key: _resolved(key, value, name) for key, value in {**common, **own}.items()}


def _resolved(key: str, value: Any, name: str) -> Any:
    if key not in ("layers", "variants") or not isinstance(value, list):
        return value
    return [_inner(one, name) if isinstance(one, Mapping) else one for one in value]


def _inner(given: Mapping[str, Any], name: str) -> dict[str, Any]:
    # One that is not in this format stays, undrawn: problems are told by its place in the file.
    return {**layer_in(given, name), **({} if is_in(given, name) else {"when": "false"})}

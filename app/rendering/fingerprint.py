"""One digest of everything that would be published; approval belongs to it."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from app.rendering.brand import Brand
from app.rendering.context import Context
from app.rendering.slots import Values
from app.rendering.template import Template
from app.rendering.words import CHANNEL_KINDS, words


def fingerprint(
    template: Template, values: Values, context: Context, photo_digests: Mapping[str, str]
) -> str:
    """Return the SHA-256 (hex) of template, values, context, words and photos.

    `photo_digests` maps each photo named in the values to the digest of its bytes. Anything that
    would change a published word or pixel changes the result: what was approved is what goes out.
    """
    said = {kind: asdict(words(template, values, context, kind)) for kind in CHANNEL_KINDS}
    whole = {
        "template": [template.name, template.version, template.digest],
        "values": values.plain,
        "context": _context(context),
        "words": said,
        "photos": dict(photo_digests),
    }
    return hashlib.sha256(_canonical(whole).encode()).hexdigest()


def _context(context: Context) -> dict[str, Any]:
    """Return the context; a brand kit nobody filled counts as none."""
    whole = asdict(context)
    if context.brand == Brand():
        del whole["brand"]
    return whole


def _canonical(whole: Mapping[str, Any]) -> str:
    return json.dumps(
        whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain
    )


def _plain(value: object) -> str:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else str(value)

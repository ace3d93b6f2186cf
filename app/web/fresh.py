"""Answers that say how old they are, so that an unchanged page travels once."""

from datetime import datetime
from hashlib import sha256

from flask import Response, request

FOR_EVER = "public, max-age=31536000, immutable"
FOR_A_MINUTE = "public, max-age=60"
ASK_AGAIN = "public, no-cache"


def fresh(
    body: str | bytes, *, mime: str, cache: str, changed: datetime | None = None, tag: str = ""
) -> Response:
    """Return the answer with ETag and Last-Modified, or 304 when the reader has this very one.

    `tag` replaces the digest of the body where the address already names the bytes.
    """
    data = body.encode() if isinstance(body, str) else body
    response = Response(data, content_type=mime)
    response.set_etag(tag or sha256(data).hexdigest()[:32])
    response.headers["Cache-Control"] = cache
    response.headers["X-Content-Type-Options"] = "nosniff"
    if changed is not None:
        response.last_modified = changed
    response.make_conditional(request)
    return response

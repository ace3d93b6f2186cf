"""Static files carry the digest of their bytes in the address and are then kept for ever."""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from flask import Flask, Response, request

from app.web.fresh import FOR_EVER

FOR_AN_HOUR = "public, max-age=3600"


def install(app: Flask) -> None:
    """Make every `url_for("static", …)` name the bytes it means, and cache what was so named."""
    folder = Path(app.static_folder or "")

    @app.url_defaults
    def name_the_bytes(endpoint: str, values: dict[str, Any]) -> None:
        if endpoint == "static" and "v" not in values:
            values["v"] = _digest(folder / values["filename"])

    @app.after_request
    def keep(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in {200, 304}:
            named = request.args.get("v") == _digest(folder / (request.view_args or {})["filename"])
            response.headers["Cache-Control"] = FOR_EVER if named else FOR_AN_HOUR
        return response


@cache
def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "0"

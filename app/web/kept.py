"""Files that can always be made again, kept so that they are made once."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from uuid import uuid4

# One maker at a time: two phones asking for the same new picture must not draw it twice.
_making = Lock()


def kept(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return the bytes kept at `path`; when there are none, make them and keep them.

    A half-written file is never seen. A disk that cannot give or take the file costs only time.
    """
    with suppress(OSError):
        return path.read_bytes()
    with _making:
        with suppress(OSError):
            return path.read_bytes()
        data = make()
        with suppress(OSError):
            _keep(path, data)
        return data


def _keep(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)

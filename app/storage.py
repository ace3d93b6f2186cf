"""Media by fingerprint, through fsspec: a folder here, an S3 bucket elsewhere."""

import hashlib
from uuid import uuid4

import fsspec

from app.errors import CannotRun, NotFound


class Storage:
    """Files named by the SHA-256 of what is in them: the same bytes are kept once, for ever."""

    def __init__(self, url: str) -> None:
        """Raises CannotRun for a kind of store that is not known or not installed."""
        try:
            self._files, self._root = fsspec.core.url_to_fs(url)
        except (ValueError, ImportError) as error:
            raise CannotRun(f"LOA_MEDIA_URL: không dùng được kho “{url}” ({error}).") from error

    def put(self, data: bytes) -> str:
        """Keep the bytes and return their digest; a half-written file is never seen."""
        digest = hashlib.sha256(data).hexdigest()
        path = self._path(digest)
        if not self._files.exists(path):
            self._files.makedirs(self._files._parent(path), exist_ok=True)
            self._write(f"{path}.{uuid4().hex}.part", path, data)
        return digest

    def read(self, digest: str) -> bytes:
        """Return the bytes of a digest. Raises NotFound."""
        try:
            data: bytes = self._files.cat_file(self._path(digest))
        except FileNotFoundError:
            raise NotFound("tệp", digest[:12]) from None
        return data

    def _write(self, part: str, path: str, data: bytes) -> None:
        try:
            self._files.pipe_file(part, data)
            self._files.mv(part, path)
        except OSError:  # a full disk must not fill up with parts
            if self._files.exists(part):
                self._files.rm_file(part)
            raise

    def _path(self, digest: str) -> str:
        if len(digest) != 64 or not set(digest) <= set("0123456789abcdef"):
            raise NotFound("tệp", digest[:12])
        return f"{self._root}/{digest[:2]}/{digest[2:]}"

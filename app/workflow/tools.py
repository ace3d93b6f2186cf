"""What the verbs work with; the factory lays it out once and hands it in."""

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.errors import NotFound
from app.rendering.library import Library
from app.rendering.studio import Studio
from app.storage import Storage
from app.vault import Vault
from publishers.contract import Doors

MEDIA_REF = "media:"


@dataclass(frozen=True)
class Tools:
    """Folders of content, the media store, the drawing studio, and what publishers are lent.

    `templates` are the built-in ones; `library` knows those units made for themselves too.
    """

    templates: Path
    own_templates: Path
    packs: Path
    assets: Path
    storage: Storage
    studio: Studio
    vault: Vault
    doors: Doors
    lease: timedelta
    public_url: str

    @property
    def library(self) -> Library:
        """Every template there is, and whose it is."""
        return Library(self.templates, self.own_templates)

    def photo(self, reference: str) -> bytes:
        """Return the bytes behind a photo slot: `media:<digest>` or a path `assets/…` of ours.

        Raises NotFound; nothing outside the two places can be named.
        """
        if reference.startswith(MEDIA_REF):
            return self.storage.read(reference.removeprefix(MEDIA_REF))
        path = (self.assets.parent / reference).resolve()
        if not path.is_relative_to(self.assets.resolve()) or not path.is_file():
            raise NotFound("ảnh", reference)
        return path.read_bytes()

    def photo_digest(self, reference: str) -> str:
        """Return the SHA-256 of the bytes behind a photo slot. Raises NotFound."""
        if reference.startswith(MEDIA_REF):
            return reference.removeprefix(MEDIA_REF)
        return hashlib.sha256(self.photo(reference)).hexdigest()

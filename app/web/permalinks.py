"""Where the permalink of a publication leads from the desk."""

from urllib.parse import urlsplit

SHOWN_HERE = frozenset({"website", "rehearsal"})


def leads(permalink: str, channel_kind: str) -> str:
    """Return the address to follow: of what Loa itself shows only the path, so that the link holds
    when Loa listens elsewhere than on the day of the publication."""
    path = urlsplit(permalink).path
    return path if channel_kind in SHOWN_HERE and path.startswith("/") else permalink

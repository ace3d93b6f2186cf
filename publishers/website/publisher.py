"""Put a page on the website's shelf; the key makes a second put harmless."""

from dataclasses import dataclass

from publishers.contract import Config, Doors, Health, Kind, Limits, Outgoing, Sent, Shelf
from publishers.website.wording import address, shape, to_html
from publishers.wording import refuse_over_limits

LIMITS = Limits(title=200, summary=400)


@dataclass(frozen=True)
class WebsitePublisher:
    """Speaks to the shelf that the application lends."""

    shelf: Shelf

    def send(self, outgoing: Outgoing) -> Sent:
        """Shelve the page. Raises Refused when the title or summary is too long."""
        shaped = shape(outgoing)
        refuse_over_limits(shaped, LIMITS)
        return self.shelf.put(shaped, slug=address(shaped), html=to_html(shaped.text))

    def look(self, outgoing: Outgoing) -> Sent | None:
        """Return the page with this key: strong proof, the shelf is ours."""
        return self.shelf.find(outgoing.key)

    def check(self) -> Health:
        """The shelf is in our own database: if we run, it is there."""
        return Health(ok=True, message="Trang web của Loa sẵn sàng.")


def _open(_config: Config, doors: Doors) -> WebsitePublisher:
    return WebsitePublisher(doors.shelf)


KIND = Kind(
    name="website",
    title="Trang web",
    mark="W",
    digital=True,
    limits=LIMITS,
    formats=("portrait", "square", "wide", "story", "a4", "a3", "cover", "avatar", "link"),
    shape=shape,
    open=_open,
)

"""The unit's channels: what is connected and whether a post would get through."""

from flask import Blueprint, render_template

from app.errors import LoaError, NotPermitted
from app.models.channel import Channel
from app.reports.products import channels_of
from app.web.place import here
from app.web.request import session, tools
from app.workflow.open_channel import check_channel
from publishers.contract import Health

blueprint = Blueprint("channels", __name__, url_prefix="/desk/channels")


@blueprint.get("/")
def index() -> str:
    """Every channel with its health as of now."""
    place = here()
    if not place.settles:
        raise NotPermitted("Kênh của đơn vị chỉ người làm việc ở đơn vị đó xem được.")
    channels = channels_of(session(), place.unit.id)
    return render_template(
        "desk/channels.html", channels=[(channel, _health(channel)) for channel in channels]
    )


def _health(channel: Channel) -> Health:
    try:
        return check_channel(channel, tools())
    except LoaError as error:
        return Health(ok=False, message=str(error))

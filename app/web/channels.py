"""The unit's channels: what is connected and whether a post would get through."""

from flask import Blueprint, redirect, render_template, url_for
from werkzeug.wrappers import Response

from app.errors import LoaError, NotPermitted
from app.models.channel import Channel
from app.models.editor import Role
from app.reports.products import channels_of
from app.web.place import here
from app.web.request import current_editor, session, tools
from app.workflow import resume_channel
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
        "desk/channels.html",
        channels=[(channel, _health(channel)) for channel in channels],
        may_resume=Role.ADMINISTRATOR in place.roles,
    )


@blueprint.post("/<int:channel_id>/resume")
def resume(channel_id: int) -> Response:
    """Let a paused channel send again, if it says it can."""
    resume_channel.resume(channel_id, tools(), by=current_editor().id)
    return redirect(url_for("channels.index"), 303)


def _health(channel: Channel) -> Health:
    try:
        return check_channel(channel, tools())
    except LoaError as error:
        return Health(ok=False, message=str(error))

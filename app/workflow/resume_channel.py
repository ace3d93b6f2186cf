"""Let a channel send again once a person has mended what its service refused."""

from app import clock
from app.database import reading, writing
from app.errors import CannotRun, NotFound
from app.models.audit import note
from app.models.channel import Channel, ChannelState
from app.models.editor import Role, require
from app.workflow.open_channel import check_channel
from app.workflow.tools import Tools


def resume(channel_id: int, tools: Tools, *, by: int | None = None) -> None:
    """Open a paused channel if it says that a post would get through now.

    Raises CannotRun with its own words when it would not, NotFound, NotPermitted.
    """
    now = clock.now()
    with reading() as session:
        channel = session.get(Channel, channel_id)
        if channel is None:
            raise NotFound("kênh", channel_id)
        if by is not None:
            require(session, by, {Role.ADMINISTRATOR}, channel.unit_id, clock.local_day(now))
    health = check_channel(channel, tools)
    if not health.ok:
        raise CannotRun(f"Kênh {channel.name} vẫn chưa gửi được: {health.message}")
    with writing() as session:
        channel = session.get_one(Channel, channel_id)
        channel.state, channel.state_reason = ChannelState.OPEN, ""
        note(session, now, by, "resume", channel)

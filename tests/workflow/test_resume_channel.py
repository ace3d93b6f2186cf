"""A paused channel sends again when a person says so and it can."""

import pytest

from app.database import reading, writing
from app.errors import CannotRun, NotPermitted
from app.factory import Loa
from app.models.channel import Channel, ChannelState
from app.models.editor import Role
from app.workflow.resume_channel import resume
from tests.factories import an_editor, an_office, channel_id


def state_of(channel: int) -> tuple[ChannelState, str]:
    with reading() as session:
        row = session.get_one(Channel, channel)
        return row.state, row.state_reason


def paused(loa: Loa) -> int:
    an_office(loa.tools)
    channel = channel_id("rehearsal")
    with writing() as session:
        row = session.get_one(Channel, channel)
        row.state, row.state_reason = ChannelState.PAUSED, "Mã kết nối hết hạn."
    return channel


def test_an_administrator_opens_a_mended_channel_again(loa: Loa) -> None:
    channel = paused(loa)
    with pytest.raises(NotPermitted):
        resume(channel, loa.tools, by=an_editor("ba", Role.EDITOR))
    resume(channel, loa.tools, by=an_editor("ngoc", Role.ADMINISTRATOR))
    assert state_of(channel) == (ChannelState.OPEN, "")


def test_a_channel_that_still_cannot_send_stays_paused(loa: Loa) -> None:
    channel = paused(loa)
    loa.tools.doors.folder.write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(CannotRun, match="vẫn chưa gửi được"):
        resume(channel, loa.tools)
    assert state_of(channel)[0] is ChannelState.PAUSED

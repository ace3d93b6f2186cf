"""The page of channels: what each says of itself, and opening a paused one again."""

from app.database import reading, writing
from app.factory import Loa
from app.models.channel import Channel, ChannelState
from app.models.editor import Role
from tests.factories import an_editor, an_office, channel_id
from tests.web.visitor import Visitor, words


def test_an_administrator_opens_a_paused_channel_again(loa: Loa) -> None:
    an_office(loa.tools)
    an_editor("ngoc", Role.ADMINISTRATOR)
    channel = channel_id("rehearsal")
    with writing() as session:
        row = session.get_one(Channel, channel)
        row.state, row.state_reason = ChannelState.PAUSED, "Mã kết nối hết hạn."
    ngoc, ha = Visitor(loa, "ngoc"), Visitor(loa, "ha")
    assert "Mở lại kênh" in words(ngoc.get("/desk/channels/").text)
    ha.send(f"/desk/channels/{channel}/resume", 403)
    ngoc.send(f"/desk/channels/{channel}/resume")
    with reading() as session:
        assert session.get_one(Channel, channel).state is ChannelState.OPEN

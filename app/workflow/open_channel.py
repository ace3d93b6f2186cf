"""Connect a channel, open it for sending, ask after its health."""

from collections.abc import Mapping

from sqlalchemy import select

from app import clock
from app.database import writing
from app.errors import AlreadyThere, BadInput, CannotRun, NotFound
from app.models.audit import note
from app.models.channel import Channel
from app.models.unit import unit_by_code
from app.workflow.tools import Tools
from publishers import CHANNELS
from publishers.contract import Health, Kind, Publisher
from publishers.errors import Refused
from publishers.wording import to_nfc


def add_channel(
    unit: str,
    name: str,
    kind: str,
    config: Mapping[str, object],
    tools: Tools,
    *,
    by: int | None = None,
) -> int:
    """Connect a channel to a unit (by code) and return its id; the settings are sealed.

    Raises NotFound, AlreadyThere, or BadInput naming the settings that are not of this kind.
    """
    if kind not in CHANNELS:
        raise NotFound("loại kênh", f"{kind}”. Có: “{', '.join(CHANNELS)}")
    known = CHANNELS[kind]
    if unknown := sorted(set(config) - set(known.config_keys)):
        raise BadInput(f"Kênh {known.title} không có cài đặt: {', '.join(unknown)}.")
    if wrong := sorted(key for key, value in config.items() if not isinstance(value, str)):
        raise BadInput(f"Cài đặt phải là chữ, đặt trong ngoặc kép: {', '.join(wrong)}.")
    texts = {key: str(value) for key, value in config.items()}
    _opened(known, texts, tools)  # settings that cannot be read are refused here
    name = to_nfc(name).strip()
    if not name:
        raise BadInput("Kênh cần có tên.")
    with writing() as session:
        unit_id = unit_by_code(session, unit).id
        taken = select(Channel.id).where(Channel.unit_id == unit_id, Channel.name == name)
        if session.scalar(taken) is not None:
            raise AlreadyThere("kênh", name)
        channel = Channel(
            unit_id=unit_id,
            name=name,
            kind=kind,
            digital=known.digital,
            counted=known.counted,
            by_hand=known.by_hand,
            sealed_config=tools.vault.seal(texts),
        )
        session.add(channel)
        note(session, clock.now(), by, "add", channel, unit=unit, kind=kind)
        return channel.id


def open_channel(channel: Channel, tools: Tools) -> Publisher:
    """Return the publisher behind a channel.

    Raises CannotRun when nothing is sent there, BadInput for settings that cannot be read.
    """
    kind = CHANNELS[channel.kind]
    publisher = _opened(kind, tools.vault.open(channel.sealed_config), tools)
    if publisher is None:
        raise CannotRun(f"Kênh {channel.name} do người phát hành bằng tay.")
    return publisher


def check_channel(channel: Channel, tools: Tools) -> Health:
    """Tell whether a post would get through now; sends nothing."""
    if channel.by_hand:
        return Health(ok=True, message="Phát hành bằng tay, có ảnh làm chứng.")
    return open_channel(channel, tools).check()


def _opened(kind: Kind, config: Mapping[str, str], tools: Tools) -> Publisher | None:
    """Return the publisher of a kind with these settings, None where people release by hand."""
    if kind.open is None:
        return None
    try:
        return kind.open(config, tools.doors)
    except Refused as error:
        raise BadInput(error.message) from error

"""Channels: one folder and one line each. Knows nothing of the application."""

from collections.abc import Mapping
from types import MappingProxyType

from publishers.contract import Kind
from publishers.notice_board.channel import KIND as NOTICE_BOARD
from publishers.rehearsal.publisher import KIND as REHEARSAL
from publishers.website.publisher import KIND as WEBSITE

CHANNELS: Mapping[str, Kind] = MappingProxyType(
    {kind.name: kind for kind in (WEBSITE, NOTICE_BOARD, REHEARSAL)}
)

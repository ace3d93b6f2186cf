"""What a notice board is; nothing is sent, so there is no publisher."""

from dataclasses import replace

from publishers.contract import Kind, Limits, Outgoing
from publishers.wording import Words, to_nfc, without_blank_runs, without_markdown


def shape(outgoing: Outgoing) -> Outgoing:
    """Return the words as they stand on the printed sheet."""
    return replace(
        outgoing,
        title=Words(outgoing.title).then(to_nfc).then(str.strip),
        text=Words(outgoing.text).then(to_nfc).then(without_markdown).then(without_blank_runs),
    )


KIND = Kind(
    name="notice_board",
    title="Bảng tin",
    mark="B",
    digital=False,
    limits=Limits(),
    formats=("a3", "a4", "portrait", "square", "story"),
    shape=shape,
    open=None,
)

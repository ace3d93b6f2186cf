"""Keep every send in a folder: for trying out a campaign, for the demo, for tests."""

import json
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from publishers.contract import Config, Doors, Health, Kind, Limits, Outgoing, Sent
from publishers.errors import Refused, TryLater
from publishers.wording import (
    Words,
    refuse_over_limits,
    to_nfc,
    without_blank_runs,
    without_markdown,
)

# As much as the tightest of the social channels with a picture and without surprises.
LIMITS = Limits(title=140, text=4096, pictures=10)


def shape(outgoing: Outgoing) -> Outgoing:
    """Return the publication as a social network would show it: plain text, NFC."""
    return replace(
        outgoing,
        title=Words(outgoing.title).then(to_nfc).then(str.strip),
        text=Words(outgoing.text).then(to_nfc).then(without_markdown).then(without_blank_runs),
    )


@dataclass(frozen=True)
class Kept:
    """One send as it arrived; `at` is an aware UTC moment, `pictures` are media digests."""

    id: str
    key: str
    unit_name: str
    title: str
    text: str
    pictures: tuple[str, ...]
    at: datetime


@dataclass(frozen=True)
class RehearsalPublisher:
    """Writes one file for each send; `delay` seconds play the slow network."""

    folder: Path
    base_url: str
    delay: float = 0

    def send(self, outgoing: Outgoing) -> Sent:
        """Keep the post. Raises Refused over the limits, TryLater when it cannot be written."""
        shaped = shape(outgoing)
        refuse_over_limits(shaped, LIMITS)
        time.sleep(self.delay / 2)
        kept = self._keep(shaped)
        time.sleep(self.delay / 2)
        return self._sent(kept)

    def look(self, outgoing: Outgoing) -> Sent | None:
        """Return the first post kept under this key."""
        return next((self._sent(kept) for kept in posts(self.folder, outgoing.key)), None)

    def check(self) -> Health:
        """Tell whether the folder can be written."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            return Health(ok=False, message=f"Không tạo được {self.folder}: {error.strerror}.")
        if os.access(self.folder, os.W_OK):
            return Health(ok=True, message="Kênh tập dượt sẵn sàng.")
        return Health(ok=False, message=f"Không ghi được vào {self.folder}. Cấp quyền ghi.")

    def _sent(self, kept: Kept) -> Sent:
        link = f"{self.base_url}/tap-duot/{kept.key}"
        return Sent(remote_id=kept.id, permalink=link, at=kept.at)

    def _keep(self, shaped: Outgoing) -> Kept:
        """Write a whole file under a new name: every send leaves its own trace."""
        kept = Kept(
            id=uuid4().hex,
            key=shaped.key,
            unit_name=shaped.unit_name,
            title=shaped.title,
            text=shaped.text,
            pictures=tuple(picture.digest for picture in shaped.pictures),
            at=datetime.now(UTC),
        )
        folder = self.folder / shaped.key
        part = folder / f"{kept.id}.part"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            part.write_text(_to_json(kept), encoding="utf-8")
            part.rename(folder / f"{kept.id}.json")
        except OSError as error:
            raise TryLater(
                "Chưa ghi được bài tập dượt: đĩa đầy hoặc thư mục bị khóa. Loa sẽ thử lại.",
                detail=str(error),
            ) from error
        return kept


def posts(folder: Path, key: str = "*") -> Iterator[Kept]:
    """Yield what was kept, oldest first; a key narrows it to one publication."""
    files = folder.glob(f"{key}/*.json")
    yield from sorted(map(_from_json, files), key=lambda kept: kept.at)


def _to_json(kept: Kept) -> str:
    return json.dumps(vars(kept) | {"at": kept.at.isoformat()}, ensure_ascii=False)


def _from_json(file: Path) -> Kept:
    facts = json.loads(file.read_text(encoding="utf-8"))
    facts["at"] = datetime.fromisoformat(facts["at"])
    facts["pictures"] = tuple(facts["pictures"])
    return Kept(**facts)


def _open(config: Config, doors: Doors) -> RehearsalPublisher:
    """Raises Refused for a delay that is no number of seconds from 0 to 60."""
    try:
        delay = float(config.get("delay", "0"))
    except ValueError:
        delay = -1
    if not 0 <= delay <= 60:
        raise Refused("Độ trễ giả phải là số giây từ 0 đến 60, như 0.2.")
    return RehearsalPublisher(doors.folder, doors.base_url, delay)


KIND = Kind(
    name="rehearsal",
    title="Tập dượt",
    mark="T",
    digital=True,
    limits=LIMITS,
    formats=("portrait", "square", "wide", "story", "a4", "a3", "cover", "avatar", "link"),
    shape=shape,
    open=_open,
    counted=False,
    config_keys={"delay": "Độ trễ giả (giây)"},
)

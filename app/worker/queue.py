"""Which Huey carries the work: its own file, JSON messages, no results, no periodic tasks."""

import json
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

from huey import SqliteHuey
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.errors import CannotRun


class JsonSerializer(Serializer):
    """Messages as JSON: whoever can write to the queue must not be able to run code by it."""

    def _serialize(self, data: Message) -> bytes:
        facts = data._asdict()
        facts["eta"] = facts["eta"] and facts["eta"].isoformat()
        return json.dumps(facts).encode()

    def _deserialize(self, data: bytes) -> Message:
        facts: dict[str, Any] = json.loads(data)
        if facts["on_complete"] or facts["on_error"] or facts.get("chord_config"):
            raise ValueError("a message of ours starts no other message")
        facts["eta"] = facts["eta"] and datetime.fromisoformat(facts["eta"])
        facts["args"] = tuple(facts["args"])
        return Message(**facts)


class QuietConsumer(Consumer):
    """A consumer inside a process that has its own main thread and its own signals."""

    def _set_signal_handlers(self) -> None:
        """Leave the signals to the process."""


def open_queue(url: str) -> SqliteHuey:
    """Return the queue at this address. Raises CannotRun for a kind that is not carried."""
    try:
        address = make_url(url)
    except ArgumentError:
        raise CannotRun("LOA_QUEUE_URL không phải địa chỉ hàng đợi.") from None
    if address.drivername != "sqlite" or not address.database:
        raise CannotRun("LOA_QUEUE_URL: hiện dùng được sqlite:///đường/dẫn/queue.db.")
    try:
        Path(address.database).parent.mkdir(parents=True, exist_ok=True)
        return SqliteHuey(
            "loa", filename=address.database, serializer=JsonSerializer(), results=False, utc=True
        )
    except OSError as error:
        raise CannotRun(f"Không mở được hàng đợi {address.database}: {error.strerror}.") from error
    except sqlite3.OperationalError:  # a disk that is full has a sentence of its own
        raise
    except sqlite3.DatabaseError as error:
        raise CannotRun(
            f"Không mở được hàng đợi {address.database}: {error}. "
            "Tệp này xóa được; bài chưa gửi vẫn còn trong lịch."
        ) from error

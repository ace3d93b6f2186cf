"""Jobs take ids and make one call."""

from collections.abc import Callable

from huey import SqliteHuey

from app.workflow.publish_due import publish
from app.workflow.tools import Tools


def register(queue: SqliteHuey, tools: Tools) -> Callable[[int, str], object]:
    """Teach the queue its job and return what carries a claim to it."""

    @queue.task(name="publish")  # type: ignore[untyped-decorator]  # huey has no types
    def publish_claimed(publication_id: int, token: str) -> None:
        publish(publication_id, token, tools)

    carry: Callable[[int, str], object] = publish_claimed
    return carry

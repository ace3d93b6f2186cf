"""Which state may follow which, said once per noun and checked here."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.errors import IllegalMove

State = TypeVar("State", bound=StrEnum)


def check_move(
    moves: Mapping[State, frozenset[State]], now: State, to: State, words: Mapping[State, str]
) -> None:
    """Raise IllegalMove, in words, unless `to` may follow `now`."""
    if to not in moves[now]:
        raise IllegalMove(
            f"Bài đang ở trạng thái “{words[now]}”, không chuyển thành “{words[to]}” được."
        )

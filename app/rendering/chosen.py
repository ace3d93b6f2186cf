"""A photo as a value of a slot: its name and, where an editor chose one, its point of interest."""

from collections.abc import Mapping
from typing import Any

Focus = tuple[float, float]


class Photo(str):
    """The name of a photo; `focus` is the point pictures are cut around, 0 to 1 each way.

    It is a string, so whoever only wants the photo need not know of the rest.
    """

    focus: Focus | None = None

    @property
    def plain(self) -> Any:
        """The value as JSON keeps it: the name alone, or with its point of interest."""
        if self.focus is None:
            return str(self)
        return {"photo": str(self), "focus": list(self.focus)}


def photo(name: str, focus: Focus | None = None) -> Photo:
    """Return a photo value."""
    made = Photo(name)
    made.focus = focus
    return made


def focus_of(given: Mapping[str, Any]) -> Focus | None:
    """Return the point of interest of a value as JSON keeps it. Raises ValueError."""
    focus = given.get("focus")
    if focus is None:
        return None
    if not isinstance(focus, list | tuple) or len(focus) != 2:
        raise ValueError(focus)
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in focus):
        raise ValueError(focus)
    x, y = float(focus[0]), float(focus[1])
    if not (0 <= x <= 1 and 0 <= y <= 1):
        raise ValueError(focus)
    return x, y

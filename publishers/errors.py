"""The four ways an attempt can end badly, named by what happens next.

Each carries `message`, a plain Vietnamese sentence for the editor, and `detail`, the service's own
words for whoever must look deeper (never a token).
"""

from datetime import timedelta


class PublishError(Exception):
    """Base of the four; `str(error)` is the sentence for the editor."""

    def __init__(self, message: str, *, detail: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.detail = detail


class Refused(PublishError):
    """The same post would get the same no: the editor has to change something."""


class NotAllowed(PublishError):
    """Token, permission or policy: the channel waits for a person, and is marked."""


class TryLater(PublishError):
    """Nothing visible was done; come back after `after` (the service's own wait; None: ours)."""

    def __init__(self, message: str, *, after: timedelta | None = None, detail: str = "") -> None:
        super().__init__(message, detail=detail)
        self.after = after


class OutcomeUnknown(PublishError):
    """It left and no answer came: it is never sent again on a guess."""

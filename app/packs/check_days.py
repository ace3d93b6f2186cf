"""Find days of a pack that do not exist, run backwards, or lie far from the campaign."""

from datetime import date, timedelta

from app.errors import Problem
from app.packs import day
from app.packs.day import Frame, NotADay
from app.packs.fill import shown
from app.packs.leaves import ANY, found, text, texts
from app.toml import Document, Key

YEARS = range(2015, 2051)  # the years whose Tết was checked against a second calendar
LONG_BEFORE, LONG_AFTER = timedelta(days=120), timedelta(days=60)

_SPANS = (("window",), ("launch",), ("peaks", ANY), ("years", ANY))
Span = tuple[date, date]


def day_problems(document: Document) -> list[Problem]:
    """Return what is wrong with the days of the pack, each told once, for the first such year."""
    told = _misread(document)
    for year in YEARS:
        for key, message in _Year(document, year).wrong().items():
            told.setdefault(key, message)
    return [document.problem(message, *key) for key, message in told.items()]


def _misread(document: Document) -> dict[Key, str]:
    """Return the days nobody can read, whatever the year."""
    patterns = [(*span, end) for span in _SPANS for end in ("begins", "ends")]
    told: dict[Key, str] = {}
    for pattern in [("anchor", "day"), ("plan", ANY, "day"), *patterns]:
        for key, value in texts(document, *pattern):
            try:
                day.understand(value)
            except NotADay as error:
                told[key] = str(error)
    return told


class _Year:
    """The days of the pack in one year, and what is wrong with them."""

    def __init__(self, document: Document, year: int) -> None:
        self.document = document
        self.year = year
        self.told: dict[Key, str] = {}

    def wrong(self) -> dict[Key, str]:
        """Return what is wrong by key; what depends on a broken day is left for the next check."""
        frame = self._anchored()
        window = frame and self._span(self._end("begins"), self._end("ends"), frame)
        if frame and window:
            frame = Frame(self.year, frame.anchor, begins_on=window[0])
            self._launch(frame, window)
            self._peaks(frame, window)
            self._rows(frame, window)
        return self.told

    def _anchored(self) -> Frame | None:
        anchor = text(self.document, "anchor", "day")
        if anchor is None:
            return None
        try:
            return Frame(self.year, day.anchor(anchor, self.year))
        except NotADay as error:
            self.told["anchor", "day"] = str(error)
            return None

    def _end(self, end: str) -> Key:
        """Return where the year's own begin or end stands, or else the window's."""
        own = ("years", str(self.year), end)
        return own if text(self.document, *own) else ("window", end)

    def _launch(self, frame: Frame, window: Span) -> None:
        launch = self._span(("launch", "begins"), ("launch", "ends"), frame)
        if launch and not window[0] - LONG_BEFORE <= launch[0] <= window[1]:
            self._tell(("launch", "begins"), launch[0], "xa chiến dịch quá")

    def _peaks(self, frame: Frame, window: Span) -> None:
        for key, _ in found(self.document, "peaks", ANY):
            peak = self._span((*key, "begins"), (*key, "ends"), frame)
            if peak and not window[0] <= peak[0] <= peak[1] <= window[1]:
                self._tell((*key, "begins"), peak[0], "đợt cao điểm ra ngoài thời gian chiến dịch")

    def _rows(self, frame: Frame, window: Span) -> None:
        for key, _ in texts(self.document, "plan", ANY, "day"):
            due = self._on(key, frame)
            if due and not window[0] - LONG_BEFORE <= due <= window[1] + LONG_AFTER:
                self._tell(key, due, "xa chiến dịch quá")

    def _span(self, begins: Key, ends: Key, frame: Frame) -> Span | None:
        first, last = self._on(begins, frame), self._on(ends, frame)
        if first is None or last is None:
            return None
        if last < first:
            self._tell(ends, last, f"kết thúc trước khi bắt đầu ({shown(first)})")
            return None
        return first, last

    def _on(self, key: Key, frame: Frame) -> date | None:
        value = text(self.document, *key)
        if value is None:
            return None
        try:
            return day.on(value, frame)
        except NotADay as error:
            self.told[key] = str(error)
            return None

    def _tell(self, key: Key, on: date, what: str) -> None:
        self.told[key] = f"Ngày {shown(on)} của năm {self.year}: {what}."

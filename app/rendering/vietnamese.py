"""Dates, numbers and names as a Vietnamese reader writes them; the filters of every template."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from typing import Any

from lunar_vn.can_chi import get_year_can_chi

from app.rendering import numbers
from app.rendering.context import CampaignFacts
from publishers.wording import without_markdown

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>])|^([#+-]|\d+\.)(?=\s)", re.MULTILINE)


def day(value: date) -> str:
    """28/7/2026"""
    return f"{value.day}/{value.month}/{value.year}"


def day_and_month(value: date) -> str:
    """28/7"""
    return f"{value.day}/{value.month}"


def weekday(value: date) -> str:
    """thứ Năm"""
    return WEEKDAYS[value.weekday()]


def weekday_and_day(value: date) -> str:
    """thứ Năm 13/5"""
    return f"{weekday(value)} {day_and_month(value)}"


def hour(value: time) -> str:
    """08:00"""
    return value.strftime("%H:%M")


def percent(value: numbers.Number | float) -> str:
    """71,4%"""
    return f"{numbers.written(value)}%"


def anniversary(year: int, base: int) -> int:
    """Return which anniversary a year is: 2027 of 1929 is the 98th."""
    return year - base


def lunar_year(year: int) -> str:
    """Return the name of the lunar year that begins in this year: 2027 is Đinh Mùi."""
    name: str = get_year_can_chi(year)
    return name


def first_capital(text: str) -> str:
    """Return the text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return the text with a full stop, unless it already ends in a mark of its own."""
    return text if not text or text[-1] in ".!?…:;”" else f"{text}."


def paragraphs(text: str) -> list[str]:
    """Return the parts of a long text that stand between empty lines."""
    return [part for part in text.split("\n\n") if part]


def markdown(text: str) -> str:
    """Return plain text so that Markdown shows it as it is."""
    return _MARKDOWN.sub(lambda found: f"\\{found[0]}", text)


def first_sentence(text: str, most: int = 100) -> str:
    """Return the first sentence of a text, cut at a word with … when it is longer than `most`."""
    line = without_markdown(text).partition("\n")[0]
    sentence = re.split(r"(?<=[.!?…])\s", line, maxsplit=1)[0].rstrip(".")
    if len(sentence) <= most:
        return sentence
    return (sentence[:most].rpartition(" ")[0] or sentence[:most]).rstrip(" ,;:–-") + "…"


def days(rows: Sequence[Mapping[str, Any]], campaign: CampaignFacts | None) -> list[date]:
    """Return every day of the campaign and of the rows, from the first to the last."""
    known = [row["date"] for row in rows]
    known += [campaign.starts_on, campaign.ends_on] if campaign else []
    span = (max(known) - min(known)).days + 1 if known else 0
    return [min(known) + timedelta(days=index) for index in range(span)]


def per_day(
    rows: Sequence[Mapping[str, Any]], campaign: CampaignFacts | None
) -> list[numbers.Number]:
    """Return the counts of the rows for each of these days, 0 where no row speaks of one."""
    counts: dict[date, numbers.Number] = {}
    for row in rows:
        counts[row["date"]] = counts.get(row["date"], 0) + row["count"]
    return [counts.get(one, 0) for one in days(rows, campaign)]


def fullest_month(dates: Iterable[date]) -> date:
    """Return the first day of the month most of these days lie in, of equals the earlier."""
    firsts = sorted(one.replace(day=1) for one in dates)
    return max(firsts, key=firsts.count)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "ngay": day,
    "ngay_thang": day_and_month,
    "thu": weekday,
    "thu_ngay": weekday_and_day,
    "gio": hour,
    "so": numbers.written,
    "phan_tram": percent,
    "ky_niem": anniversary,
    "nam_am": lunar_year,
    "hoa_dau": first_capital,
    "cau": sentence,
    "doan": paragraphs,
    "nguyen_van": markdown,
    "bo_dinh_dang": without_markdown,
    "cau_dau": first_sentence,
    "cac_ngay": days,
    "theo_ngay": per_day,
    "thang_chinh": fullest_month,
}

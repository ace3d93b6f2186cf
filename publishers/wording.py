"""Text passes through named steps; every channel's wording is a chain of them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Concatenate, ParamSpec

from publishers.contract import Limits, Outgoing
from publishers.errors import Refused

P = ParamSpec("P")

LIMIT_WORDS = {"title": "Tiêu đề", "summary": "Đoạn tóm tắt", "text": "Lời đăng"}


class Words(str):
    """A text that hands itself to the next step: `Words(text).then(to_nfc).then(str.strip)`."""

    __slots__ = ()

    def then(
        self, step: Callable[Concatenate[str, P], str], *args: P.args, **kwargs: P.kwargs
    ) -> "Words":
        """Return what the step makes of this text."""
        return Words(step(self, *args, **kwargs))


def to_nfc(text: str) -> str:
    """Return the text in Unicode NFC, the only form in which characters are counted."""
    return unicodedata.normalize("NFC", text)


def without_blank_runs(text: str) -> str:
    """Return the text with at most one empty line in a row and no spaces at line ends."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").split("\n")]
    kept = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    return "\n".join(kept).strip()


def without_markdown(text: str) -> str:
    """Return Markdown as plain text for channels that show every sign as it is typed."""
    text = re.sub(r"^#{1,6}\s+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^[ \t]*[*+-]\s+", "• ", text, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r"\1 (\2)", text)
    text = re.sub(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)", r"\2", text)
    return re.sub(r"\\([\\`*_\[\]<>#+.-])", r"\1", text)


def folded(text: str) -> str:
    """Return the text without marks and case: "Tết Sum vầy" → "tet sum vay".

    đ has no decomposition and is mapped by hand (shared text rules, section 3).
    """
    bare = unicodedata.normalize("NFD", text.casefold())
    kept = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", kept.replace("đ", "d"))


def slug(text: str, *, most: int = 60) -> str:
    """Return an ASCII address part: "Bữa cơm Công đoàn" → "bua-com-cong-doan"."""
    parts = re.findall(r"[a-z0-9]+", folded(text))
    whole = "-".join(parts)
    return whole if len(whole) <= most else whole[: most + 1].rpartition("-")[0] or whole[:most]


def length(text: str) -> int:
    """Return the number of characters that a limit counts."""
    return len(to_nfc(text))


def over_limits(outgoing: Outgoing, limits: Limits) -> Iterator[str]:
    """Yield a sentence for everything that the channel would not carry."""
    for limit in fields(limits):
        most = getattr(limits, limit.name)
        if most is None:
            continue
        if limit.name == "pictures":
            if len(outgoing.pictures) > most:
                yield f"Có {len(outgoing.pictures)} ảnh, kênh chỉ nhận {most}. Bớt ảnh."
        elif (over := length(getattr(outgoing, limit.name)) - most) > 0:
            yield f"{LIMIT_WORDS[limit.name]} dài hơn {most} ký tự của kênh. Bớt {over} ký tự."


def refuse_over_limits(outgoing: Outgoing, limits: Limits) -> None:
    """Raise Refused, naming everything that is too long, before anything is sent."""
    if found := list(over_limits(outgoing, limits)):
        raise Refused(" ".join(found))

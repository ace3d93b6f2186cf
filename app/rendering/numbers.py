"""Numbers as they are written in Vietnamese: 12.480 and 71,4%."""

import re
from decimal import Decimal

_GROUPED = re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(,\d+)?")

Number = int | Decimal


def parse(text: str) -> Number | None:
    """Return the number written as 12480, 12.480 or 71,4; None when it is none of these."""
    text = text.strip().replace("\u00a0", "").replace(" ", "").replace("−", "-")
    if not (_GROUPED.fullmatch(text) or _PLAIN.fullmatch(text)):
        return None
    number = Decimal(text.replace(".", "").replace(",", "."))
    return int(number) if number == number.to_integral_value() else number


def written(number: Number | float, places: int | None = None) -> str:
    """Return the number with points between thousands and a decimal comma.

    `places` fixes the decimals; without it as many are written as the number has.
    """
    exact = number if isinstance(number, int) else Decimal(str(number))
    shown = f"{exact:,.{places}f}" if places is not None else f"{exact:,}"
    return shown.replace(",", " ").replace(".", ",").replace(" ", ".")

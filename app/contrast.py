"""Whether one colour can be read on another: the contrast ratio of WCAG 2.2, 1.4.3."""

LEAST = 4.5  # for text of ordinary size


def ratio(first: str, second: str) -> float:
    """Return the contrast of two #RRGGBB colours, from 1 (none) to 21 (black on white)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

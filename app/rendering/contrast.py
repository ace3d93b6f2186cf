"""Whether words can be read on a colour: the contrast ratio of WCAG 2.2, 1.4.3."""

from collections.abc import Mapping

LEAST = 4.5
# What the templates write on what: words first, ground second.
PAIRS = (
    ("on_field", "field"),
    ("on_field", "field_deep"),
    ("accent", "field"),
    ("on_field", "strong"),
    ("ink", "paper"),
    ("field", "paper"),
)


def ratio(first: str, second: str) -> float:
    """Return the contrast of two #RRGGBB colours, from 1 (none) to 21 (black on white)."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def broken(colours: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs of roles whose words could not be read in these colours."""
    return [
        (words, ground) for words, ground in PAIRS if ratio(colours[words], colours[ground]) < LEAST
    ]


def toward(colour: str, other: str, ground: str) -> str:
    """Return the colour, moved as little as needed toward the other to be read on the ground."""
    for step in range(21):
        moved = blend(colour, other, step / 20)
        if ratio(moved, ground) >= LEAST:
            return moved
    return other


def blend(first: str, second: str, share: float) -> str:
    """Return the colour that lies `share` of the way from the first to the second."""
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

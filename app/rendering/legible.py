"""What can be read of a palette, and how a colour is moved until it can be."""

from collections.abc import Mapping

from app.contrast import LEAST, ratio

# What the templates write on what: words first, ground second.
PAIRS = (
    ("on_field", "field"),
    ("on_field", "field_deep"),
    ("accent", "field"),
    ("on_field", "strong"),
    ("ink", "paper"),
    ("field", "paper"),
)


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

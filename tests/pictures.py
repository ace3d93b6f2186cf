"""Small picture files made by code."""

from io import BytesIO

from PIL import Image


def jpeg(size: tuple[int, int] = (64, 48), colour: str = "firebrick") -> bytes:
    """Return a JPEG of one colour, as a phone might take of a wall."""
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    return data.getvalue()

"""What can go wrong while filling and drawing; each names the slot by the label the editor sees."""

from app.errors import BadInput, CannotRun


class TextTooLong(BadInput):
    """Even at its smallest size the text does not fit its place; `over` characters too many.

    `where` is the template and the format, once it is known.
    """

    def __init__(self, label: str, over: int, where: str = "") -> None:
        super().__init__(label, over)
        self.label = label
        self.over = over
        self.where = where

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"Ô “{self.label}” dài quá chỗ trên hình{place}, cần bớt khoảng {self.over} ký tự."


class MissingGlyph(BadInput):
    """The face has no drawing for a character; nothing is drawn rather than an empty box."""

    def __init__(self, label: str, character: str) -> None:
        super().__init__(label, character)
        self.label = label
        self.character = character

    def __str__(self) -> str:
        code = " ".join(f"U+{ord(part):04X}" for part in self.character)
        return (
            f"Ô “{self.label}” có ký tự “{self.character}” ({code}) mà phông chữ không vẽ được. "
            "Bỏ hoặc thay ký tự này."
        )


class NotAPicture(BadInput):
    """The bytes are not a picture we can open, or one larger than we are willing to open."""

    def __init__(
        self, why: str = "Tệp này không phải ảnh mở được. Dùng ảnh JPEG, PNG, WebP hoặc HEIC."
    ) -> None:
        super().__init__(why)


class WordsFailed(BadInput):
    """A text of the template could not be made from these values."""


class DrawingFailed(CannotRun):
    """The process that draws died or took too long, twice."""

"""A photograph of a notice board, drawn: the demo has no camera."""

from io import BytesIO

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE = (1600, 1200)
CORK, FRAME, PAPER = (176, 128, 84), (92, 62, 40), (250, 248, 242)


def photo_of_board(picture: bytes) -> bytes:
    """Return a JPEG of a cork board with this picture pinned to it."""
    board = _cork()
    sheet = _sheet(picture)
    left, top = (SIZE[0] - sheet.width) // 2, (SIZE[1] - sheet.height) // 2
    shadow = Image.new("L", SIZE, 0)
    shadow.paste(150, (left + 10, top + 16), sheet.getchannel("A"))
    board.paste((40, 24, 12), mask=shadow.filter(ImageFilter.GaussianBlur(14)))
    board.paste(sheet, (left, top), sheet)
    _pin(board, SIZE[0] // 2, top + 34)
    data = BytesIO()
    board.save(data, "JPEG", quality=85)
    return data.getvalue()


def _cork() -> Image.Image:
    """Brown with grain from a fixed seed, in a wooden frame."""
    grain = np.random.default_rng(7).normal(0, 11, (SIZE[1], SIZE[0], 1))
    cork = np.clip(np.array(CORK) + grain, 0, 255).astype(np.uint8)
    board = Image.fromarray(cork, "RGB").filter(ImageFilter.GaussianBlur(1.2))
    ImageDraw.Draw(board).rectangle((0, 0, SIZE[0] - 1, SIZE[1] - 1), outline=FRAME, width=44)
    return board


def _sheet(picture: bytes) -> Image.Image:
    """The print on white paper, a little askew as paper hangs."""
    printed = Image.open(BytesIO(picture)).convert("RGB")
    printed.thumbnail((SIZE[0] * 6 // 10, SIZE[1] * 7 // 10))
    paper = Image.new("RGBA", (printed.width + 48, printed.height + 48), (*PAPER, 255))
    paper.paste(printed, (24, 24))
    return paper.rotate(-1.6, Image.Resampling.BICUBIC, expand=True)


def _pin(board: Image.Image, x: int, y: int) -> None:
    draw = ImageDraw.Draw(board)
    draw.ellipse((x - 14, y - 10, x + 18, y + 22), fill=(70, 30, 20))
    draw.ellipse((x - 16, y - 16, x + 16, y + 16), fill=(206, 32, 28))
    draw.ellipse((x - 9, y - 10, x - 1, y - 2), fill=(246, 150, 140))

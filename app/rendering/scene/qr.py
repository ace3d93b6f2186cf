"""Draw QR codes on whole pixels, with the quiet zone readers need."""

from functools import lru_cache
from urllib.parse import quote

import segno
import skia

from app.errors import BadInput
from app.rendering.scene import shapes
from app.rendering.scene.pieces import QrLayer
from app.rendering.scene.stage import Stage

_LEAST = 3  # pixels of a module; smaller ones blur in the services' own compression


def draw_qr(stage: Stage, layer: QrLayer) -> None:
    """Draw the code on its light ground. Raises BadInput when the text is too long for its size."""
    text = _plain(stage.text(layer.text).strip())
    rows = modules(text)
    count = len(rows) + 2 * layer.quiet
    module = layer.size / count if stage.vector else layer.size // count
    if module < _LEAST:
        over = f"ô “{stage.label(layer.text)}” dài {len(text)} ký tự, dùng địa chỉ ngắn hơn"
        raise BadInput(f"Mã QR không đủ chỗ để máy đọc được: {over}.")
    x, y = stage.x(layer.x), stage.y(layer.y)
    ground = skia.Rect.MakeXYWH(x, y, layer.size, layer.size)
    stage.canvas.drawRect(ground, shapes.fill(stage.colour(layer.light)))
    begin = (layer.size - module * len(rows)) / 2
    left, top = (x + begin, y + begin) if stage.vector else (round(x + begin), round(y + begin))
    path = skia.Path()
    for down, row in enumerate(rows):
        for across, is_dark in enumerate(row):
            if is_dark:
                place = (left + across * module, top + down * module)
                path.addRect(skia.Rect.MakeXYWH(*place, module, module))
    # Without smoothing: neighbours share an edge and must not show a line between them.
    stage.canvas.drawPath(path, skia.Paint(AntiAlias=False, Color=stage.colour(layer.dark)))


def _plain(text: str) -> str:
    """Return an address in the characters all readers agree on; others are guessed at."""
    return quote(text, safe="%/:?#[]@!$&'()*+,;=~-._") if text.startswith("http") else text


@lru_cache(maxsize=64)
def modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """Return the code of a text, row by row, dark as True. Raises BadInput when it has none."""
    if not text:
        raise BadInput("Mã QR chưa có địa chỉ.")
    try:
        code = segno.make_qr(text, error="m", boost_error=False, eci=not text.isascii())
    except segno.DataOverflowError:
        raise BadInput(f"Mã QR không chứa được {len(text)} ký tự.") from None
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)

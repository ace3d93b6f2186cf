"""What an SVG file must be before it is drawn: shapes only, of a known size."""

import re
from collections.abc import Mapping
from xml.etree import ElementTree as Xml

from app.errors import BadInput

_MOST = 2_000_000  # bytes
_REFUSED = {
    "text": "có chữ; đổi chữ thành nét trước khi lưu",
    "image": "nhúng ảnh; dùng tệp PNG hoặc JPEG",
    "foreignObject": "nhúng trang web",
    "script": "có mã lệnh",
    "style": "dùng bảng kiểu; ghi màu ngay trên từng hình",
}
_ROLE = re.compile(r"role:([a-z_]+)")
_SIZE = re.compile(r"([0-9.]+)\s*(?:px)?")
# Skia does not understand prefixed names, which is how ElementTree writes an unknown namespace.
Xml.register_namespace("", "http://www.w3.org/2000/svg")
Xml.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def is_svg(data: bytes) -> bool:
    """Tell whether the bytes look like an SVG file rather than a picture."""
    return b"<svg" in data[:2048]


def fault(data: bytes) -> str | None:
    """Return why a file cannot be drawn as SVG, as the end of a sentence; None when it can."""
    if len(data) > _MOST:
        return "lớn hơn 2 MB"
    # Entities can grow without end; a drawing program writes none.
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data:
        return "có khai báo DOCTYPE; lưu lại dạng SVG thường"
    try:
        root = Xml.fromstring(data)  # noqa: S314 - no entities, as seen above
    except Xml.ParseError as error:
        return f"sai cú pháp SVG ({error})"
    for element in root.iter():
        why = _REFUSED.get(str(element.tag).rpartition("}")[2])
        if why:
            return why
    return None if _viewed(root) else "không có viewBox hay kích thước"


def prepared(data: bytes, colours: Mapping[str, str]) -> tuple[bytes, float, float]:
    """Return the drawing ready to be scaled, with its own width and height.

    `role:accent` becomes the colour of that role. Raises BadInput.
    """
    why = fault(data)
    if why is not None:
        raise BadInput(f"Hình SVG không vẽ được: {why}.")
    root = Xml.fromstring(data)  # noqa: S314 - checked above
    width, height = _viewed(root) or (0.0, 0.0)
    root.attrib.setdefault("viewBox", f"0 0 {width:g} {height:g}")
    for side in ("width", "height"):
        root.attrib.pop(side, None)
    text = Xml.tostring(root, encoding="unicode")
    text = _ROLE.sub(lambda found: colours.get(found[1], found[0]), text)
    return text.encode(), width, height


def _viewed(root: Xml.Element) -> tuple[float, float] | None:
    """Return the size of what the drawing shows."""
    box = root.get("viewBox", "").replace(",", " ").split()
    if len(box) == 4:
        sides = box[2:]
    else:
        sides = [
            found[1] for side in ("width", "height") if (found := _SIZE.match(root.get(side, "")))
        ]
    try:
        width, height = (float(side) for side in sides)
    except ValueError:
        return None
    return (width, height) if width > 0 and height > 0 else None

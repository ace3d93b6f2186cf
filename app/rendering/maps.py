"""Guard maps: one of Việt Nam shows Hoàng Sa and Trường Sa, and somebody has looked."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app import toml
from app.errors import HasProblems

REGISTER = Path("assets/maps/register.toml")
ISLANDS = ("Hoàng Sa", "Trường Sa")
REMINDER = "Bản đồ Việt Nam phải có quần đảo Hoàng Sa và quần đảo Trường Sa; xem kỹ trước khi đăng."


def is_map(name: str) -> bool:
    """Tell whether a file lies where maps lie."""
    return name.startswith(f"{REGISTER.parent.as_posix()}/")


def fault(name: str, data: bytes, root: Path) -> str | None:
    """Return why this map may not be used, None when it was checked as it is.

    `root` holds `assets/`. A file that changed after it was checked counts as unchecked.
    """
    try:
        checked = _register(root / REGISTER)
    except HasProblems as error:
        return f"sổ bản đồ không đọc được: {error}"
    digest = hashlib.sha256(data).hexdigest()
    found = next((one for one in checked if one.get("sha256") == digest), None)
    if found is None:
        return f"bản đồ “{name}” chưa có trong {REGISTER} với đúng mã sha256 {digest}."
    lost = [island for island in ISLANDS if island not in found.get("shows", ())]
    if lost:
        return f"bản đồ “{name}” chưa được xác nhận có {' và '.join(lost)}."
    if not found.get("checked_by") or not found.get("checked_on"):
        return f"bản đồ “{name}” chưa ghi ai kiểm tra (checked_by), ngày nào (checked_on)."
    return None


def _register(path: Path) -> list[Mapping[str, Any]]:
    if not path.is_file():
        return []
    found = toml.read(path).data.get("maps", [])
    return [one for one in found if isinstance(one, dict)]

"""Channel secrets at rest: encrypted with MultiFernet, the newest key first."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from app.errors import CannotRun
from app.settings import Settings


class Vault:
    """Seals and opens small dictionaries of settings."""

    def __init__(self, keys: list[str]) -> None:
        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError:
            raise CannotRun(
                "Khóa bí mật (LOA_SECRET_KEY) không đúng dạng. Lấy lại khóa đã sao lưu."
            ) from None

    def seal(self, config: Mapping[str, str]) -> str:
        """Return the settings as an encrypted text."""
        return self._fernet.encrypt(json.dumps(dict(config)).encode()).decode()

    def open(self, sealed: str) -> dict[str, str]:
        """Return the settings of a sealed text. Raises CannotRun when the key is another one."""
        try:
            opened: dict[str, str] = json.loads(self._fernet.decrypt(sealed.encode()))
        except InvalidToken:
            raise CannotRun(
                "Khóa bí mật không mở được cài đặt kênh. Đặt lại đúng khóa đã dùng khi kết nối."
            ) from None
        return opened


def open_vault(settings: Settings) -> Vault:
    """Return the vault of these settings; on first start a key file is made, mode 0600."""
    text = settings.secret_key or _key_file(settings.secret_key_file)
    return Vault([key for key in text.replace(",", " ").split() if key])


def _key_file(path: Path) -> str:
    """Return the keys in the file; when there is none, the first process to come makes one."""
    if not path.exists():
        _make_key(path)
    return path.read_text(encoding="utf-8", errors="replace")


def _make_key(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(Fernet.generate_key())
    # a link appears whole, and never replaces the key of a process that was faster
    with suppress(FileExistsError):
        path.hardlink_to(part)
    part.unlink()

"""Channel secrets at rest: encrypted with MultiFernet, the newest key first."""

import json
import os
from collections.abc import Mapping
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
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(Fernet.generate_key())
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii")

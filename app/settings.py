"""Everything the environment decides, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from app.errors import CannotRun

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Settings:
    """Where things are and how long they may take; `root` holds templates/, campaigns/, assets/."""

    home: Path
    database_url: str
    queue_url: str
    media_url: str
    public_url: str
    secret_key: str | None
    secret_key_file: Path
    lease: timedelta
    root: Path = ROOT


def from_env(
    environ: Mapping[str, str],
    *,
    home: Path = ROOT / "var",
    public_url: str = "http://127.0.0.1:8000",
) -> Settings:
    """Return the settings; `home` and `public_url` hold where the environment says nothing.

    Raises CannotRun with everything that is wrong in one message.
    """
    home = Path(environ.get("LOA_HOME") or home).absolute()
    wrong: list[str] = []
    settings = Settings(
        home=home,
        database_url=_secret(environ, "LOA_DATABASE_URL", wrong) or f"sqlite:///{home / 'loa.db'}",
        queue_url=_secret(environ, "LOA_QUEUE_URL", wrong) or f"sqlite:///{home / 'queue.db'}",
        media_url=environ.get("LOA_MEDIA_URL") or str(home / "media"),
        public_url=_web_address(environ, "LOA_PUBLIC_URL", wrong) or public_url,
        secret_key=environ.get("LOA_SECRET_KEY") or None,
        secret_key_file=Path(environ.get("LOA_SECRET_KEY_FILE") or home / "secret.key"),
        lease=timedelta(seconds=_seconds(environ, "LOA_LEASE_SECONDS", wrong, default=60)),
    )
    if wrong:
        raise CannotRun("Cài đặt chưa dùng được:\n" + "\n".join(wrong))
    return settings


def _secret(environ: Mapping[str, str], name: str, wrong: list[str]) -> str | None:
    """Return a value given as NAME or, for secrets mounted as files, as NAME_FILE."""
    file = environ.get(f"{name}_FILE")
    if not file:
        return environ.get(name) or None
    try:
        return Path(file).read_text(encoding="utf-8").strip()
    except OSError as error:
        wrong.append(f"  {name}_FILE: không đọc được {file} ({error.strerror})")
    except UnicodeDecodeError:
        wrong.append(f"  {name}_FILE: {file} không phải văn bản UTF-8")
    return None


def _web_address(environ: Mapping[str, str], name: str, wrong: list[str]) -> str | None:
    address = environ.get(name, "").rstrip("/")
    if address and not address.startswith(("http://", "https://")):
        wrong.append(f"  {name}: phải bắt đầu bằng http:// hoặc https://")
    return address or None


def _seconds(environ: Mapping[str, str], name: str, wrong: list[str], *, default: float) -> float:
    text = environ.get(name) or str(default)
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0
    if not 0 < seconds <= 3600:
        wrong.append(f"  {name}: phải là số giây từ trên 0 đến 3600")
        return default
    return seconds

"""Everything the environment decides, with everything that is wrong in one message."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import CannotRun
from app.settings import ROOT, from_env


def test_a_bare_environment_keeps_everything_in_one_folder() -> None:
    settings = from_env({})
    home = ROOT / "var"
    assert settings.home == home
    assert settings.database_url == f"sqlite:///{home}/loa.db"
    assert settings.queue_url == f"sqlite:///{home}/queue.db"
    assert settings.media_url == str(home / "media")
    assert settings.secret_key_file == home / "secret.key"
    assert settings.lease == timedelta(seconds=60)


def test_the_environment_wins_over_what_a_command_prefers(tmp_path: Path) -> None:
    mine = {"LOA_HOME": str(tmp_path), "LOA_PUBLIC_URL": "https://congdoan.example/"}
    settings = from_env(mine, home=Path("/elsewhere"), public_url="http://127.0.0.1:1")
    assert settings.home == tmp_path
    assert settings.public_url == "https://congdoan.example"
    settings = from_env({"LOA_HOME": ""}, home=tmp_path, public_url="http://127.0.0.1:1")
    assert (settings.home, settings.public_url) == (tmp_path, "http://127.0.0.1:1")


def test_a_relative_home_is_the_same_from_every_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert from_env({"LOA_HOME": "nhà"}).home == tmp_path / "nhà"


def test_addresses_with_passwords_may_be_mounted_as_files(tmp_path: Path) -> None:
    file = tmp_path / "database"
    file.write_text("sqlite:////srv/loa.db\n", encoding="utf-8")
    settings = from_env({"LOA_DATABASE_URL_FILE": str(file), "LOA_DATABASE_URL": "ignored"})
    assert settings.database_url == "sqlite:////srv/loa.db"


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(CannotRun) as refused:
        from_env(
            {
                "LOA_DATABASE_URL_FILE": "/nowhere/database",
                "LOA_PUBLIC_URL": "congdoan.example",
                "LOA_LEASE_SECONDS": "lâu",
            }
        )
    assert [line.split(":")[0].strip() for line in str(refused.value).splitlines()] == [
        "Cài đặt chưa dùng được",
        "LOA_DATABASE_URL_FILE",
        "LOA_PUBLIC_URL",
        "LOA_LEASE_SECONDS",
    ]


@pytest.mark.parametrize("seconds", ["0", "-1", "3601", "nan", "inf", "1e9"])
def test_a_lease_is_some_seconds(seconds: str) -> None:
    with pytest.raises(CannotRun, match="LOA_LEASE_SECONDS"):
        from_env({"LOA_LEASE_SECONDS": seconds})


def test_a_file_that_is_no_text_is_said_too(tmp_path: Path) -> None:
    file = tmp_path / "database"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(CannotRun, match="LOA_DATABASE_URL_FILE"):
        from_env({"LOA_DATABASE_URL_FILE": str(file)})

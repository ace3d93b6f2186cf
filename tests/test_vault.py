"""Channel secrets at rest."""

import multiprocessing
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st

from app.errors import CannotRun
from app.settings import Settings
from app.vault import Vault, open_vault

ONE, TWO = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@given(st.dictionaries(st.text(max_size=9), st.text(max_size=30), max_size=4))
def test_what_is_sealed_is_opened_and_cannot_be_read_meanwhile(config: dict[str, str]) -> None:
    vault = Vault([ONE])
    sealed = vault.seal(config)
    assert vault.open(sealed) == config
    assert not any(value in sealed for value in config.values() if len(value) > 5)


def test_a_new_key_opens_what_an_old_one_sealed(settings: Settings) -> None:
    sealed = Vault([ONE]).seal({"token": "bí mật"})
    both = open_vault(replace(settings, secret_key=f"{TWO}, {ONE}"))
    assert both.open(sealed) == {"token": "bí mật"}
    assert Vault([TWO]).open(both.seal({"token": "mới"})) == {"token": "mới"}


def test_another_key_opens_nothing_and_says_what_to_do() -> None:
    sealed = Vault([ONE]).seal({"token": "bí mật"})
    with pytest.raises(CannotRun, match="Đặt lại đúng khóa đã dùng khi kết nối") as refused:
        Vault([TWO]).open(sealed)
    assert "bí mật" not in str(refused.value).removeprefix("Khóa bí mật")


@pytest.mark.parametrize("key", ["short", "khóa", "=" * 44, ",", "A" * 43])
def test_a_key_that_is_none_is_one_sentence(settings: Settings, key: str) -> None:
    with pytest.raises(CannotRun, match="không đúng dạng"):
        open_vault(replace(settings, secret_key=key))


def test_the_first_start_makes_a_key_only_its_owner_can_read(settings: Settings) -> None:
    sealed = open_vault(settings).seal({"a": "b"})
    mode = stat.S_IMODE(settings.secret_key_file.stat().st_mode)
    assert mode == 0o600
    assert open_vault(settings).open(sealed) == {"a": "b"}


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"not a key"])
def test_a_spoiled_key_file_is_said_and_never_replaced(settings: Settings, content: bytes) -> None:
    settings.secret_key_file.write_bytes(content)
    with pytest.raises(CannotRun, match="không đúng dạng"):
        open_vault(settings)
    assert settings.secret_key_file.read_bytes() == content


def test_processes_that_start_together_agree_on_one_key(settings: Settings) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        sealed = pool.map(_seal, [settings] * 12, chunksize=1)
    vault = open_vault(settings)
    assert [vault.open(one) for one in sealed] == [{"a": "b"}] * 12
    assert _names(settings.home) == ["secret.key"]


def _seal(settings: Settings) -> str:
    return open_vault(settings).seal({"a": "b"})


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())

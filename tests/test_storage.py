"""Media by fingerprint."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import CannotRun, NotFound
from app.storage import Storage


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=2000))
def test_what_is_put_is_read_back_under_its_sha_256(tmp_path: Path, data: bytes) -> None:
    storage = Storage(str(tmp_path / "ảnh của Loa"))
    digest = storage.put(data)
    assert digest == hashlib.sha256(data).hexdigest()
    assert storage.put(data) == digest
    assert storage.read(digest) == data


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_bytes_are_kept_once_and_nothing_half_written_stays(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    digest = storage.put(b"x")
    storage.put(b"x")
    assert files(tmp_path) == [tmp_path / digest[:2] / digest[2:]]


def test_a_write_that_fails_leaves_nothing_behind(tmp_path: Path) -> None:
    storage = Storage(str(tmp_path))
    first = hashlib.sha256(b"x").hexdigest()
    (tmp_path / first[:2]).write_bytes(b"")  # a file where a folder should be
    with pytest.raises(OSError, match=r".*"):
        storage.put(b"x")
    assert files(tmp_path) == [tmp_path / first[:2]]


@pytest.mark.parametrize(
    "digest", ["", "ab", "../../../etc/passwd", "A" * 64, "g" * 64, "0" * 63 + "/", "0" * 64]
)
def test_only_digests_name_files(tmp_path: Path, digest: str) -> None:
    with pytest.raises(NotFound, match="Không có tệp"):
        Storage(str(tmp_path)).read(digest)


@pytest.mark.parametrize("url", ["nosuch://bucket/media", "gs://bucket/media"])
def test_a_place_that_is_not_served_is_one_sentence(url: str) -> None:
    with pytest.raises(CannotRun, match="LOA_MEDIA_URL"):
        Storage(url)

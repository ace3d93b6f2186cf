"""The channel that keeps what it was given."""

import json
from pathlib import Path

import pytest

from publishers.contract import Doors
from publishers.errors import Refused, TryLater
from publishers.rehearsal.publisher import KIND, LIMITS, RehearsalPublisher, posts
from tests.publishers.posts import Shelf, a_picture, an_outgoing

BASE = "http://loa.example"


def test_every_send_is_kept_whole_and_found_again(tmp_path: Path) -> None:
    publisher = RehearsalPublisher(tmp_path / "tập dượt", BASE)
    outgoing = an_outgoing(pictures=(a_picture("portrait"), a_picture("square")))
    assert publisher.look(outgoing) is None
    sent = publisher.send(outgoing)
    assert publisher.look(outgoing) == sent
    assert sent.permalink == f"{BASE}/tap-duot/{outgoing.key}"
    [kept] = posts(publisher.folder)
    assert (kept.id, kept.key, kept.at) == (sent.remote_id, outgoing.key, sent.at)
    assert (kept.unit_name, kept.title, kept.text) == (
        outgoing.unit_name,
        outgoing.title,
        outgoing.text,
    )
    assert kept.pictures == tuple(picture.digest for picture in outgoing.pictures)


def test_a_second_send_leaves_a_second_trace_and_look_answers_with_the_first(
    tmp_path: Path,
) -> None:
    publisher = RehearsalPublisher(tmp_path, BASE)
    first, second = publisher.send(an_outgoing()), publisher.send(an_outgoing())
    assert [kept.id for kept in posts(tmp_path)] == [first.remote_id, second.remote_id]
    assert publisher.look(an_outgoing()) == first
    assert publisher.look(an_outgoing(key="f" * 32)) is None


def test_nothing_half_written_is_shown(tmp_path: Path) -> None:
    publisher = RehearsalPublisher(tmp_path, BASE)
    publisher.send(an_outgoing())
    key = an_outgoing().key
    (tmp_path / key / "dying.part").write_text('{"id": ', encoding="utf-8")
    assert len(list(posts(tmp_path))) == 1
    [file] = (tmp_path / key).glob("*.json")
    assert json.loads(file.read_text(encoding="utf-8"))["title"] == "Bữa cơm Công đoàn"


def test_a_folder_that_cannot_be_written_means_later(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    publisher = RehearsalPublisher(tmp_path / "file", BASE)
    with pytest.raises(TryLater, match="Loa sẽ thử lại") as later:
        publisher.send(an_outgoing())
    assert "Not a directory" in later.value.detail
    health = publisher.check()
    assert not health.ok
    assert str(tmp_path) in health.message
    assert RehearsalPublisher(tmp_path / "new", BASE).check().ok


def test_it_shows_words_as_a_social_network_does(tmp_path: Path) -> None:
    publisher = RehearsalPublisher(tmp_path, BASE)
    publisher.send(an_outgoing(text="# Đầu\n\n\n- **một**\n- [hai](https://e.example)\n"))
    [kept] = posts(tmp_path)
    assert kept.text == "Đầu\n\n• một\n• hai (https://e.example)"


def test_what_the_tightest_channel_would_not_carry_is_refused(tmp_path: Path) -> None:
    publisher = RehearsalPublisher(tmp_path, BASE)
    pictures = tuple(a_picture(f"photo-{number}") for number in range(11))
    assert LIMITS.pictures == 10
    with pytest.raises(Refused, match="Có 11 ảnh, kênh chỉ nhận 10"):
        publisher.send(an_outgoing(pictures=pictures))
    with pytest.raises(Refused, match="Lời đăng dài hơn 4096"):
        publisher.send(an_outgoing(text="ộ" * 4097))
    assert list(posts(tmp_path)) == []


@pytest.mark.parametrize("delay", ["", "chậm", "-0.1", "nan", "inf", "61"])
def test_a_delay_is_some_seconds(tmp_path: Path, delay: str) -> None:
    doors = Doors(Shelf(), tmp_path, BASE)
    assert KIND.open is not None
    assert KIND.open({}, doors).check().ok
    with pytest.raises(Refused, match="số giây từ 0 đến 60"):
        KIND.open({"delay": delay}, doors)

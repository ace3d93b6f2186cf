"""When the machine stands in the way: a port in use, a full disk, Ctrl-C."""

import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.cli.running import Home, assert_one_sentence, command


@pytest.mark.parametrize("words", [("serve",), ("web",), ("demo",)])
def test_a_port_in_use_is_said_before_anything_is_made(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    home = Home(tmp_path / "home")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = home.run(*words, "--port", str(port))
    assert_one_sentence(said, f"127.0.0.1:{port}", "cổng đang bận", "--port")
    assert not home.folder.exists()


def test_a_disk_that_is_full_from_the_start_is_one_sentence(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert_one_sentence(home.run("unit", "list", most=8), "cơ sở dữ liệu")
    assert home.run("unit", "list", "--json").json == []  # and nothing stands in the way later


def test_a_disk_that_fills_up_loses_nothing_that_was_there(home: Home, tmp_path: Path) -> None:
    copy = copied(home, tmp_path / "home")
    image = tmp_path / "nhiễu.jpg"
    image.write_bytes(noise())
    words = ("post", "--unit", "AD", "--channel", "Trang web", "--text", "Chào.")
    before = copy.dump()
    assert_one_sentence(copy.run(*words, "--image", str(image), most=40), "đĩa đầy")
    assert copy.dump() == before
    assert not list(copy.folder.rglob("*.part"))
    assert copy.run(*words, "--image", str(image)).code == 0


def test_a_worker_that_cannot_write_says_so_and_the_post_still_waits(
    home: Home, tmp_path: Path
) -> None:
    copy = copied(home, tmp_path / "home")
    words = ("post", "--unit", "AD", "--channel", "Trang web", "--text", "Chào.", "--json")
    [waiting] = copy.run(*words, "--approve-as", "luc").json["publications"]
    said = copy.run("worker", "--until-idle", most=33)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "đĩa đầy" in said.err.splitlines()[-1]
    assert copy.run("worker", "--until-idle").code == 0
    shown = copy.run("publication", "show", str(waiting["id"]), "--json").json
    assert (shown["state"], shown["attempts"]) == ("published", 1)


def test_paper_that_runs_out_is_one_sentence(home: Home) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with full.open("w") as out:
        done = subprocess.run(
            command("unit", "list"),
            env=home.environment(),
            stdout=out,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("loa: Không ghi được")


def test_a_check_up_that_finds_something_broken_fails(home: Home) -> None:
    said = home.run("doctor", LOA_QUEUE_URL="redis://elsewhere")
    assert said.code == 1
    assert "HỎNG  hàng đợi" in said.out


def test_ctrl_c_in_the_middle_of_the_demo_loses_and_doubles_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    loading = interrupted(home, when=is_loading)
    starting = interrupted(home, when=lambda _: (home.folder / "loa.db").exists())
    drawing = interrupted(home, when=lambda _: drawn(home) >= 3)
    assert loading == -signal.SIGINT
    assert drawing == 130
    assert starting in (130, -signal.SIGINT)
    whole = home.run("demo", "--no-serve", "--json").json
    assert whole["publications"]["website"]["published"] > 1
    assert len(whole["media"]) == len({one["path"] for one in whole["media"]})
    assert home.run("demo", "--no-serve", "--json").json | {"seconds": 0} == whole | {"seconds": 0}


def copied(home: Home, folder: Path) -> Home:
    shutil.copytree(home.folder, folder)
    return Home(folder)


def noise() -> bytes:
    """Return a picture that no format makes small."""
    data = BytesIO()
    Image.effect_noise((640, 480), 120).save(data, "JPEG")
    return data.getvalue()


def is_loading(process: int) -> bool:
    """Tell whether a process has begun to load its libraries, where the system shows it."""
    maps = Path(f"/proc/{process}/maps")
    return not maps.exists() or "/sqlalchemy/" in maps.read_text(encoding="utf-8")


def drawn(home: Home) -> int:
    return sum(1 for _ in home.folder.glob("media/*/*"))


def _as_in_a_terminal() -> None:
    """A shell starts its background jobs deaf to Ctrl-C, and they hand that on to us."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def interrupted(home: Home, when: Callable[[int], bool]) -> int:
    """Start the demo, press Ctrl-C once `when` holds; return how it ended, in a word or none."""
    process = subprocess.Popen(
        command("demo", "--no-serve"),
        env=home.environment(PYTHONFAULTHANDLER="1"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=_as_in_a_terminal,
    )
    while process.poll() is None and not when(process.pid):
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    try:
        _, err = process.communicate(timeout=40)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGABRT)  # it tells where it hangs
        pytest.fail(process.communicate()[1])
    assert "Traceback" not in err
    said = [line for line in err.splitlines() if line.startswith("loa: ")]
    if process.returncode == 130:
        assert said == ["loa: Đã dừng theo yêu cầu. Những gì đã ghi vẫn còn."]
    return process.returncode

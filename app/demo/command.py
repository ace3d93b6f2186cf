"""`loa demo`: run the whole line, say what came of it, then serve it."""

import socket
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from app.cli.base import Loa, as_json, opened, progress, say, show
from app.cli.run import address, listen, run_serve
from app.demo import content as contents
from app.demo import stage
from app.demo.account import account
from app.demo.content import Content
from app.rendering.vietnamese import percent
from app.settings import ROOT

HOME = ROOT / "var" / "demo"


@dataclass
class Seconds:
    """How long each stage took, in seconds."""

    stages: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        """Measure what runs inside."""
        begun = time.perf_counter()
        yield
        self.stages[name] = round(time.perf_counter() - begun, 2)


@click.command()
@click.option("--serve/--no-serve", default=True, help="Xong thì mở trang web để xem.")
@click.option("--port", default=8000, show_default=True, help="Cổng nghe.")
@as_json
def demo(serve: bool, port: int, as_json: bool) -> None:  # noqa: FBT001 - click fills them by name
    """Chạy thử cả dây chuyền: từ gói chiến dịch đến lượt đăng đã tính."""
    listener = listen("127.0.0.1", port) if serve else None
    public_url = address(listener) if listener else f"http://127.0.0.1:{port}"
    with opened(home=HOME, public_url=public_url) as loa:
        seconds = Seconds()
        run_line(loa, seconds, quiet=as_json)
        facts = account(loa.settings.home, loa.tools, seconds.stages)
        show(facts, _summary(facts), as_json=as_json)
        if listener:
            _serve(loa, listener)


def run_line(loa: Loa, seconds: Seconds, *, quiet: bool) -> None:
    """Run every stage; a second time it finds everything done and doubles nothing."""
    content = contents.read(loa.tools.assets)
    steps = _steps(loa, content)
    bar: Callable[[int, int, str], None] = _silent if quiet else progress
    for number, (name, doing, step) in enumerate(steps):
        bar(number, len(steps), doing)
        with seconds.of(name):
            step(bar)
    bar(len(steps), len(steps), "xong")


Step = Callable[[Callable[[int, int, str], None]], None]


def _steps(loa: Loa, content: Content) -> list[tuple[str, str, Step]]:
    tools = loa.tools

    def make(bar: Callable[[int, int, str], None]) -> None:
        for number, story in enumerate(content.stories):
            bar(number, len(content.stories), f"soạn, vẽ, duyệt: {story.plan_key}")
            stage.make(story, tools)

    return [
        (
            "set_up",
            "đơn vị, người, kênh",
            lambda _bar: stage.set_up(content, loa.settings.home, tools),
        ),
        ("open", "mở chiến dịch từ gói", lambda _bar: stage.open_for_all(content, tools)),
        ("make", "soạn, vẽ, duyệt", make),
        ("publish", "đăng", lambda _bar: _publish(loa)),
        ("pin_up", "dán bảng tin, nhận ảnh", lambda _bar: stage.pin_up(tools)),
    ]


def _publish(loa: Loa) -> None:
    worker = loa.worker()
    worker.start()
    try:
        worker.wait_until_idle()
    finally:
        worker.stop()


def _silent(_done: int, _whole: int, _doing: str) -> None:
    pass


def _serve(loa: Loa, listener: socket.socket) -> None:
    say("")
    say(f"Trang công khai   {address(listener)}/")
    say(f"Bàn biên tập      {address(listener)}/desk/")
    for login, who in (
        ("ha", "biên tập viên"),
        ("luc", "người duyệt"),
        ("ngoc", "phụ trách chiến dịch, quản trị"),
        ("nam", "theo dõi số liệu"),
    ):
        say(f"  {login:6} mật khẩu {stage.PASSWORD}   {who}")
    sys.stdout.flush()
    run_serve(loa, listener)


def _summary(facts: dict[str, Any]) -> str:
    share = facts["share"]
    shown = "không xác định" if share["share"] is None else percent(Decimal(share["share"]))
    published = {kind: states.get("published", 0) for kind, states in facts["publications"].items()}
    return "\n".join(
        [
            f"Tháng Công nhân 2020, {facts['units']} đơn vị, nhà ở {facts['home']}",
            "  sản phẩm    " + ", ".join(f"{n} {kind}" for kind, n in facts["products"].items()),
            f"  hình        {len(facts['media'])} tệp trong {Path(facts['home']) / 'pictures'}",
            "  đã đăng     " + ", ".join(f"{kind} {n}" for kind, n in published.items()),
            f"  bút toán    {facts['ledger_entries']}",
            f"  tỷ trọng số {share['digital']}/{share['total']} sản phẩm = {shown}",
            f"  thời gian   {sum(facts['seconds'].values()):.1f} giây",
        ]
    )

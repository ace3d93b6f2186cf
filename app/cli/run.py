"""Run Loa: pages, worker, or both in one process."""

import logging
import signal
import socket
import threading
from types import FrameType

import click
import waitress
from flask import Flask

from app.cli.base import Loa, opened, say
from app.errors import CannotRun

_HOST = click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ nghe.")
_PORT = click.option("--port", default=8000, show_default=True, help="Cổng nghe.")

BODY_MOST = 64 * 1024 * 1024  # never on disk; the application says "too large" in words before that
CONNECTIONS = 1000  # who opens a hundred and says nothing keeps nobody else out
PATIENCE = 60  # seconds without a byte from a phone on a poor network


@click.command()
@_HOST
@_PORT
def serve(host: str, port: int) -> None:
    """Chạy trang web, bàn biên tập và người gửi bài trong một tiến trình."""
    listener = listen(host, port)
    with opened(public_url=address(listener)) as loa:
        run_serve(loa, listener)


@click.command()
@_HOST
@_PORT
def web(host: str, port: int) -> None:
    """Chỉ chạy các trang; bài do `loa worker` gửi."""
    listener = listen(host, port)
    with opened(public_url=address(listener)) as loa:
        run_web(loa.web(), listener)


@click.command()
@click.option("--until-idle", is_flag=True, help="Gửi hết những gì đến hạn rồi dừng.")
@click.option(
    "--threads", type=click.IntRange(1, 64), default=4, show_default=True, help="Số luồng gửi."
)
def worker(until_idle: bool, threads: int) -> None:
    """Gửi những bài đến hạn."""
    stopping = threading.Event()
    _on_stop_signal(stopping)
    with opened() as loa:
        running = loa.worker(threads)
        running.start()
        try:
            if until_idle:
                running.wait_until_idle(stopping.is_set)
            else:
                stopping.wait()
        finally:
            running.stop()


def run_serve(loa: Loa, listener: socket.socket) -> None:
    """Serve the pages and publish what is due until a signal comes."""
    running = loa.worker()
    running.start()
    try:
        run_web(loa.web(), listener)
    finally:
        running.stop()


def listen(host: str, port: int) -> socket.socket:
    """Return a listening socket. Raises CannotRun, saying what to do, when it cannot be had."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except (OSError, OverflowError) as error:
        listener.close()
        raise CannotRun(
            f"Không nghe được ở {host}:{port}: cổng đang bận hoặc không được phép. "
            f"Chọn cổng khác bằng --port."
        ) from error
    return listener


def address(listener: socket.socket) -> str:
    """Return where a listening socket is reached, as a web address."""
    host, port = listener.getsockname()
    return f"http://{host}:{port}"


def run_web(app: Flask, listener: socket.socket) -> None:
    """Serve the pages until a signal comes."""
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)  # a short queue is no news
    server = waitress.create_server(
        app,
        sockets=[listener],
        threads=8,
        ident=None,
        max_request_body_size=BODY_MOST,
        connection_limit=CONNECTIONS,
        channel_timeout=PATIENCE,
        cleanup_interval=10,
        asyncore_use_poll=True,  # select() would end at file number 1024
    )
    say(f"Loa đang chạy: {address(listener)}/  (Ctrl-C để dừng)")
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        server.run()  # returns when the signal comes
    finally:
        server.close()
    say("\nĐã dừng. Bài chưa gửi vẫn còn trong lịch.")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _on_stop_signal(stopping: threading.Event) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stopping.set())

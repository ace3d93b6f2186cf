"""Where `./loa` begins: the command line, and the outermost edge for errors."""

# ruff: noqa: E402 - the signal comes first: Ctrl-C while the rest still loads just ends it
import signal

INTERRUPTIBLE = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if INTERRUPTIBLE:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

import errno
import logging
import os
import sqlite3
import sys
import threading
from typing import Any

import click
from sqlalchemy.exc import DatabaseError, OperationalError

from app.cli import campaigns, doctor, people, posts, render, run, templates
from app.demo.command import demo
from app.errors import LoaError
from app.factory import Loa, open_loa
from app.settings import from_env


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Loa: tòa soạn của tổ chức Công đoàn."""


for command in (
    demo,
    run.serve,
    run.web,
    run.worker,
    doctor.doctor,
    templates.template,
    render.render,
    campaigns.pack,
    campaigns.campaign,
    people.unit,
    people.editor,
    people.channel,
    posts.post,
    posts.publication,
    posts.count,
):
    cli.add_command(command)


FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.EISDIR)


def main() -> None:
    """Run the command line; what a person can mend ends in one sentence and exit code 1."""
    if INTERRUPTIBLE:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        sys.unraisablehook = _again
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    os.umask(0o027)
    try:
        sys.exit(_run())
    except LoaError as error:
        sys.exit(_stopped(str(error)))
    except OperationalError as error:
        sys.exit(_stopped(_of_database(error.orig)))
    except DatabaseError as error:
        if type(error.orig) is not sqlite3.DatabaseError:  # a rule of ours that was broken: a fault
            raise
        sys.exit(_stopped(f"Tệp cơ sở dữ liệu hỏng: {error.orig}. Lấy lại bản đã sao lưu."))
    except sqlite3.OperationalError as error:  # the queue's own file
        sys.exit(_stopped(_of_database(error)))
    except OSError as error:
        _let_go_of_output()
        if error.errno not in (errno.EPIPE, *FULL, *CLOSED):
            raise
        sys.exit(1 if error.errno == errno.EPIPE else _stopped(_of_disk(error)))


def _run() -> int:
    """Run the command that was typed and return the exit code."""
    try:
        code = cli(
            obj=_open, prog_name="loa", standalone_mode=False
        )  # of click's Exit; None from a command
        sys.stdout.flush()
    except click.ClickException as error:
        said = f"Lệnh chưa đúng: {error.format_message()} Thêm --help để xem cách dùng."
        return _stopped(said, code=error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        return _stopped("Đã dừng theo yêu cầu. Những gì đã ghi vẫn còn.", code=130)
    return code if isinstance(code, int) else 0


def _again(lost: Any) -> None:
    """Ctrl-C that fell into a callback, where Python may raise nothing, is pressed once more."""
    if lost.exc_type is KeyboardInterrupt:
        threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGINT)).start()
    else:
        sys.__unraisablehook__(lost)


def _let_go_of_output() -> None:
    """What is still to be printed has nowhere to go: the reader has left, or the disk is full."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open(**defaults: Any) -> Loa:
    return open_loa(from_env(os.environ, **defaults))


def _of_database(error: BaseException | None) -> str:
    if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_FULL", "SQLITE_IOERR")):
        return "Không ghi được cơ sở dữ liệu: đĩa đầy hoặc hỏng. Dọn chỗ rồi chạy lại."
    return f"Cơ sở dữ liệu không trả lời: {error}. Chưa có gì bị mất."


def _of_disk(error: OSError) -> str:
    where = error.filename or "tệp"
    if error.errno in FULL:
        return f"Không ghi được {where}: đĩa đầy. Dọn chỗ rồi chạy lại; những gì đã ghi vẫn còn."
    return f"Không ghi được {where}: {error.strerror}. Kiểm tra quyền của thư mục."


def _stopped(sentence: str, *, code: int = 1) -> int:
    click.echo(f"loa: {sentence}", err=True)
    return code


if __name__ == "__main__":
    main()

"""Where `./loa` begins: the command line, and the outermost edge for errors."""

import errno
import logging
import os
import sys
from typing import Any

import click
from sqlalchemy.exc import OperationalError

from app.cli import campaigns, doctor, people, posts, run, templates
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
    templates.render,
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


def main() -> None:
    """Run the command line; what a person can mend ends in one sentence and exit code 1."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    os.umask(0o027)
    try:
        cli(obj=_open, standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (KeyboardInterrupt, click.Abort):
        sys.exit(_stopped("Đã dừng theo yêu cầu. Những gì đã ghi vẫn còn.", code=130))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has left
        sys.exit(1)
    except LoaError as error:
        sys.exit(_stopped(str(error)))
    except OperationalError as error:
        sys.exit(_stopped(f"Cơ sở dữ liệu không trả lời: {error.orig}. Chưa có gì bị mất."))
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EACCES, errno.EROFS):
            raise
        sys.exit(_stopped(f"Không ghi được {error.filename or ''}: {error.strerror}."))


def _open(**defaults: Any) -> Loa:
    return open_loa(from_env(os.environ, **defaults))


def _stopped(sentence: str, *, code: int = 1) -> int:
    click.echo(f"loa: {sentence}", err=True)
    return code


if __name__ == "__main__":
    main()

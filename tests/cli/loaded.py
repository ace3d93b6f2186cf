"""A process that has loaded the command line and forks a child for each command.

The hundred commands of these tests would spend two minutes on importing the same libraries. What
runs in the child is `app.__main__.main`, with its own environment, arguments and files.
"""

import json
import os
import resource
import sys
from typing import Any

from app.__main__ import main


def serve() -> None:
    """Answer each line of JSON on standard input with the exit code on a line of its own."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            become(json.loads(line))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def become(request: dict[str, Any]) -> None:
    """Turn into the command: environment, folder, files, limit; never returns."""
    os.environ.clear()
    os.environ.update(request["environment"])
    os.chdir(request["folder"])
    for number, path in enumerate((os.devnull, request["out"], request["err"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), number)
    sys.stdin = open(0, encoding="utf-8")  # noqa: SIM115 - for as long as the process lives
    if request["most"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (request["most"], request["most"]))
    sys.argv[1:] = request["arguments"]
    code: object = 1
    try:
        main()
    except SystemExit as end:
        code = end.code
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code if isinstance(code, int) else 1)


if __name__ == "__main__":
    serve()

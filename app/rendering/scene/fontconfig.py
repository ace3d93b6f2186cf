"""Let Fontconfig have its say where nobody hears it.

Skia starts Fontconfig although every face we draw with comes from a file of its own package. On a
bare system it prints an error, on others warnings about files of the machine; neither means
anything here, and both would stand on an editor's terminal.
"""

import os

import skia


def start_quietly() -> None:
    """Start Fontconfig once with the error output of this process turned away."""
    heard = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        skia.FontMgr()
    finally:
        os.dup2(heard, 2)
        os.close(heard)
        os.close(nowhere)

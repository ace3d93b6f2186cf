"""`./loa` itself, around a Loa of two lines."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from app.settings import ROOT

SAYS = """
import pathlib, subprocess, sys
if "child" not in sys.argv:
    subprocess.run([sys.executable, "-m", "app", "child"], check=True)
print(pathlib.Path(__file__).parent.parent, pathlib.Path.cwd(), sep="\\n", flush=True)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A checkout that is already installed, in a folder with spaces in its name."""
    root = tmp_path / "nhà của Loa"
    (root / ".venv" / "bin").mkdir(parents=True)
    python = root / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    (root / "requirements.lock").write_bytes(b"")
    (root / ".venv" / ".lock-app").write_text(hashlib.sha256(b"").hexdigest(), encoding="ascii")
    (root / "loa").write_bytes((ROOT / "loa").read_bytes())
    (root / "loa").chmod(0o755)
    (root / "app").mkdir()
    (root / "app" / "__main__.py").write_text(SAYS, encoding="utf-8")
    return root


def test_loa_starts_by_a_link_from_any_folder_and_stays_in_that_folder(
    root: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "nơi khác"
    (elsewhere / "app").mkdir(parents=True)
    (elsewhere / "app" / "__main__.py").write_text("print('không phải Loa')", encoding="utf-8")
    link = tmp_path / "loa"
    link.symlink_to(root / "loa")
    said = subprocess.run([link], cwd=elsewhere, capture_output=True, text=True, check=True)
    assert said.stderr == ""
    assert said.stdout.splitlines() == [str(root), str(elsewhere)] * 2

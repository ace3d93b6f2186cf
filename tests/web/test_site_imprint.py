"""site.toml: what the office says of its website, and what is said when it is wrong."""

from pathlib import Path

import pytest

from app.errors import HasProblems
from app.web.imprint import Imprint, read


def test_without_the_file_nothing_is_said(tmp_path: Path) -> None:
    assert read(tmp_path) == Imprint()


def test_what_is_said_is_tidied(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text('help_line = " 1900\\u00a00000 "\n', encoding="utf-8")
    imprint = read(tmp_path)
    assert imprint.help_number == "19000000"


def test_every_problem_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "site.toml").write_text("help_line = 1900\nhotline = '1'\n", encoding="utf-8")
    with pytest.raises(HasProblems) as caught:
        read(tmp_path)
    assert sorted(problem.line for problem in caught.value.problems) == [1, 2]

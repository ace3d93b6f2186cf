"""Who answers for the public website: `site.toml` in the home folder, written by the office."""

from dataclasses import dataclass, fields
from pathlib import Path

from app import toml
from app.errors import HasProblems
from app.rendering import clean

FILE = "site.toml"


@dataclass(frozen=True)
class Imprint:
    """What no table holds; every key may be left out.

    `name` of the site (else the uppermost unit's), `responsible` for what it says, `address`,
    and `help_line`, a telephone number, with the words before it.
    """

    name: str = ""
    responsible: str = ""
    address: str = ""
    help_line: str = ""
    help_words: str = "Cần hỗ trợ, tư vấn"

    @property
    def help_number(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.help_line if sign in "+0123456789")


def read(home: Path) -> Imprint:
    """Return the imprint of a home; without the file, an empty one. Raises HasProblems."""
    path = home / FILE
    if not path.exists():
        return Imprint()
    document = toml.read(path)
    known = [field.name for field in fields(Imprint)]
    problems = [
        document.problem(f"Khóa “{key}” không dùng ở đây. Có thể đặt: {', '.join(known)}.", key)
        for key in document.data
        if key not in known
    ]
    problems += [
        document.problem(f"“{key}” phải là một dòng chữ trong ngoặc kép.", key)
        for key, value in document.data.items()
        if key in known and not isinstance(value, str)
    ]
    if problems:
        raise HasProblems(problems)
    return Imprint(**{key: clean.line(value) for key, value in document.data.items()})

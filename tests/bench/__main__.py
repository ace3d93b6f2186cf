"""`./loa bench NAME [--json]`: measurements that print figures and assert nothing of time."""

import json
import sys
from collections.abc import Callable
from typing import Any

from tests.bench import kill, pictures

BENCHES: dict[str, Callable[[], dict[str, Any]]] = {"kill": kill.run, "pictures": pictures.run}


def main() -> None:
    """Run one benchmark and print its figures."""
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    if len(names) != 1 or names[0] not in BENCHES:
        sys.exit(f"loa: dùng ./loa bench {{{','.join(BENCHES)}}} [--json]")
    figures = BENCHES[names[0]]()
    if "--json" in sys.argv:
        print(json.dumps(figures, ensure_ascii=False, indent=2))  # noqa: T201 - its purpose
    else:
        for name, figure in figures.items():
            print(f"{name:24} {figure}")  # noqa: T201 - its purpose


if __name__ == "__main__":
    main()

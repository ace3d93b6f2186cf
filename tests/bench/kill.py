"""500 rehearsal publications, a worker killed with SIGKILL at random moments, 20 times over."""

import random
import tempfile
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.worker.killing import torture

RUNS, PUBLICATIONS, KILLS, DELAY = 20, 500, 4, 0.02


def run() -> dict[str, Any]:
    """Return the sums over all runs; lost and twice must be 0."""
    seed = random.SystemRandom().randrange(1_000_000)
    begun = time.perf_counter()
    sums: dict[str, int] = {}
    for number in range(RUNS):
        with tempfile.TemporaryDirectory(prefix="loa-kill-") as home:
            seen = torture(Path(home), PUBLICATIONS, KILLS, delay=DELAY, seed=seed + number)
        for name, value in asdict(seen).items():
            sums[name] = sums.get(name, 0) + value
    return {
        "runs": RUNS,
        "kills": RUNS * KILLS,
        "seed": seed,
        **sums,
        "seconds": round(time.perf_counter() - begun, 1),
    }

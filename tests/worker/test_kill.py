from pathlib import Path

from tests.worker.killing import torture


def test_a_worker_killed_at_random_moments_loses_nothing_and_sends_nothing_twice(
    tmp_path: Path,
) -> None:
    seen = torture(tmp_path, 60, 3, delay=0.06, seed=7)
    assert seen.publications == 60
    assert (seen.lost, seen.twice) == (0, 0)
    assert seen.published + seen.uncertain == 60
    assert seen.uncertain <= 3 * 4  # at most what was in flight at each kill
    assert seen.counted == 0  # rehearsals never count

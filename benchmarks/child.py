"""A process of an inner case: `python -m benchmarks.child STEP CASE FOLDER [RUNS]`.

The steps are run one after the other, each in a process of its own: `prepare` writes the data to
the folder, `times` writes what both calls took, `memory` by how much ours made the process grow.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.inner import INNER_CASES, Calls

FOUND = "found.json"
"""The file in the folder that a step writes."""

_MEBIBYTE = 1 << 20
_UNIT = 1 if sys.platform == "darwin" else 1 << 10
"""Bytes in which the system counts the most memory that a process took up."""


def main() -> None:
    """Does one step of one case."""
    step, name, folder, *runs = sys.argv[1:]
    (case,) = (case for case in INNER_CASES if case.name == name)
    if step == "prepare":
        case.prepare(Path(folder))
        return
    calls = case.load(Path(folder))
    found = _growth(calls) if step == "memory" else _times(calls, int(runs[0]))
    (Path(folder) / FOUND).write_text(json.dumps(found), encoding="utf-8")


def _times(calls: Calls, runs: int) -> list[list[tuple[float, float]]]:
    """Runs both in turn, after one of each that does not count.

    Returns:
        For ours and for the other, seconds by the clock and of the processor of each run.
    """
    calls.check(calls.ours(), calls.against())
    both = (calls.ours, calls.against)
    rounds = [[_time(call) for call in both] for _ in range(runs)]
    return [list(times) for times in zip(*rounds, strict=True)]


def _time(call: Callable[[], object]) -> tuple[float, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    call()
    return time.perf_counter() - wall, time.process_time() - cpu


def _growth(calls: Calls) -> float:
    """By how many MiB the most memory that this process took up grows in a run of ours."""
    before = _most_memory()
    calls.ours()
    return (_most_memory() - before) / _MEBIBYTE


def _most_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT


if __name__ == "__main__":
    main()

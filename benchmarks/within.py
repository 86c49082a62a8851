"""Runs inner cases in processes of their own."""

import json
import sys
from pathlib import Path
from typing import Any

from benchmarks.child import FOUND
from benchmarks.inner import InnerCase
from benchmarks.measure import Program, Timing, run

_ROOT = Path(__file__).parents[1]


def run_within(
    case: InnerCase, folder: Path, runs: int
) -> tuple[list[Timing], list[Timing], float | None]:
    """Runs both calls of a case in turn in one process, after one run of each that does not count.

    Args:
        case: What to run.
        folder: An empty folder for its data.
        runs: How often each counts.

    Returns:
        The timings of ours and of the other, those of one round at the same place; and by how many
        MiB the process grew in a single run of ours in another process, if the case limits that.

    Raises:
        FailedRunError: A process failed, or the calls do not agree.
    """
    _run_step(case, "prepare", folder)
    ours, against = _run_step(case, "times", folder, str(runs))
    grown = _run_step(case, "memory", folder) if case.memory is not None else None
    return [Timing(*one) for one in ours], [Timing(*one) for one in against], grown


def _run_step(case: InnerCase, step: str, folder: Path, *arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Runs a step in a process of its own.

    Returns:
        What it found.
    """
    command = (sys.executable, "-m", "benchmarks.child", step, case.name, str(folder), *arguments)
    found = folder / FOUND
    found.write_text("null", encoding="utf-8")
    run(Program(f"{case.name} ({step})", command, {"PYTHONPATH": str(_ROOT)}), folder)
    return json.loads(found.read_text(encoding="utf-8"))

"""Times of whole processes, taken in turn so that a busy machine slows all of them alike."""

import os
import resource
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_OF_PYTHON_AND_LIBRARIES = ("PYTHON", "PYTEST", "MPL", "MATPLOTLIB", "FIGREPRO", "COVERAGE")
"""How variables start that would change what is measured: one forbids to keep compiled modules."""


@dataclass(frozen=True, slots=True)
class Program:
    """Something to run.

    Attributes:
        name: What the table calls it.
        command: The program and its arguments.
        environment: Variables that it gets beside those of this process.
    """

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Timing:
    """What one run took, in seconds: by the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Spread:
    """The median of some numbers, the least and the greatest of them."""

    median: float
    least: float
    most: float


class FailedRunError(Exception):
    """A program that is measured did not succeed, so its time says nothing."""


def run(program: Program, folder: Path) -> Timing:
    """Runs a program to its end.

    Args:
        program: What to run.
        folder: Its working directory.

    Raises:
        FailedRunError: It cannot be started, or its exit status is not 0.
    """
    cpu, wall = _cpu_of_children(), time.perf_counter()
    try:
        done = subprocess.run(
            program.command,
            cwd=folder,
            env={**_environment(), **program.environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
    except OSError as error:
        message = f"{program.name} cannot be started: {error}"
        raise FailedRunError(message) from error
    timing = Timing(time.perf_counter() - wall, _cpu_of_children() - cpu)
    if done.returncode:
        said = done.stdout.decode(errors="replace")
        message = f"{program.name} failed with status {done.returncode}:\n{said}"
        raise FailedRunError(message)
    return timing


def _cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _environment() -> dict[str, str]:
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(_OF_PYTHON_AND_LIBRARIES)
    }


def run_in_turn(programs: Sequence[Program], folder: Path, runs: int) -> dict[str, list[Timing]]:
    """Runs the programs as A B C A B C …, after one run of each that does not count.

    Where each runs only once nothing is compared, and that one is left out.

    Args:
        programs: What to run, each with a name of its own.
        folder: Their working directory.
        runs: How often each counts.

    Returns:
        The timings of each program by its name; those of one round have the same place.
    """
    timings: dict[str, list[Timing]] = {program.name: [] for program in programs}
    if runs > 1:
        for program in programs:
            run(program, folder)
    for _ in range(runs):
        for program in programs:
            timings[program.name].append(run(program, folder))
    return timings


def spread(numbers: Sequence[float]) -> Spread:
    """The median of some numbers, with the least and the greatest."""
    return Spread(statistics.median(numbers), min(numbers), max(numbers))


def ratios(ours: Sequence[float], against: Sequence[float]) -> Spread:
    """How many times as long ours took as the other, round by round."""
    return spread([one / other for one, other in zip(ours, against, strict=True)])

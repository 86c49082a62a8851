"""`python -m benchmarks`: measures, prints tables, and fails where a limit is missed."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import CASES, Case
from benchmarks.inner import INNER_CASES, InnerCase
from benchmarks.measure import FailedRunError, run_in_turn
from benchmarks.report import Growth, Result, print_results
from benchmarks.within import run_within

_RUNS = 7
_CASES: tuple[Case | InnerCase, ...] = (*CASES, *INNER_CASES)
_DONE, _MISSED, _FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what the command line asks for.

    Args:
        arguments: Those of the command line, unless others are given.

    Returns:
        The exit status: 0 if all limits are kept, 1 if one is missed, 2 if a program failed.
    """
    chosen = _parser().parse_args(arguments)
    runs = 1 if chosen.smoke else chosen.runs
    cases = [case for case in _CASES if case.name in (chosen.case or _names())]
    results = []
    for case in cases:
        print(f"measuring {case.name} …", file=sys.stderr)
        try:
            results.append(_measured(case, runs))
        except FailedRunError as error:
            print(error, file=sys.stderr)
            return _FAILED
    if chosen.smoke:
        return _DONE
    print_results(results, runs)
    return _DONE if all(result.is_met for result in results) else _MISSED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument(
        "--runs",
        type=_count,
        default=_RUNS,
        metavar="N",
        help="runs of each that count (%(default)s)",
    )
    parser.add_argument(
        "--smoke",
        action="store_true",
        help="run each once, whatever it takes: only a program that fails is a failure",
    )
    parser.add_argument(
        "--case", action="append", choices=_names(), help="one case; repeat it for several"
    )
    return parser


def _names() -> list[str]:
    return [case.name for case in _CASES]


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        message = "at least 1 run is needed"
        raise argparse.ArgumentTypeError(message)
    return number


def _measured(case: Case | InnerCase, runs: int) -> Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        if isinstance(case, InnerCase):
            return _of_calls(case, folder, runs)
        return _of_programs(case, folder, runs)


def _of_programs(case: Case, folder: Path, runs: int) -> Result:
    case.prepare(folder)
    timings = run_in_turn((case.ours, case.against, *case.floors), folder, runs)
    return Result(
        name=case.name,
        timings=timings,
        ours=case.ours.name,
        against=case.against.name,
        limit=case.limit,
        aim=case.aim,
        floors=tuple(floor.name for floor in case.floors),
        figures=case.figures,
    )


def _of_calls(case: InnerCase, folder: Path, runs: int) -> Result:
    ours, against, grown = run_within(case, folder, runs)
    growth = Growth(grown, case.memory) if grown is not None and case.memory is not None else None
    return Result(
        name=case.name,
        timings={case.ours: ours, case.against: against},
        ours=case.ours,
        against=case.against,
        limit=case.limit,
        growth=growth,
        is_of_calls=True,
    )


if __name__ == "__main__":
    sys.exit(main())

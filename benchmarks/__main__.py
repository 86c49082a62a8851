"""`python -m benchmarks`: measures, prints one table, and fails where a limit is missed."""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.cases import CASES, Case
from benchmarks.measure import FailedRunError, run_in_turn
from benchmarks.report import Result, print_results

_RUNS = 7
_DONE, _MISSED, _FAILED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what the command line asks for.

    Args:
        arguments: Those of the command line, unless others are given.

    Returns:
        The exit status: 0 if all limits are kept, 1 if one is missed, 2 if a program failed.
    """
    chosen = _parser().parse_args(arguments)
    cases = [case for case in CASES if case.name in (chosen.case or _names())]
    results = []
    for case in cases:
        print(f"measuring {case.name} …", file=sys.stderr)
        try:
            results.append(_measured(case, chosen.runs))
        except FailedRunError as error:
            print(error, file=sys.stderr)
            return _FAILED
    print_results(results, chosen.runs)
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
        "--case", action="append", choices=_names(), help="one case; repeat it for several"
    )
    return parser


def _names() -> list[str]:
    return [case.name for case in CASES]


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        message = "at least 1 run is needed"
        raise argparse.ArgumentTypeError(message)
    return number


def _measured(case: Case, runs: int) -> Result:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        case.prepare(folder)
        programs = (case.ours, case.against, *case.floors)
        return Result(case, run_in_turn(programs, folder, runs))


if __name__ == "__main__":
    sys.exit(main())

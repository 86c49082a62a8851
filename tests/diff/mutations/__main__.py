"""`python -m tests.diff.mutations`: the mutation suite, with precision and recall of each kind."""

import argparse
import sys
from collections.abc import Sequence

from rich.console import Console

from tests.diff.mutations.draft import FIGURES
from tests.diff.mutations.kinds import KINDS
from tests.diff.mutations.run import keys_of, outcomes_of
from tests.diff.mutations.score import as_table, scores
from tests.diff.mutations.suite import SEED

_PAIRS = 200
_ALL_RIGHT, _SOME_WRONG = 0, 1
_WIDE = 160


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs what the command line asks for.

    Args:
        arguments: Those of the command line, unless others are given.

    Returns:
        The exit status: 0 if every change was named and nothing else, else 1.
    """
    chosen = _parser().parse_args(arguments)
    keys = list(keys_of(chosen.figure or FIGURES, chosen.kind, chosen.pairs, chosen.seed))
    outcomes = outcomes_of(keys, chosen.workers, with_metadata=not chosen.pixels)
    console = Console() if sys.stdout.isatty() else Console(width=_WIDE)
    console.print(as_table(scores(outcomes), list(KINDS)))
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    for outcome in wrong:
        console.print(str(outcome), markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(outcomes) - len(wrong)} of {len(outcomes)} cases are right")
    return _SOME_WRONG if wrong else _ALL_RIGHT


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.diff.mutations", description=__doc__)
    parser.add_argument("--pixels", action="store_true", help="references without metadata")
    parser.add_argument("--pairs", type=int, default=_PAIRS, metavar="N", help="of each figure")
    parser.add_argument("--figure", action="append", choices=FIGURES, metavar="ID")
    parser.add_argument("--kind", action="append", choices=list(KINDS), metavar="K")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1, metavar="N")
    return parser


if __name__ == "__main__":
    sys.exit(main())

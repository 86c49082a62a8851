"""`python -m tests.diff.estimate`: what references without metadata tell of each kind of change."""

import argparse
import sys

from rich.console import Console

from tests.diff.estimate.outcomes import outcomes_of
from tests.diff.mutations.draft import FIGURES
from tests.diff.mutations.kinds import KINDS
from tests.diff.mutations.run import keys_of
from tests.diff.mutations.score import as_table, scores
from tests.diff.mutations.suite import SEED

_WIDE = 160


def main() -> int:
    """Runs what the command line asks for; the exit status is 0 if every case is right."""
    parser = argparse.ArgumentParser(prog="python -m tests.diff.estimate", description=__doc__)
    parser.add_argument("--pairs", type=int, default=0, metavar="N", help="of each figure")
    parser.add_argument("--figure", action="append", choices=FIGURES, metavar="ID")
    parser.add_argument("--kind", action="append", choices=list(KINDS), metavar="K")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--workers", type=int, default=1, metavar="N")
    chosen = parser.parse_args()
    keys = list(keys_of(chosen.figure or FIGURES, chosen.kind, chosen.pairs, chosen.seed))
    outcomes = outcomes_of(keys, chosen.workers)
    console = Console(width=_WIDE)
    console.print(as_table(scores(outcomes), list(KINDS)))
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    for outcome in wrong:
        console.print(str(outcome), markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(outcomes) - len(wrong)} of {len(outcomes)} cases are right")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())

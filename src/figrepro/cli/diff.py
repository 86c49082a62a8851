"""`figrepro diff`: compares drawings with their references."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.cli.options import (
    DEFAULT_OUT,
    DataOption,
    JsonOption,
    OutOption,
    SomeIds,
    data_and_ids,
)
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo
from figrepro.cli.policy import IgnoreOption, ThresholdOption, ToleranceOption, policy_of
from figrepro.errors import FigreproError, Problem

if TYPE_CHECKING:
    from figrepro.results.outcomes import CompareOutcome


def diff(
    ids: SomeIds = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this PNG instead of the reference."),
    ] = None,
    threshold: ThresholdOption = None,
    tolerance: ToleranceOption = None,
    ignore: IgnoreOption = None,
    out: OutOption = DEFAULT_OUT,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Compare drawings with their references.

    Where they differ, it says what changed and writes DIR/ID.diff.png: reference, drawing and
    difference side by side, with what changed outlined and named.
    """
    from figrepro.batch.compare import compare_figures
    from figrepro.render.mpl_settings import ignore_user_mpl_config

    found, chosen = data_and_ids(data, ids)
    if against is not None and len(ids or ()) != 1:
        hint = "run: figrepro diff ID --against FILE"
        raise FigreproError(Problem("--against needs exactly one figure ID", hint=hint))
    policy = policy_of(found, chosen, threshold, tolerance, ignore, against)
    ignore_user_mpl_config()
    outcomes = compare_figures(found, chosen, policy=policy, against=against, out=out)
    return report(outcomes, show_comparison, as_json=as_json)


def show_comparison(outcome: "CompareOutcome") -> None:
    """Prints the status of one figure, and a sentence for each thing that differs."""
    if outcome.status == "error":
        return
    missing = f"missing: there is no reference; `figrepro accept {outcome.id}` makes one"
    echo(f"{outcome.id}: {missing if outcome.status == 'missing' else outcome.status}")
    if outcome.comparison is not None:
        from figrepro.diff.sentences import sentences

        for sentence in sentences(outcome.comparison):
            echo(f"  {sentence}")
    if outcome.image is not None:
        echo(f"  see {outcome.image}")

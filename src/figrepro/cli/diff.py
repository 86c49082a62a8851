"""`figrepro diff`: compares drawings with their references."""

from pathlib import Path
from typing import Annotated

import typer

from figrepro.cli.documents import document_of_failure
from figrepro.cli.options import (
    DEFAULT_OUT,
    DataOption,
    JsonOption,
    OutOption,
    SomeIds,
    data_and_ids,
)
from figrepro.cli.policy import (
    IgnoreOption,
    ThresholdOption,
    ToleranceOption,
    policy_of,
    require_known_series,
)
from figrepro.errors import FigreproError, Problem


def diff(
    ids: SomeIds = None,
    against: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Compare with this PNG, not with the reference."),
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
    from figrepro.cli.compared import report_comparisons, status_of_comparisons
    from figrepro.render.isolation import own_the_process

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
        if against is not None and len(ids or ()) != 1:
            hint = "name it: figrepro diff ID --against FILE"
            raise FigreproError(Problem("--against compares one figure", hint=hint))
        policy = policy_of(threshold, tolerance, ignore)
        require_known_series(policy, found, chosen, against)
    own_the_process()
    outcomes = report_comparisons(
        compare_figures(found, chosen, policy=policy, against=against, out=out), as_json=as_json
    )
    return status_of_comparisons(outcomes)

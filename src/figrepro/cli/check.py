"""`figrepro check`: everything that a CI must know."""

from typing import TYPE_CHECKING

from figrepro.cli.compared import print_comparison
from figrepro.cli.documents import document_of_failure, write_document
from figrepro.cli.options import (
    DIFFERS,
    DONE,
    WRONG,
    DataOption,
    JsonOption,
    SomeIds,
    data_and_ids,
)
from figrepro.cli.output import say, tell_problems
from figrepro.cli.policy import (
    IgnoreOption,
    ThresholdOption,
    ToleranceOption,
    policy_of,
    require_known_series,
)
from figrepro.cli.verdicts import verdict_change

if TYPE_CHECKING:
    from figrepro.results.outcomes import CheckOutcome


def check(
    ids: SomeIds = None,
    threshold: ThresholdOption = None,
    tolerance: ToleranceOption = None,
    ignore: IgnoreOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check that data is valid, drawings match, verdicts are accepted."""
    from figrepro.batch.check import check_figures
    from figrepro.render.isolation import own_the_process

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
        policy = policy_of(threshold, tolerance, ignore)
        require_known_series(policy, found, chosen)
    own_the_process()
    statuses, rows = [], []
    for outcome in check_figures(found, chosen, policy):
        statuses.append(_status_of(outcome))
        if as_json:
            from figrepro.results.document import checked_row

            rows.append(checked_row(outcome))
        else:
            _print_outcome(outcome)
        tell_problems(outcome.comparison.warnings, as_warning=True, of=outcome.comparison.id)
        tell_problems((*outcome.comparison.problems, *outcome.claims.problems))
    if as_json:
        write_document(rows)
    else:
        say(f"{statuses.count(DONE)} of {len(statuses)} figures pass")
    return max(statuses, default=DONE)


def _status_of(outcome: "CheckOutcome") -> int:
    """The exit status of one figure: wrong input wins over differences."""
    if outcome.comparison.problems or outcome.claims.problems:
        return WRONG
    passes = outcome.comparison.status == "match" and not outcome.surprising
    return DONE if passes else DIFFERS


def _print_outcome(outcome: "CheckOutcome") -> None:
    if outcome.comparison.status != "error":
        print_comparison(outcome.comparison)
    for one in outcome.surprising:
        say(f"  {verdict_change(one)}")
    if outcome.surprising:
        say(f"  `figrepro accept --claims {outcome.claims.id}` accepts these verdicts")

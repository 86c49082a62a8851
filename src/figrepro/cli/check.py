"""`figrepro check`: everything that a CI must know."""

from figrepro.cli.documents import document_of_failure
from figrepro.cli.options import (
    DataOption,
    JsonOption,
    SomeIds,
    data_and_ids,
)
from figrepro.cli.output import say
from figrepro.cli.policy import (
    IgnoreOption,
    ThresholdOption,
    ToleranceOption,
    policy_of,
    require_known_series,
)


def check(
    ids: SomeIds = None,
    threshold: ThresholdOption = None,
    tolerance: ToleranceOption = None,
    ignore: IgnoreOption = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Check that figures are valid and match their references."""
    from figrepro.batch import compare_figures
    from figrepro.cli.compared import report_comparisons, status_of_comparisons
    from figrepro.render.isolation import own_the_process

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
        policy = policy_of(threshold, tolerance, ignore)
        require_known_series(policy, found, chosen)
    own_the_process()
    outcomes = report_comparisons(compare_figures(found, chosen, policy=policy), as_json=as_json)
    if not as_json:
        matching = sum(outcome.status == "match" for outcome in outcomes)
        say(f"{matching} of {len(outcomes)} figures match")
    return status_of_comparisons(outcomes)

"""`figrepro check`: everything that a CI must know."""

from typing import TYPE_CHECKING

from figrepro.cli.diff import show_comparison
from figrepro.cli.options import DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo
from figrepro.cli.policy import IgnoreOption, ThresholdOption, ToleranceOption, policy_of
from figrepro.cli.verdicts import verdict_change
from figrepro.errors import counted

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
    from figrepro.render.mpl_settings import ignore_user_mpl_config

    found, chosen = data_and_ids(data, ids)
    policy = policy_of(found, chosen, threshold, tolerance, ignore)
    ignore_user_mpl_config()
    statuses = []

    def show(outcome: "CheckOutcome") -> None:
        statuses.append(outcome.status)
        _show(outcome)

    status = report(check_figures(found, chosen, policy), show, as_json=as_json)
    if not as_json:
        verb = "passes" if len(statuses) == 1 else "pass"
        echo(f"{statuses.count('match')} of {counted(len(statuses), 'figure')} {verb}")
    return status


def _show(outcome: "CheckOutcome") -> None:
    if outcome.comparison is not None:
        show_comparison(outcome.comparison)
    for one in outcome.surprising:
        echo(f"  {verdict_change(one)}")
    if outcome.surprising:
        echo(f"  `figrepro accept --claims {outcome.id}` accepts these verdicts")

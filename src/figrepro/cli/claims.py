"""`figrepro claims`: what the numbers make of what the source says."""

from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.claims.verdicts import Verdict
from figrepro.cli.options import DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo, print_rich
from figrepro.cli.verdicts import counts_of_verdicts, surprising_verdicts
from figrepro.figure.model import DRAWN

if TYPE_CHECKING:
    from figrepro.results.outcomes import ClaimsOutcome


def claims(
    ids: SomeIds = None,
    reading: Annotated[
        str,
        typer.Option(
            "--reading",
            metavar="NAME",
            help="Test the claims on this reading. Without ID, skips figures that lack it.",
        ),
    ] = DRAWN,
    only: Annotated[
        Verdict | None, typer.Option("--only", help="Show only claims with this verdict.")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Test what the source says about figures against their numbers."""
    from figrepro.batch.claims import judge_figures

    found, chosen = data_and_ids(data, ids)
    if reading != DRAWN and not ids:
        from figrepro.batch.readings import having_reading

        chosen = having_reading(found, chosen, reading, or_drawn=True)
    outcomes = list(judge_figures(found, chosen, reading))
    if as_json:
        outcomes = [_only(one, only) for one in outcomes]
    first = next((one for one in outcomes if _is_shown(one)), None)

    def show(outcome: "ClaimsOutcome") -> None:
        if _is_shown(outcome):
            if outcome is not first:
                echo("")
            _show(outcome, only)

    return report(outcomes, show, as_json=as_json)


def more_help() -> tuple[str, list[tuple[str, str]]]:
    """The functions of formulas, for the help of the command."""
    from figrepro.claims.functions import FUNCTIONS

    return "Functions of formulas, by example", [
        (one.example, f"{one.name}: {one.meaning}") for one in FUNCTIONS.values()
    ]


def _only(outcome: "ClaimsOutcome", verdict: Verdict | None) -> "ClaimsOutcome":
    """Those of one verdict."""
    from dataclasses import replace

    if verdict is None:
        return outcome
    chosen = tuple(one for one in outcome.claims if one.judgement.verdict == verdict)
    return replace(outcome, claims=chosen)


def _is_shown(outcome: "ClaimsOutcome") -> bool:
    """Whether there is more to say of a figure than its problems."""
    return bool(outcome.claims or outcome.unjudged or not outcome.problems)


def _show(outcome: "ClaimsOutcome", only: Verdict | None) -> None:
    by = "" if outcome.reading == DRAWN else f", by the reading {outcome.reading}"
    echo(f"{outcome.id}: {counts_of_verdicts(outcome)}{by}")
    if surprising := surprising_verdicts(outcome):
        echo(f"not as accepted: {surprising}")
    if chosen := _only(outcome, only).claims:
        from figrepro.cli.claims_screen import ClaimsScreen

        print_rich(ClaimsScreen(chosen))

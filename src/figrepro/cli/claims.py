"""`figrepro claims`: what the numbers make of what the source says."""

from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.claims.verdicts import Verdict
from figrepro.cli.documents import document_of_failure, write_document
from figrepro.cli.options import DONE, WRONG, DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.output import print_rich, say, tell_problems
from figrepro.cli.verdicts import counts_of_verdicts, surprising_verdicts
from figrepro.figure.model import DRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figrepro.results.outcomes import ClaimsOutcome


def claims(
    ids: SomeIds = None,
    reading: Annotated[
        str,
        typer.Option(
            "--reading",
            metavar="NAME",
            help="Judge by another reading. Without ID, figures that lack it are passed over.",
        ),
    ] = DRAWN,
    only: Annotated[
        Verdict | None, typer.Option("--only", help="Only the claims of this verdict.")
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Test what the source says about figures against their numbers."""
    from figrepro.batch.claims import judge_figures

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
        if reading != DRAWN and not ids:
            from figrepro.batch.readings import having_reading

            chosen = having_reading(found, chosen, reading, or_drawn=True)
    outcomes = list(judge_figures(found, chosen, reading))
    if as_json:
        from figrepro.results.document import claims_row

        write_document(claims_row(_only(one, only)) for one in outcomes)
    else:
        _print(outcomes, only)
    for outcome in outcomes:
        tell_problems(outcome.problems)
    return WRONG if any(outcome.problems for outcome in outcomes) else DONE


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


def _print(outcomes: "Iterable[ClaimsOutcome]", only: Verdict | None) -> None:
    """Prints what was judged, with an empty line between two figures."""
    judged = [one for one in outcomes if one.claims or one.unjudged or not one.problems]
    for place, outcome in enumerate(judged):
        if place:
            say("")
        by = "" if outcome.reading == DRAWN else f", by the reading {outcome.reading}"
        say(f"{outcome.id}: {counts_of_verdicts(outcome)}{by}")
        if surprising := surprising_verdicts(outcome):
            say(f"not as accepted: {surprising}")
        if chosen := _only(outcome, only).claims:
            from figrepro.cli.claims_screen import ClaimsScreen

            print_rich(ClaimsScreen(chosen))

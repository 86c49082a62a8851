"""`figrepro claims`: what the numbers make of what the source says."""

from collections import Counter
from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.cli.documents import document_of_failure, write_document
from figrepro.cli.options import DONE, WRONG, DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.output import print_rich, say, tell_problems
from figrepro.errors import FigreproError, Problem, did_you_mean
from figrepro.figure.model import DRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figrepro.claims.claim import JudgedClaim
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
        str | None,
        typer.Option(
            "--only",
            metavar="VERDICT",
            help="contradicted, undecided, supported or untestable.",
        ),
    ] = None,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Test what the source says about figures against their numbers."""
    from figrepro.batch.claims import judge_figures

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
        _require_verdict(only)
        if reading != DRAWN and not ids:
            from figrepro.batch.readings import having_reading

            chosen = having_reading(found, chosen, reading, or_drawn=True)
    outcomes = [_only(outcome, only) for outcome in judge_figures(found, chosen, reading)]
    if as_json:
        from figrepro.results.document import claims_row

        write_document(claims_row(one) for one in outcomes)
    else:
        _print(outcomes)
    for outcome in outcomes:
        tell_problems(outcome.problems)
    return WRONG if any(outcome.problems for outcome in outcomes) else DONE


def more_help() -> tuple[str, list[tuple[str, str]]]:
    """The functions of formulas, for the help of the command."""
    from figrepro.claims.functions import FUNCTIONS

    return "Functions of formulas, by example", [
        (one.example, f"{one.name}: {one.meaning}") for one in FUNCTIONS.values()
    ]


def _require_verdict(only: str | None) -> None:
    from figrepro.claims.verdicts import VERDICTS

    if only is not None and only not in VERDICTS:
        raise FigreproError(
            Problem(
                "there is no such verdict",
                key="--only",
                found=only,
                allowed=", ".join(VERDICTS),
                hint=did_you_mean(only, list(VERDICTS)),
            )
        )


def _only(outcome: "ClaimsOutcome", verdict: str | None) -> "ClaimsOutcome":
    """Those of one verdict."""
    from dataclasses import replace

    if verdict is None:
        return outcome
    chosen = tuple(one for one in outcome.claims if one.judgement.verdict == verdict)
    return replace(outcome, claims=chosen)


def _print(outcomes: "Iterable[ClaimsOutcome]") -> None:
    """Prints what was judged, with an empty line between two figures."""
    judged = [one for one in outcomes if one.claims or one.unjudged or not one.problems]
    for place, outcome in enumerate(judged):
        if place:
            say("")
        by = "" if outcome.reading == DRAWN else f", by the reading {outcome.reading}"
        say(f"{outcome.id}: {_summary(outcome)}{by}")
        if outcome.claims:
            from figrepro.cli.claims_screen import ClaimsScreen

            print_rich(ClaimsScreen(outcome.claims))


def verdict_change(one: "JudgedClaim") -> str:
    """How a claim is judged, against what is accepted, in one line."""
    now = _in_words(one.judgement.verdict, one.judgement.firmness)
    if one.claim.verdict is None:
        return f"claim {one.claim.id} is {now}; no verdict was accepted before"
    before = _in_words(one.claim.verdict, one.claim.firmness)
    return f"claim {one.claim.id} is {now}; accepted was {before}"


def _in_words(verdict: str, firmness: str | None) -> str:
    return f"{verdict} ({firmness})" if firmness else verdict


def _summary(outcome: "ClaimsOutcome") -> str:
    """How many claims have each verdict, and how many none."""
    from figrepro.claims.verdicts import VERDICTS

    counts = Counter(one.judgement.verdict for one in outcome.claims)
    told = [f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]]
    summary = ", ".join(told) or "no claims"
    return f"{summary}; {outcome.unjudged} could not be judged" if outcome.unjudged else summary

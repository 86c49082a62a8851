"""`figrepro accept`: makes the present drawings the references."""

from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.cli.options import DONE, WRONG, DataOption, data_and_ids
from figrepro.cli.output import say, tell_problems
from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import DataDir

if TYPE_CHECKING:
    from figrepro.results.outcomes import AcceptOutcome


def accept(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="The figures; none is named with --all."),
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Accept every figure.")] = False,
    of_claims: Annotated[
        bool,
        typer.Option("--claims", help="Accept the verdicts of the claims, not the drawings."),
    ] = False,
    data: DataOption = None,
) -> int:
    """Make the drawings the references, and print what that accepts."""
    if bool(ids) == every:
        raise FigreproError(
            Problem("name the figures to accept, or say --all, not both or neither")
        )
    found, chosen = data_and_ids(data, ids)
    return _accept_claims(found, chosen) if of_claims else _accept_drawings(found, chosen)


def _accept_drawings(data: DataDir, ids: list[str]) -> int:
    from figrepro.batch.accept import accept_figures
    from figrepro.render.isolation import own_the_process

    own_the_process()
    failed = False
    for outcome in accept_figures(data, ids):
        failed = failed or bool(outcome.problems)
        if not outcome.problems:
            _print_outcome(outcome)
        tell_problems(outcome.warnings, as_warning=True, of=outcome.id)
        tell_problems(outcome.problems)
    return WRONG if failed else DONE


def _accept_claims(data: DataDir, ids: list[str]) -> int:
    from figrepro.batch.accept import accept_claims
    from figrepro.cli.verdicts import verdict_change

    failed = False
    for outcome in accept_claims(data, ids):
        failed = failed or bool(outcome.problems)
        if not outcome.problems:
            count = len(outcome.accepted)
            verdicts = f"{count} verdict{'s' if count > 1 else ''}"
            say(f"{outcome.id}: " + (f"accepted {verdicts}" if count else "unchanged"))
        for one in outcome.accepted:
            say(f"  {verdict_change(one)}")
        tell_problems(outcome.problems)
    return WRONG if failed else DONE


def _print_outcome(outcome: "AcceptOutcome") -> None:
    if outcome.action == "unchanged":
        say(f"{outcome.id}: unchanged")
        return
    pixels = outcome.differing_pixels
    note = ", the first reference" if outcome.was_missing else ""
    note = f", {pixels} pixels differ" if pixels is not None else note
    say(f"{outcome.id}: accepted{note}")
    if outcome.changes:
        from figrepro.diff.sentences import about_changes

        for sentence in about_changes(outcome.changes):
            say(f"  {sentence}")

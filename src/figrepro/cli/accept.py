"""`figrepro accept`: makes the present drawings the references, or the verdicts the accepted."""

from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.cli.options import DataOption, data_and_ids
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo
from figrepro.errors import FigreproError, Problem, counted

if TYPE_CHECKING:
    from figrepro.results.outcomes import AcceptClaimsOutcome, AcceptOutcome


def accept(
    ids: Annotated[
        list[str] | None,
        typer.Argument(metavar="ID", help="Figure IDs; leave out with --all."),
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
        raise FigreproError(Problem("give either figure IDs or --all"))
    from figrepro.batch.accept import accept_claims, accept_drawings

    found, chosen = data_and_ids(data, ids)
    if of_claims:
        return report(accept_claims(found, chosen), _show_verdicts)
    from figrepro.render.mpl_settings import ignore_user_mpl_config

    ignore_user_mpl_config()
    return report(accept_drawings(found, chosen), _show_drawing)


def _show_verdicts(outcome: "AcceptClaimsOutcome") -> None:
    from figrepro.cli.verdicts import verdict_change

    count = len(outcome.accepted)
    if not outcome.problems:
        accepted = f"accepted {counted(count, 'verdict')}" if count else "unchanged"
        echo(f"{outcome.id}: {accepted}")
    for one in outcome.accepted:
        echo(f"  {verdict_change(one)}")


def _show_drawing(outcome: "AcceptOutcome") -> None:
    if outcome.problems:
        return
    if outcome.action == "unchanged":
        echo(f"{outcome.id}: unchanged")
        return
    from figrepro.diff.sentences import about_changes, pixels_differ

    pixels = outcome.differing_pixels
    note = ", the first reference" if outcome.was_missing else ""
    note = f", {pixels_differ(pixels)}" if pixels is not None else note
    echo(f"{outcome.id}: accepted{note}")
    for sentence in about_changes(outcome.changes):
        echo(f"  {sentence}")

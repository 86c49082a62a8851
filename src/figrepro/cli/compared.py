"""How `diff` and `check` say what their comparisons found."""

from dataclasses import replace
from typing import TYPE_CHECKING

from figrepro.cli.documents import write_document
from figrepro.cli.options import DIFFERS, DONE, WRONG
from figrepro.cli.output import say, tell_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figrepro.results.document import FigureRow
    from figrepro.results.outcomes import CompareOutcome


def report_comparisons(
    found: "Iterable[CompareOutcome]", *, as_json: bool
) -> "list[CompareOutcome]":
    """Prints each comparison as it is made, or the document of all of them at the end.

    Returns:
        The outcomes without what is told of them: the drawings of many figures take much room.
    """
    outcomes, rows = [], []
    for outcome in found:
        outcomes.append(replace(outcome, comparison=None))
        if as_json:
            rows.append(_row_of(outcome))
        elif outcome.status != "error":
            print_comparison(outcome)
        tell_problems(outcome.warnings, as_warning=True, of=outcome.id)
        tell_problems(outcome.problems)
    if as_json:
        write_document(rows)
    return outcomes


def _row_of(outcome: "CompareOutcome") -> "FigureRow":
    from figrepro.results.document import compared_row

    return compared_row(outcome)


def status_of_comparisons(outcomes: "list[CompareOutcome]") -> int:
    """The exit status: wrong input wins over differences, and those over matches."""
    if any(outcome.problems for outcome in outcomes):
        return WRONG
    return DONE if all(outcome.status == "match" for outcome in outcomes) else DIFFERS


def print_comparison(outcome: "CompareOutcome") -> None:
    """Prints the status of one figure, and a sentence for each thing that differs."""
    say(f"{outcome.id}: {_headline(outcome)}")
    if outcome.comparison is not None:
        from figrepro.diff.sentences import sentences

        for sentence in sentences(outcome.comparison):
            say(f"  {sentence}")
    if outcome.image is not None:
        say(f"  see {outcome.image}")


def _headline(outcome: "CompareOutcome") -> str:
    if outcome.status == "missing":
        return f"missing: there is no reference; `figrepro accept {outcome.id}` makes one"
    return outcome.status

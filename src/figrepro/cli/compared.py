"""How `diff` and `check` say what their comparisons found."""

from typing import TYPE_CHECKING

from figrepro.cli.documents import write_document
from figrepro.cli.options import DIFFERS, DONE, WRONG
from figrepro.cli.output import say, tell_problems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figrepro.results.outcomes import CompareOutcome


def report_comparisons(
    found: "Iterable[CompareOutcome]", *, as_json: bool
) -> "list[CompareOutcome]":
    """Prints each comparison as it is made, or the document of all of them at the end."""
    outcomes = []
    for outcome in found:
        outcomes.append(outcome)
        if not as_json and outcome.status != "error":
            _print_comparison(outcome)
        tell_problems(outcome.warnings, as_warning=True, of=outcome.id)
        tell_problems(outcome.problems)
    if as_json:
        from figrepro.results.document import compared_row

        write_document(compared_row(one) for one in outcomes)
    return outcomes


def status_of_comparisons(outcomes: "list[CompareOutcome]") -> int:
    """The exit status: wrong input wins over differences, and those over matches."""
    if any(outcome.problems for outcome in outcomes):
        return WRONG
    return DONE if all(outcome.status == "match" for outcome in outcomes) else DIFFERS


def _print_comparison(outcome: "CompareOutcome") -> None:
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

"""What became of each figure: printed as it is found out, or as the document of `--json`."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from figrepro.cli.options import DIFFERS, DONE, WRONG
from figrepro.cli.output import echo_problems, write_data
from figrepro.errors import Problem

if TYPE_CHECKING:
    from figrepro.results.outcomes import Outcome

_Outcome = TypeVar("_Outcome", bound="Outcome")


def report(
    outcomes: Iterable[_Outcome], show: Callable[[_Outcome], None], *, as_json: bool = False
) -> int:
    """Prints each outcome with its problems, or the document of all of them at the end.

    No outcome is kept: the drawings of many figures take much room.

    Returns:
        The exit status: wrong input wins over differences, and those over matches.
    """
    status, objects = DONE, []
    for outcome in outcomes:
        status = max(status, _exit_status(outcome))
        if as_json:
            from figrepro.results.document import figure_object

            objects.append(figure_object(outcome))
        else:
            show(outcome)
        echo_problems(outcome.warnings, as_warning=True, of=outcome.id)
        echo_problems(outcome.problems)
    if as_json:
        write_document(objects)
    return status


def _exit_status(outcome: "Outcome") -> int:
    if outcome.problems:
        return WRONG
    return DONE if outcome.status in {"ok", "match"} else DIFFERS


def write_document(objects: Sequence[dict[str, object]], problems: Iterable[Problem] = ()) -> None:
    """Writes the document of a run."""
    from figrepro.results.document import to_json

    write_data(to_json(objects, problems))

"""The JSON document that `--json` puts on standard output."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from figrepro.cli.output import write_data
from figrepro.errors import FigreproError, Problem

if TYPE_CHECKING:
    from figrepro.results.document import FigureRow


_WITH_DOCUMENT = frozenset({"list", "render", "describe", "diff", "claims", "check"})
"""The commands that have `--json`."""


def asks_for_document(arguments: Sequence[str]) -> bool:
    """Whether a call asks for the document, as far as one can tell that is not understood."""
    command, *rest = arguments or [""]
    options = rest[: rest.index("--")] if "--" in rest else rest
    return command in _WITH_DOCUMENT and "--json" in options


def write_document(rows: Iterable["FigureRow"], problems: Iterable[Problem] = ()) -> None:
    """Writes the document of a run."""
    from figrepro.results.document import to_document, to_json

    write_data(to_json(to_document(list(rows), problems)))


@contextmanager
def document_of_failure(asked: bool) -> Iterator[None]:  # noqa: FBT001 - what the option says
    """Writes the document of a call that fails before any figure is looked at, if it is asked for.

    Raises:
        FigreproError: The failure, to be told as any other.
    """
    try:
        yield
    except FigreproError as error:
        if asked:
            write_document([], error.problems)
        raise

"""Arguments and options that several commands share."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from figrepro.cli.output import echo_problems
from figrepro.figure.folders import DataDir, find_data

DataOption = Annotated[
    Path | None,
    typer.Option(
        "--data",
        metavar="DIR",
        help="Where the figures are. Default: $FIGREPRO_DATA, ./data, or the bundled figures.",
    ),
]
JsonOption = Annotated[
    bool, typer.Option("--json", help="Print one JSON document and nothing else.")
]
OneId = Annotated[str, typer.Argument(metavar="ID", help="The figure.")]
SomeIds = Annotated[
    list[str] | None,
    typer.Argument(metavar="ID", help="Figure IDs; all figures if none is given."),
]
OutOption = Annotated[Path, typer.Option("--out", metavar="DIR", help="Output directory.")]

DEFAULT_OUT = Path("out")

DONE, DIFFERS, WRONG = 0, 1, 2
"""Exit statuses: done; something differs or is missing; the call, a spec or data is wrong."""


def data_and_ids(data: Path | None, ids: Sequence[str] | None) -> tuple[DataDir, list[str]]:
    """The data directory, and the named figures or all of them, each once.

    Raises:
        FigreproError: There is no such directory.
    """
    found = find_data(data)
    if ids:
        return found, list(dict.fromkeys(ids))
    echo_problems(found.misnamed(), as_warning=True)
    return found, found.ids()

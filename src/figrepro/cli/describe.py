"""`figrepro describe`: figures in words."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from figrepro.cli.options import DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo, print_rich, write_data
from figrepro.errors import visible

if TYPE_CHECKING:
    from figrepro.results.outcomes import DescribeOutcome

FormName = Literal["long", "short", "markdown"]


def describe(
    ids: SomeIds = None,
    form: Annotated[
        FormName,
        typer.Option(
            "--format",
            help="Paragraphs, one line of alt text, or Markdown with headings.",
        ),
    ] = "long",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Describe figures in words."""
    from figrepro.batch.describe import describe_figures

    found, chosen = data_and_ids(data, ids)
    outcomes = list(describe_figures(found, chosen))
    first = next((one for one in outcomes if not one.problems), None)

    def show(outcome: "DescribeOutcome") -> None:
        if outcome.description is None:
            return
        if form != "short" and outcome is not first:
            echo("")
        name = f"{outcome.id}:" if len(chosen) > 1 else ""
        _show(outcome.description.text(form), form, name)

    return report(outcomes, show, as_json=as_json)


def _show(text: str, form: FormName, name: str) -> None:
    """Prints a description under its name, if that is to be said."""
    if form == "markdown":
        write_data(f"{text}\n")
    elif form == "short":
        _echo_wrapped(f"{name} {text}".lstrip())
    else:
        for line in [name] * bool(name) + text.split("\n"):
            _echo_wrapped(line)


def _echo_wrapped(line: str) -> None:
    """Prints a line, wrapped between words where a terminal would break it anywhere."""
    if not line or not sys.stdout.isatty():
        echo(line)
        return
    from rich.text import Text

    print_rich(Text(visible(line)))

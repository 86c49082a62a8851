"""`figrepro describe`: figures in words."""

import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from figrepro.cli.documents import document_of_failure, write_document
from figrepro.cli.options import DONE, WRONG, DataOption, JsonOption, SomeIds, data_and_ids
from figrepro.cli.output import print_rich, say, tell_problems, write_data
from figrepro.figure.formats import visible

if TYPE_CHECKING:
    from figrepro.words.describe import Description

FormName = Literal["long", "short", "markdown"]


def describe(
    ids: SomeIds = None,
    form: Annotated[
        FormName,
        typer.Option(
            "--format",
            help="Paragraphs, one line for an alternative text, or Markdown with headings.",
        ),
    ] = "long",
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Say in words what figures show."""
    from figrepro.batch.describe import describe_figures

    with document_of_failure(as_json):
        found, chosen = data_and_ids(data, ids)
    outcomes = list(describe_figures(found, chosen))
    if as_json:
        from figrepro.results.document import described_row

        write_document(described_row(one) for one in outcomes)
    else:
        described = {one.id: one.description for one in outcomes if one.description is not None}
        _print(described, form, with_ids=len(chosen) > 1)
    for outcome in outcomes:
        tell_problems(outcome.problems)
    return WRONG if any(outcome.problems for outcome in outcomes) else DONE


def _print(described: "dict[str, Description]", form: FormName, *, with_ids: bool) -> None:
    """Prints descriptions with a blank line between long ones, each under its id if asked for."""
    for place, (figure_id, description) in enumerate(described.items()):
        text = description.text(form)
        if form == "short":
            _say_whole_words(f"{figure_id}: {text}" if with_ids else text)
            continue
        if place:
            say("")
        if form == "markdown":
            write_data(f"{text}\n")
            continue
        for line in [f"{figure_id}:"] * with_ids + text.split("\n"):
            _say_whole_words(line)


def _say_whole_words(line: str) -> None:
    """Prints a line, wrapped between words where a terminal would break it anywhere."""
    if not line or not sys.stdout.isatty():
        say(line)
        return
    from rich.text import Text

    print_rich(Text(visible(line)))

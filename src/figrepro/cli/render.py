"""`figrepro render`: draws figures."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.cli.options import (
    DEFAULT_OUT,
    DataOption,
    JsonOption,
    OutOption,
    SomeIds,
    data_and_ids,
)
from figrepro.cli.outcomes import report
from figrepro.cli.output import echo

if TYPE_CHECKING:
    from figrepro.results.outcomes import RenderOutcome


class FormatName(StrEnum):
    """The formats by name: typer takes lists of an enumeration, not of literals."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def render(
    ids: SomeIds = None,
    out: OutOption = DEFAULT_OUT,
    formats: Annotated[
        list[FormatName] | None,
        typer.Option(
            "--format",
            metavar="png|svg|pdf",
            help="File format, png by default. Repeat for several.",
        ),
    ] = None,
    dpi: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=10, max=2400, help="Pixels per inch; overrides size.dpi of the spec."
        ),
    ] = None,
    reading: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Draw this reading's points over the figure, hollow, to ID.NAME.png. "
            "Without ID, skips figures that lack it.",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Redraw files that are already up to date.")
    ] = False,
    data: DataOption = None,
    as_json: JsonOption = False,
) -> int:
    """Draw figures to DIR/ID.png, or .svg, or .pdf.

    A file that is there already, as it would be drawn, is left as it is.
    """
    from figrepro.batch.render import render_figures
    from figrepro.render.mpl_settings import ignore_user_mpl_config

    found, chosen = data_and_ids(data, ids)
    if reading is not None and not ids:
        from figrepro.batch.readings import having_reading

        chosen = having_reading(found, chosen, reading)
    ignore_user_mpl_config()
    outcomes = render_figures(
        found,
        chosen,
        out,
        [each.value for each in formats or [FormatName.PNG]],
        dpi=dpi,
        reading=reading,
        force=force,
    )
    return report(outcomes, _show, as_json=as_json)


def _show(outcome: "RenderOutcome") -> None:
    for output in outcome.outputs:
        note = "  (unchanged)" if output.action == "unchanged" else ""
        echo(f"{output.path}{note}")

"""`figrepro table`: the numbers of a figure."""

from typing import Annotated, Literal

import typer

from figrepro.chart.load import load_chart
from figrepro.cli.options import DONE, DataOption, OneId
from figrepro.cli.output import print_rich, write_data
from figrepro.figure.folders import find_data

ViewName = Literal["points", "summary", "readings", "similarity"]
TableFormat = Literal["rich", "markdown", "csv", "json", "latex"]


def table(
    figure_id: OneId,
    view: Annotated[
        ViewName,
        typer.Option(
            help="The points, a summary of each series, how the readings differ at each point, or "
            "how alike they are in all."
        ),
    ] = "points",
    table_format: Annotated[TableFormat, typer.Option("--format", help="Output format.")] = "rich",
    data: DataOption = None,
) -> int:
    """Print the numbers of a figure, with how exactly they are known."""
    chart = load_chart(find_data(data), figure_id)
    if table_format == "rich":
        from figrepro.table.rich_table import render_rich

        print_rich(render_rich(chart, view))
    else:
        from figrepro.table.formats import render_text

        write_data(render_text(chart, view, table_format))
    return DONE

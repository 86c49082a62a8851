"""`figrepro list`: the figures."""

from typing import TYPE_CHECKING

from figrepro.cli.options import DONE, WRONG, DataOption, JsonOption
from figrepro.cli.outcomes import write_document
from figrepro.cli.output import echo, echo_err, echo_problems
from figrepro.errors import visible
from figrepro.figure.folders import find_data

if TYPE_CHECKING:
    from figrepro.results.outcomes import ListOutcome

_HEADINGS = ("id", "title", "series", "points", "reference")
_NUMBERS = {2, 3}


def list_figures(data: DataOption = None, as_json: JsonOption = False) -> int:
    """List the figures: id, title, series, points, reference or not."""
    from figrepro.batch.listing import list_figures as listed_figures

    found = find_data(data)
    echo_problems(found.misnamed(), as_warning=True)
    listed = list(listed_figures(found))
    if as_json:
        from figrepro.results.document import figure_object

        write_document([figure_object(one) for one in listed])
    else:
        _print_table([one for one in listed if not one.problems])
        if not listed:
            echo_err(f"there are no figures in {found.path}")
    for one in listed:
        echo_problems(one.problems, of="" if one.problems and one.problems[0].file else one.id)
    return WRONG if any(one.problems for one in listed) else DONE


def _print_table(listed: "list[ListOutcome]") -> None:
    """Aligned columns; a table of rich would take twice the time of the whole command."""
    from rich.cells import cell_len

    rows = [_HEADINGS, *(_cells(one) for one in listed)]
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for row in rows:
        cells = []
        for column, cell in enumerate(row):
            gap = " " * (widths[column] - cell_len(cell))
            cells.append(gap + cell if column in _NUMBERS else cell + gap)
        echo("  ".join(cells).rstrip())


def _cells(one: "ListOutcome") -> tuple[str, ...]:
    reference = "yes" if one.reference else "missing"
    return visible(one.id), visible(one.title), str(one.series), str(one.points), reference

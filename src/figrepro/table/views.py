"""A figure's numbers as text in a format, or as tables that rich prints.

Each format imports only what it needs, since a library of tables is slow to start.
"""

from typing import TYPE_CHECKING, Literal

from figrepro.figure.model import Figure
from figrepro.table.records import View

if TYPE_CHECKING:
    from rich.console import Group

TextFormat = Literal["markdown", "csv", "json", "latex"]
"""Formats that are text by themselves; a terminal's own format is `render_rich`."""


def render_text(figure: Figure, view: View, text_format: TextFormat) -> str:
    """The view in a format, ending with a line break.

    Markdown and LaTeX are for people: marked values, control characters as pictures, every text
    escaped. CSV and JSON are data: exact numbers in plain columns, every text as it is.
    """
    match text_format:
        case "csv":
            from figrepro.table.data import as_csv

            return as_csv(figure, view)
        case "json":
            from figrepro.table.data import as_json

            return as_json(figure, view)
        case "markdown":
            from figrepro.table.markdown import as_markdown
            from figrepro.table.text import text_tables

            return as_markdown(text_tables(figure, view))
        case "latex":
            from figrepro.table.latex import as_latex
            from figrepro.table.text import text_tables

            return as_latex(text_tables(figure, view))


def render_rich(figure: Figure, view: View) -> "Group":
    """The view as a renderable for a rich console, fitted to the width of its lines."""
    from figrepro.table.rich_table import as_rich
    from figrepro.table.text import text_tables

    return as_rich(text_tables(figure, view))

"""The views in formats that are text by themselves: Markdown, LaTeX, CSV and JSON."""

import re
from collections.abc import Iterable
from typing import Literal

from figrepro.chart.chart import Chart
from figrepro.figure.markdown import escaped as escaped_for_markdown
from figrepro.figure.series_csv import csv_text, write_series_csv
from figrepro.table.rows import View, rows_of
from figrepro.table.text_tables import TextTable, text_tables

TextFormat = Literal["markdown", "csv", "json", "latex"]
"""Formats that are text by themselves; a terminal's own is in `figrepro.table.rich_table`."""

_UNSEEN = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Characters that act on a terminal or on the text around them; JSON would let them stand."""

_NARROWEST = 2
"""Blanks that a heading has more than its column needs; wider cells take them up."""

_LATEX = {
    "\\": r"\textbackslash{}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    "`": r"\textasciigrave{}",
    # After the end of a row or a rule, LaTeX takes these for an option of the command before them.
    "[": "{[}",
    "*": "{*}",
}
_SPECIAL = re.compile("|".join(re.escape(character) for character in _LATEX))
_LIGATURE = re.compile(r"([-',])(?=\1)")
_LATEX_NUMBER = str.maketrans({"~": r"$\sim$", "-": "$-$"})
"""A relation sign for about, a minus that is no hyphen."""


def render_text(chart: Chart, view: View, text_format: TextFormat) -> str:
    """The view in a format, ending with a line break.

    Markdown and LaTeX are for people: marked values, control characters as pictures, every text
    escaped. CSV and JSON are data: exact numbers in plain columns, every text as it is.
    """
    match text_format:
        case "csv":
            return _csv(chart, view)
        case "json":
            return _json(chart, view)
        case "markdown":
            return "\n".join(map(_pipe_table, text_tables(chart, view)))
        case "latex":
            tabulars = map(_tabular, text_tables(chart, view))
            return "% needs \\usepackage{booktabs}\n" + "\n".join(tabulars)


def _csv(chart: Chart, view: View) -> str:
    """The rows as CSV; what is not known is an empty cell.

    The points are in the columns of `series.csv` and read back to the same points.
    """
    found = rows_of(chart, view)
    if view == "points":
        return write_series_csv(chart.figure.series, found.columns)
    cells = [["" if cell is None else str(cell) for cell in row.values()] for row in found.rows]
    return csv_text([found.columns, *cells])


def _json(chart: Chart, view: View) -> str:
    """A JSON array with one object for each row; what is not known is null.

    Numbers are JSON numbers with the digits they were written with (0.50 stays 0.50), places on an
    axis of dates or categories are strings. The points have the columns of `series.csv`.
    """
    from msgspec.json import Encoder

    encoder = Encoder(decimal_format="number")
    objects = [encoder.encode(row).decode() for row in rows_of(chart, view).rows]
    lines = ",\n".join(
        "  " + _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", one) for one in objects
    )
    return f"[\n{lines}\n]\n" if objects else "[]\n"


def _pipe_table(table: TextTable) -> str:
    """A table in GitHub's Markdown, in which every text stands for itself, then its caption.

    Numbers are not escaped: a tilde before a digit and brackets around two bounds are text.
    """
    columns = []
    cells = zip(*table.rows, strict=True) if table.rows else [()] * len(table.headings)
    for heading, numeric, below in zip(table.headings, table.numeric, cells, strict=True):
        above = escaped_for_markdown(heading)
        texts = below if numeric else [escaped_for_markdown(cell) for cell in below]
        width = max(len(above) + _NARROWEST, *map(len, texts), 0)
        align, rule = (">", "-" * (width + 1) + ":") if numeric else ("<", ":" + "-" * (width + 1))
        columns.append(
            [f" {above:{align}{width}} ", rule, *(f" {one:{align}{width}} " for one in texts)]
        )
    lines = [f"|{'|'.join(line)}|\n" for line in zip(*columns, strict=True)]
    return f"{''.join(lines)}\n{escaped_for_markdown(table.caption)}\n"


def _tabular(table: TextTable) -> str:
    """A tabular with the rules of booktabs; its caption is a comment."""
    alignment = "".join("r" if numeric else "l" for numeric in table.numeric)
    rows = [
        [
            cell.translate(_LATEX_NUMBER) if numeric else escaped_for_latex(cell)
            for cell, numeric in zip(row, table.numeric, strict=True)
        ]
        for row in table.rows
    ]
    return "\n".join(
        [
            f"% {table.caption}",
            f"\\begin{{tabular}}{{{alignment}}}",
            r"\toprule",
            _latex_row(map(escaped_for_latex, table.headings)),
            r"\midrule",
            *map(_latex_row, rows),
            r"\bottomrule",
            "\\end{tabular}\n",
        ]
    )


def _latex_row(cells: Iterable[str]) -> str:
    return " & ".join(cells) + r" \\"


def escaped_for_latex(text: str) -> str:
    """The text with every character that LaTeX would interpret or join written as a command."""
    return _LIGATURE.sub(r"\1{}", _SPECIAL.sub(lambda found: _LATEX[found[0]], text))

"""Tables as Markdown: a pipe table, then its caption."""

from collections.abc import Iterable

from figrepro.figure.markdown import escaped
from figrepro.table.frames import text_frame
from figrepro.table.text_table import TextTable


def as_markdown(tables: Iterable[TextTable]) -> str:
    """The tables in GitHub's Markdown, in which every text stands for itself.

    Numbers are not escaped: a tilde before a digit and brackets around two bounds are text.
    """
    return "\n".join(map(_pipe_table, tables))


def _pipe_table(table: TextTable) -> str:
    frame = text_frame(table, text=escaped, number=str)
    text = frame.to_markdown(
        index=False,
        headers=[escaped(heading) for heading in table.headings],
        tablefmt="pipe",
        disable_numparse=True,
        colalign=["right" if numeric else "left" for numeric in table.numeric],
    )
    return f"{text}\n\n{escaped(table.caption)}\n"

"""Tables as Markdown: a pipe table, then its caption."""

import re
from collections.abc import Iterable

from figrepro.table.frames import text_frame
from figrepro.table.text import TextTable

_SPECIAL = re.compile(
    r"""[\\`*_\[\]{}<>|&$@^#]
    | (?<!\ )~ | ~(?!\ )        # strikes out what it touches
    | :(?=//) | (?<=www)\.      # a link without brackets
    | :(?=[\w+-]+:)             # an emoji's code
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What Markdown, its tables and GitHub's additions to it would interpret."""


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


def escaped(text: str) -> str:
    """The text with a backslash before every character that Markdown would interpret."""
    return _SPECIAL.sub(r"\\\g<0>", text)

"""Tables as LaTeX: tabulars with the rules of booktabs."""

import re
from collections.abc import Iterable

from figrepro.table.frames import text_frame
from figrepro.table.text_table import TextTable

_NEEDS = r"% needs \usepackage{booktabs}"

_TEXT = {
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
_SPECIAL = re.compile("|".join(re.escape(character) for character in _TEXT))
_LIGATURE = re.compile(r"([-',])(?=\1)")
_NUMBER = str.maketrans({"~": r"$\sim$", "-": "$-$"})


def as_latex(tables: Iterable[TextTable]) -> str:
    """The tables as tabulars, in which every text stands for itself; captions are comments."""
    return f"{_NEEDS}\n" + "\n".join(map(_tabular, tables))


def _tabular(table: TextTable) -> str:
    headings: dict[object, str] = dict(enumerate(map(escaped, table.headings)))
    frame = text_frame(table, text=escaped, number=_escaped_number)
    tabular = (
        frame.style.format_index(lambda place: headings[place], axis="columns")
        .hide(axis="index")
        .to_latex(
            column_format="".join("r" if numeric else "l" for numeric in table.numeric),
            hrules=True,
        )
    )
    return f"% {table.caption}\n{tabular}"


def escaped(text: str) -> str:
    """The text with every character that LaTeX would interpret or join written as a command."""
    return _LIGATURE.sub(r"\1{}", _SPECIAL.sub(lambda found: _TEXT[found[0]], text))


def _escaped_number(text: str) -> str:
    """A number with its marks: a relation sign for about, a minus that is no hyphen."""
    return text.translate(_NUMBER)

"""Judged claims on a terminal: a table on a wide one, a few lines for each on any other."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from figrepro.claims.verdicts import VERDICTS, Verdict
from figrepro.errors import visible
from figrepro.table.layout import (
    STRONG,
    Record,
    below_one_another,
    column_widths,
    longest_word,
    side_by_side,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.table import Table

    from figrepro.claims.claim import JudgedClaim

_LEAST_OF_A_TABLE = 120
"""Columns of a terminal below which the sentences of a table would be too narrow to read."""
_MOST_NUMBERS = 6
_COLORS: dict[Verdict, str] = {
    "contradicted": "red",
    "supported": "green",
    "undecided": "yellow",
    "untestable": "",
}
_HEADINGS = ("claim", "verdict", "firmness", "statement", "numbers or reason", "disputed by")
_SENTENCES = frozenset({"statement", "numbers or reason"})


@dataclass(frozen=True)
class ClaimsScreen:
    """Judged claims as rich prints them, those that need looking at first.

    On a line that is long enough, nothing in them is wrapped; on any other, they break between
    words.
    """

    claims: "Iterable[JudgedClaim]"

    def __rich_console__(self, console: "Console", options: "ConsoleOptions") -> "RenderResult":
        """A table, where there is room for it, or a record of each."""
        claims = sorted(self.claims, key=lambda one: VERDICTS.index(one.judgement.verdict))
        table = _table(claims, options.max_width)
        if table is not None:
            yield table
        else:
            yield Text()
            yield below_one_another([_record(one) for one in claims], options.max_width)


def _table(claims: "list[JudgedClaim]", room: int) -> "Table | None":
    """All claims, in columns of what any of them has; None if there is no room."""
    cells = zip(*map(_cells, claims), strict=True)
    columns = {name: column for name, column in zip(_HEADINGS, cells, strict=True) if any(column)}
    widths = _widths(columns, room)
    if widths is None:
        return None
    rows = zip(*columns.values(), strict=True)
    return side_by_side(list(columns), rows, widths, numeric=[False] * len(columns))


def _widths(columns: dict[str, tuple[Text, ...]], room: int) -> list[int] | None:
    """The widths of columns, in which sentences give way; None if there is no room for them."""
    whole, least = {}, {}
    for name, cells in columns.items():
        whole[name] = max(cell_len(name), *(cell.cell_len for cell in cells))
        least[name] = max(cell_len(name), *(longest_word(cell.plain) for cell in cells))
    broken = [(whole if name in _SENTENCES else least)[name] for name in columns]
    widths = column_widths([*whole.values()], broken, [*least.values()], room)
    is_whole = widths == [*whole.values()]
    return widths if is_whole or room >= _LEAST_OF_A_TABLE else None


def _record(one: "JudgedClaim") -> Record:
    """A claim as a line that names its verdict, its statement, and what is to be said of it."""
    claim, verdict, firmness, statement, *_ = _cells(one)
    claim.stylize(STRONG)
    headline = Text("  ").join(cell for cell in (claim, verdict, firmness) if cell)
    said = {
        "numbers": _numbers(one),
        "reason": one.judgement.reason,
        "disputed by": ", ".join(one.judgement.disputed_by),
    }
    cells = [(heading, Text(visible(text))) for heading, text in said.items() if text]
    return Record(cells, above=(headline, statement))


def _cells(one: "JudgedClaim") -> tuple[Text, ...]:
    found = one.judgement
    decided = "; ".join(part for part in (_numbers(one), found.reason) if part)
    return (
        Text(visible(one.claim.id)),
        Text(found.verdict, style=_COLORS[found.verdict]),
        Text(found.firmness or ""),
        Text(visible(one.claim.statement)),
        Text(visible(decided)),
        Text(visible(", ".join(found.disputed_by))),
    )


def _numbers(one: "JudgedClaim") -> str:
    told = [str(number) for number in one.numbers[:_MOST_NUMBERS]]
    return ", ".join([*told, "…"] if len(one.numbers) > _MOST_NUMBERS else told)

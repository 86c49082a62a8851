"""The legend: which symbol stands for which series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from figrepro.chart.chart import Chart
from figrepro.terminal.charset import Charset
from figrepro.terminal.lines import wrap
from figrepro.terminal.symbols import Symbol

LEGEND_GAP = 3
"""Columns between two entries, and between the picture and a legend beside it."""
_SYMBOL_WIDTH = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the legend: a symbol with what it stands for, or a title without a symbol."""

    label: str
    symbol: Symbol | None = None

    @property
    def width(self) -> int:
        """Columns that it takes."""
        return cell_len(self.label) + (_SYMBOL_WIDTH if self.symbol else 0)

    @property
    def text(self) -> str:
        """The entry with its symbol in colour."""
        symbol = self.symbol
        return f"{symbol.paint(symbol.filled)} {self.label}" if symbol else self.label


def legend_of(chart: Chart, symbols: Mapping[str, Symbol], charset: Charset) -> list[Entry]:
    """The legend; several series have one even where the drawing has none: symbols differ."""
    if not chart.legend.show and len(symbols) == 1:
        return []
    title = [Entry(charset.write(chart.legend.title))] if chart.legend.title else []
    return title + [
        Entry(charset.write(layer.label), symbols[layer.name]) for layer in chart.layers
    ]


def legend_below(legend: Sequence[Entry], width: int) -> list[str]:
    """The entries one after the other; one that is wider than a line goes on in the next."""
    lines: list[str] = []
    used = width
    for entry in legend:
        first, *rest = wrap(entry.label, width - _SYMBOL_WIDTH) or [""]
        start = replace(entry, label=first)
        if rest or used + LEGEND_GAP + start.width > width:
            lines.append(start.text)
            used = start.width
        else:
            lines[-1] += " " * LEGEND_GAP + start.text
            used += LEGEND_GAP + start.width
        if rest:
            lines += (" " * _SYMBOL_WIDTH + part for part in rest)
            used = width
    return lines

"""The legend: which symbol, in which colour, stands for which series."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rich.cells import cell_len

from figrepro.chart.chart import Chart
from figrepro.figure.colors import to_rgb
from figrepro.marks.layer import Style
from figrepro.terminal.charset import Charset
from figrepro.terminal.lines import wrap

LEGEND_GAP = 3
"""Columns between two entries, and between the picture and a legend beside it."""
_SYMBOL_WIDTH = 2
_BLACKISH, _WHITISH = 0x20, 0xDF


@dataclass(frozen=True, slots=True)
class Symbol:
    """An entry of the legend: what stands for the points of a series, or a title without a symbol.

    Attributes:
        label: What the legend says.
        series: The name of the series.
        filled: The character.
        hollow: That of a point of which only bounds are known.
        rgb: Its red, green and blue, 0 to 255; None for the terminal's own colour.
    """

    label: str
    series: str = ""
    filled: str = ""
    hollow: str = ""
    rgb: tuple[int, int, int] | None = None

    def paint(self, text: str) -> str:
        """The text in the colour of the series, as 24-bit codes."""
        if self.rgb is None:
            return text
        return "\x1b[38;2;{};{};{}m{}\x1b[39m".format(*self.rgb, text)

    @property
    def entry(self) -> str:
        """The symbol with its label."""
        return f"{self.paint(self.filled)} {self.label}" if self.filled else self.label

    @property
    def width(self) -> int:
        """Columns that these take."""
        return cell_len(self.label) + (_SYMBOL_WIDTH if self.filled else 0)


def symbols_of(chart: Chart, charset: Charset, *, color: bool) -> Mapping[str, Symbol]:
    """The symbol of each series by its name: that of its marker if it is free, else a spare one.

    Args:
        chart: The chart.
        charset: The symbols there are; the last one is used again if there are too few.
        color: Whether they have the colours of the series.
    """
    own = [_own(layer.style, charset) for layer in chart.layers]
    spare = [symbol for symbol in charset.spare if symbol not in own]
    chosen: list[str] = []
    for symbol in own:
        is_free = symbol is not None and symbol not in chosen
        other = spare[0] if len(spare) == 1 or is_free else spare.pop(0)
        chosen.append(symbol if symbol and is_free else other)
    symbols = {}
    for layer, symbol in zip(chart.layers, chosen, strict=True):
        outline = charset.hollow.get(symbol, symbol)
        hollow = symbol if outline in chosen else outline
        rgb = _visible_color(layer.style) if color else None
        label = charset.write(layer.label)
        symbols[layer.name] = Symbol(label, layer.name, symbol, hollow, rgb)
    return symbols


def _own(style: Style, charset: Charset) -> str | None:
    """The symbol of the marker of a series, if there is one."""
    filled = charset.filled.get(style.marker)
    return filled if style.filled or filled is None else charset.hollow.get(filled, filled)


def _visible_color(style: Style) -> tuple[int, int, int] | None:
    """The colour of a series; for black and white the terminal's own, which is always readable."""
    rgb = to_rgb(style.color)
    return None if max(rgb) < _BLACKISH or min(rgb) > _WHITISH else rgb


def legend_of(chart: Chart, symbols: Mapping[str, Symbol], charset: Charset) -> list[Symbol]:
    """The legend; several series have one even where the drawing has none: symbols differ.

    Series without a label are not in it, as in the drawing.
    """
    if not chart.legend.show and len(symbols) == 1:
        return []
    title = [Symbol(charset.write(chart.legend.title))] if chart.legend.title else []
    return [*title, *(symbol for symbol in symbols.values() if symbol.label)]


def legend_below(legend: Sequence[Symbol], width: int) -> list[str]:
    """The entries one after the other; one that is wider than a line goes on in the next."""
    lines: list[str] = []
    used = width
    for symbol in legend:
        first, *rest = wrap(symbol.label, width - _SYMBOL_WIDTH) or [""]
        start = replace(symbol, label=first)
        if rest or used + LEGEND_GAP + start.width > width:
            lines.append(start.entry)
            used = start.width
        else:
            lines[-1] += " " * LEGEND_GAP + start.entry
            used += LEGEND_GAP + start.width
        if rest:
            lines += (" " * _SYMBOL_WIDTH + part for part in rest)
            used = width
    return lines

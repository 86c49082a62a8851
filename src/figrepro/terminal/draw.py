"""A chart as text for a terminal: what `figrepro show` prints."""

from itertools import zip_longest

from rich.cells import cell_len

from figrepro.chart.chart import Chart
from figrepro.terminal.axes import even_cells, ticks_of, x_axis_lines, y_axis_lines
from figrepro.terminal.charset import UNICODE, Charset
from figrepro.terminal.dots import Grid
from figrepro.terminal.legend import LEGEND_GAP, legend_below, legend_of, symbols_of
from figrepro.terminal.lines import centred, wrap
from figrepro.terminal.picture import Picture, draw_picture
from figrepro.terminal.remarks import remarks

LEAST_WIDTH = 20
"""Columns below which no chart can be drawn."""
_LEAST_ROWS = 8
_RIGHT_MARGIN = 2


def draw_text(
    chart: Chart, *, width: int = 80, height: int = 22, color: bool, charset: Charset = UNICODE
) -> str:
    """A chart as text, without a newline at its end.

    A point is the symbol of its series, in the cell it lies in; the lines between points are dots.
    A legend names the symbols. What the pictures cannot show is said below them.

    Args:
        chart: The chart.
        width: Columns that no line exceeds; fewer than 20 are taken as 20.
        height: Lines from the title to the label of the last x axis, exceeded where the picture of
            a panel would have less than 8. A legend too wide to stand beside the first panel and
            the remarks come below.
        color: Whether symbols and lines carry the colours of their series, as 24-bit codes; if not,
            there are no escape sequences at all.
        charset: The characters to draw with.
    """
    width = max(width, LEAST_WIDTH)
    symbols = symbols_of(chart, charset, color=color)
    legend = legend_of(chart, symbols, charset)
    title = wrap(charset.write(chart.title), width)
    room = (height - len(title)) // len(chart.panels)
    y_ticks = [ticks_of(panel.y, width // 3, charset) for panel in chart.panels]
    left = 2 + max((cell_len(tick.label) for ticks in y_ticks for tick in ticks), default=0)
    legend_width = max((entry.width for entry in legend), default=0)
    is_beside = 0 < legend_width <= width // 4 and len(legend) < max(_LEAST_ROWS, room - 3)
    right = LEGEND_GAP + legend_width if is_beside else _RIGHT_MARGIN
    lines: list[str] = []
    pictures: list[Picture] = []
    for panel, ticks in zip(chart.panels, y_ticks, strict=True):
        beside = legend if is_beside and not pictures else []
        texts = (panel.name, panel.y.label, panel.x.label)
        name, y_label, x_label = (wrap(charset.write(text), width) for text in texts)
        x_ticks = ticks_of(panel.x, width // 2, charset)
        columns = even_cells(width - left - right, x_ticks)
        x_axis = x_axis_lines(panel.x, x_ticks, columns, left=left, width=width)
        most = room - sum(map(len, (name, y_label, x_axis, x_label)))
        rows = max(_LEAST_ROWS, len(beside), even_cells(most, ticks))
        pictures.append(draw_picture(panel, Grid(columns, rows), symbols))
        middle = left + columns // 2
        above = centred(title, middle, width) if panel is chart.panels[0] else []
        lines += map(_bold, above) if color else above
        lines += [*centred(name, middle, width), *y_label]
        entries = (" " * LEGEND_GAP + entry.entry for entry in beside)
        parts = zip_longest(
            y_axis_lines(ticks, rows, left), pictures[-1].lines, entries, fillvalue=""
        )
        lines += map("".join, parts)
        lines += [*x_axis, *centred(x_label, middle, width)]
    lines += [] if is_beside else legend_below(legend, width)
    for remark in remarks(pictures, symbols):
        lines += wrap(charset.write(remark), width)
    return charset.finish("\n".join(line.rstrip() for line in lines))


def _bold(line: str) -> str:
    """The line in bold type, the spaces before it as they are."""
    words = line.lstrip()
    return f"{line[: -len(words)]}\x1b[1m{words}\x1b[22m" if words else line

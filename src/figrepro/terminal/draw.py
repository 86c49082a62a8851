"""A chart as text for a terminal: what `figrepro show` prints."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from figrepro.chart.chart import Chart, Panel
from figrepro.terminal.charset import CORNER, UNICODE, X_AXIS, X_TICK, Y_AXIS, Y_TICK, Charset
from figrepro.terminal.dots import Grid
from figrepro.terminal.legend import LEGEND_GAP, Entry, legend_below, legend_of
from figrepro.terminal.lines import centred, wrap
from figrepro.terminal.picture import Picture, draw_picture
from figrepro.terminal.remarks import remarks
from figrepro.terminal.symbols import symbols_of
from figrepro.terminal.ticks import Tick, even_cells, in_columns, in_rows, ticks_of

LEAST_WIDTH = 20
"""Columns below which no chart can be drawn."""
_LEAST_ROWS = 8
_RIGHT_MARGIN = 2
_NO_TICK = Tick("", 0.0)


def draw_text(
    chart: Chart,
    *,
    width: int = 80,
    height: int = 22,
    color: bool,
    charset: Charset = UNICODE,
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
    symbols = symbols_of(chart.layers, charset, color=color)
    legend = legend_of(chart, symbols, charset)
    title = wrap(charset.write(chart.title), width)
    room = (height - len(title)) // len(chart.panels)
    panels = [_texts_of(panel, width, charset) for panel in chart.panels]
    left = 2 + max(cell_len(tick.label) for texts in panels for tick in (_NO_TICK, *texts.y_ticks))
    legend_width = max((entry.width for entry in legend), default=0)
    most_entries = max(_LEAST_ROWS, room - panels[0].height) - 1
    is_beside = 0 < legend_width <= width // 4 and len(legend) <= most_entries
    right = LEGEND_GAP + legend_width if is_beside else _RIGHT_MARGIN
    lines: list[str] = []
    pictures: list[Picture] = []
    for texts in panels:
        is_first = texts is panels[0]
        beside = legend if is_beside and is_first else []
        columns = even_cells(width - left - right, texts.x_ticks)
        at, x_labels = in_columns(texts.panel.x, texts.x_ticks, columns, left=left, width=width)
        most_rows = even_cells(room - texts.height - len(x_labels), texts.y_ticks)
        grid = Grid(columns, max(_LEAST_ROWS, len(beside), most_rows))
        picture = draw_picture(texts.panel, grid, symbols)
        pictures.append(picture)
        middle = left + columns // 2
        above = centred(title, middle, width) if is_first else []
        lines += map(_bold, above) if color else above
        lines += centred(texts.name, middle, width)
        lines += texts.y_label
        lines += _picture_lines(picture, texts.y_ticks, left, beside)
        x_axis = (X_TICK if column in at else X_AXIS for column in range(columns))
        lines += [" " * (left - 1) + CORNER + "".join(x_axis), *x_labels]
        lines += centred(texts.x_label, middle, width)
    lines += [] if is_beside else legend_below(legend, width)
    for remark in remarks(pictures, symbols):
        lines += wrap(charset.write(remark), width)
    return charset.finish("\n".join(line.rstrip() for line in lines))


@dataclass(frozen=True, slots=True)
class _Texts:
    """What is written around the picture of a panel."""

    panel: Panel
    name: list[str]
    y_label: list[str]
    x_label: list[str]
    y_ticks: list[Tick]
    x_ticks: list[Tick]

    @property
    def height(self) -> int:
        """The lines of all but the picture and the labels below it, with that of the x axis."""
        return len(self.name) + len(self.y_label) + len(self.x_label) + 1


def _texts_of(panel: Panel, width: int, charset: Charset) -> _Texts:
    texts = (panel.name, panel.y.label, panel.x.label)
    name, y_label, x_label = (wrap(charset.write(text), width) for text in texts)
    y_ticks = ticks_of(panel.y, width // 3, charset)
    x_ticks = ticks_of(panel.x, width // 2, charset)
    return _Texts(panel, name, y_label, x_label, y_ticks, x_ticks)


def _picture_lines(
    picture: Picture, ticks: Sequence[Tick], left: int, legend: Sequence[Entry]
) -> Iterator[str]:
    """The rows of a picture, with the y axis on the left and a legend on the right."""
    labels = in_rows(ticks, picture.grid.rows)
    entries = [" " * LEGEND_GAP + entry.text for entry in legend]
    for row in reversed(range(picture.grid.rows)):
        label = labels.get(row, "")
        indent = " " * (left - 2 - cell_len(label))
        entry = entries.pop(0) if entries else ""
        yield f"{indent}{label} {Y_TICK if label else Y_AXIS}{picture.row(row)}{entry}"


def _bold(line: str) -> str:
    """The line in bold type, the spaces before it as they are."""
    words = line.lstrip()
    return f"{line[: -len(words)]}\x1b[1m{words}\x1b[22m" if words else line

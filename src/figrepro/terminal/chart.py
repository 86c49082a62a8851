"""A figure's chart as text for a terminal: what `figrepro show` prints."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rich.cells import cell_len

from figrepro.figure.model import Figure
from figrepro.terminal.charset import UNICODE, Charset
from figrepro.terminal.legend import LEGEND_GAP, Entry, legend_below, legend_of
from figrepro.terminal.lines import centred, right_aligned, wrap
from figrepro.terminal.pen import Pen, visible_color
from figrepro.terminal.picture import Area, Cell, Mark, Picture, draw
from figrepro.terminal.remarks import remarks
from figrepro.terminal.strokes import Shape, shapes_of
from figrepro.terminal.ticks import LevelLabels, even_cells, in_columns, in_rows, ticks_of

LEAST_WIDTH = 20
"""Columns below which no chart can be drawn."""

_LEAST_ROWS = 8
_LINES_OF_CATEGORIES = 3
_RIGHT_MARGIN = 2


def chart(
    figure: Figure,
    *,
    width: int = 80,
    height: int = 22,
    color: bool,
    charset: Charset = UNICODE,
) -> str:
    """The chart of a figure, without a newline at its end.

    A point is the symbol of its series, in the cell it lies in; the lines between points are dots.
    A legend names the symbols. What the picture cannot show is said below it.

    Args:
        figure: The figure.
        width: Columns that no line exceeds; fewer than 20 are taken as 20.
        height: Lines from the title to the label of the x axis, exceeded where the picture itself
            would have less than 8. A legend too wide to stand beside the picture and the remarks
            come below.
        color: Whether symbols and lines carry the colours of their series, as 24-bit codes; if not,
            there are no escape sequences at all.
        charset: The characters to draw with.
    """
    width = max(width, LEAST_WIDTH)
    shapes = shapes_of(figure)
    symbols = charset.symbols([shape.style for shape in shapes])
    pen = Pen(tuple(visible_color(shape.style) for shape in shapes) if color else ())
    legend = legend_of(figure, symbols, charset)
    layout = _layout(figure, legend, width, height, charset)
    range_symbols = charset.hollow(symbols)
    picture = draw(shapes, _marks(shapes, symbols, range_symbols), layout.area)
    lines = [
        *(pen.bold(line) for line in layout.title),
        *layout.y_label,
        *_picture_lines(picture, layout, legend, pen, charset),
        *_axis_lines(layout, charset),
        *layout.x_label,
        *(() if layout.is_legend_beside else legend_below(legend, width, pen)),
        *(
            line
            for remark in remarks(shapes, picture, range_symbols)
            for line in wrap(charset.write(remark), width)
        ),
    ]
    return "\n".join(line.rstrip() for line in lines)


def _marks(
    shapes: Sequence[Shape], symbols: Sequence[str], range_symbols: Sequence[str]
) -> list[Mark]:
    return [
        Mark(owner, range_symbols[owner] if point.basis == "range" else symbols[owner], place)
        for owner, shape in enumerate(shapes)
        for point, place in zip(shape.series.points, shape.marks, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where everything stands, in columns and lines.

    Attributes:
        area: The cells of the picture.
        left: Columns before the picture: the labels and the line of the y axis.
        title: The lines of the title.
        y_label: The lines of the y axis' label.
        x_label: The lines of the x axis' label.
        y_ticks: The labels of the y axis by row, counted from below.
        x_ticks: The labels of the x axis.
        is_legend_beside: Whether the legend stands to the right of the picture.
    """

    area: Area
    left: int
    title: tuple[str, ...]
    y_label: tuple[str, ...]
    x_label: tuple[str, ...]
    y_ticks: Mapping[int, str]
    x_ticks: LevelLabels
    is_legend_beside: bool


def _layout(
    figure: Figure, legend: Sequence[Entry], width: int, height: int, charset: Charset
) -> _Layout:
    spec = figure.spec
    title, y_label, x_label = (
        tuple(wrap(charset.write(text), width)) for text in (spec.title, spec.y.label, spec.x.label)
    )
    room = height - len(title) - len(y_label) - len(x_label) - 1
    y_ticks = ticks_of(spec.y, width // 3, charset)
    left = 2 + max((cell_len(tick.label) for tick in y_ticks), default=0)
    legend_width = max((entry.width for entry in legend), default=0)
    is_beside = 0 < legend_width <= width // 4 and len(legend) < max(room, _LEAST_ROWS)
    right = LEGEND_GAP + legend_width if is_beside else _RIGHT_MARGIN
    x_ticks = ticks_of(spec.x, width // 2, charset)
    columns = even_cells(width - left - right, x_ticks)
    lines = _LINES_OF_CATEGORIES if spec.x.scale == "category" else 1
    x_labels = in_columns(x_ticks, columns, left=left, width=width, most_lines=lines)
    least = max(_LEAST_ROWS, len(legend) if is_beside else 0)
    rows = max(least, even_cells(room - len(x_labels.lines), y_ticks))
    middle = left + columns // 2
    return _Layout(
        Area(columns, rows),
        left,
        tuple(centred(line, middle, width) for line in title),
        y_label,
        tuple(centred(line, middle, width) for line in x_label),
        in_rows(y_ticks, rows),
        x_labels,
        is_beside,
    )


def _picture_lines(
    picture: Picture, layout: _Layout, legend: Sequence[Entry], pen: Pen, charset: Charset
) -> Iterator[str]:
    """The rows of the picture, with the y axis on the left and the legend on the right."""
    for down, cells in enumerate(picture.rows):
        label = layout.y_ticks.get(layout.area.rows - 1 - down, "")
        axis = charset.y_tick if label else charset.y_axis
        line = right_aligned(label, layout.left - 2) + " " + axis + _row(cells, pen, charset)
        if layout.is_legend_beside and down < len(legend):
            line += " " * LEGEND_GAP + legend[down].written(pen)
        yield line


def _row(cells: Sequence[Cell], pen: Pen, charset: Charset) -> str:
    """The characters of a row; neighbours of one colour share its codes."""
    return "".join(
        pen.paint("".join(cell.symbol or charset.dots[cell.pattern] for cell in run), owner)
        for owner, run in groupby(cells, key=lambda cell: cell.owner)
    )


def _axis_lines(layout: _Layout, charset: Charset) -> Iterator[str]:
    """The line of the x axis and the labels of its ticks."""
    line = "".join(
        charset.x_tick if column in layout.x_ticks.columns else charset.x_axis
        for column in range(layout.area.columns)
    )
    yield " " * (layout.left - 1) + charset.corner + line
    yield from layout.x_ticks.lines

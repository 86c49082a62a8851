"""Reading and writing the points of a reading as CSV: `series,x,y` and optional columns."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from figrepro.errors import (
    MOST_PROBLEMS,
    FigreproError,
    FileProblems,
    Problem,
    counted,
    nearest,
    refused,
)
from figrepro.figure import decimal_math
from figrepro.figure.csv_row import COLUMNS, ERRORS, REQUIRED, CellReader, ParseX
from figrepro.figure.formats import format_x
from figrepro.figure.model import Point, Series
from figrepro.figure.spec import ReadingSpec

MOST_POINTS = 1_000_000
"""Points that one file may hold: far more than a chart shows, few enough for any memory."""
_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_WHOLE = re.compile(r"[+-]?[0-9]+")
_NEEDS_QUOTES = re.compile(r'[,"\r\n]')


@dataclass(slots=True)
class CsvContent:
    """What a CSV file holds.

    Attributes:
        series: Its series, with every point that could be read.
        lines: By series, the line of each of these points.
        problems: Everything wrong with the file.
        names: Every name in the column of series, also beside cells that could not be read; None
            if there is no such column, or no reading it to the end.
    """

    series: tuple[Series, ...] = ()
    lines: dict[str, list[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    names: tuple[str, ...] | None = None


def read_series_csv(text: str, file: str, parse_x: ParseX, reading: ReadingSpec) -> CsvContent:
    """The series of a CSV text, with the bounds that the reading's resolution gives.

    Args:
        text: The content of the file.
        file: Its name, for problems.
        parse_x: Reads an x, as the scale of the x axis does.
        reading: What the spec says of this reading.
    """
    content, problems = CsvContent(), FileProblems(file)
    try:
        _read(_rows(text), parse_x, reading, content, problems)
    except _CutShortError as cut:
        problems.add(cut.line, cut.problem)
    content.problems = problems.all()
    return content


def places_in(text: str) -> list[str]:
    """What stands in the column x of a CSV text, as far as it can be read; blank cells do not."""
    places: list[str] = []
    try:
        rows = _rows(text)
        columns = [name.strip() for name in next(rows, (1, [""]))[1]]
        place = columns.index("x") if "x" in columns else len(columns)
        for _, row in rows:
            places += [cell.strip() for cell in row[place : place + 1]]
    except _CutShortError:
        pass  # reading it as a whole tells so
    return [one for one in places if one]


class _CutShortError(Exception):
    """The file cannot be read beyond a line."""

    def __init__(self, line: int, problem: Problem) -> None:
        super().__init__(problem.message)
        self.line, self.problem = line, problem


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line on which it begins.

    Raises:
        _CutShortError: The quotes of a row make no cells.
    """
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, skipinitialspace=True)
    line = 1
    try:
        for row in reader:
            if any(cell and not cell.isspace() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        raise _quotes_error(str(error), line) from error


def _quotes_error(said: str, line: int) -> _CutShortError:
    if "unexpected end" in said:
        message, hint = "a quote is opened and never closed", "text needs a quote on each side"
        return _CutShortError(line, Problem(message, hint=hint))
    if "field limit" in said:
        allowed = f"at most {csv.field_size_limit()} characters"
        hint = "is a quote missing?"
        return _CutShortError(line, Problem("a cell is too long", allowed=allowed, hint=hint))
    message = "a quote is closed before the cell ends"
    hint = 'a comma must follow it; a quote inside quotes is written twice: ""'
    return _CutShortError(line, Problem(message, hint=hint))


def _check_header(columns: Sequence[str], line: int, problems: FileProblems) -> None:
    header = ",".join(REQUIRED)
    if not columns:
        allowed = f"a header {header} and points under it"
        problems.add(line, Problem("the file is empty", allowed=allowed))
        return
    for mark, separators in _SEPARATORS.items():
        if len(columns) == 1 and mark in columns[0]:
            message = "the cells are not separated by commas"
            hint = "save it as comma-separated values, with a point for decimals"
            problems.add(line, Problem(message, found=separators, allowed="commas", hint=hint))
            return
    _check_columns(columns, line, problems)


def _check_columns(columns: Sequence[str], line: int, problems: FileProblems) -> None:
    unknown = [name for name in columns if name not in COLUMNS]
    meant = {name: nearest(name, COLUMNS) for name in unknown[:MOST_PROBLEMS]}
    for name in REQUIRED:
        if name not in columns and [name] not in meant.values():
            allowed = f"{','.join(REQUIRED)} and, where wanted, {', '.join(COLUMNS[3:])}"
            found = ",".join(columns)
            problems.add(line, Problem("missing column", key=name, found=found, allowed=allowed))
    known = None if problems.count else f"known columns: {', '.join(COLUMNS)}"
    for name in unknown:
        if not name:
            no_name = Problem("a column has no name", hint="is there a comma too many?")
            problems.add(line, no_name)
            continue
        hint = f"did you mean {meant[name][0]}?" if meant.get(name) else known
        problems.add(line, Problem("unknown column", key=name, hint=hint))
    for name in COLUMNS:
        if columns.count(name) > 1:
            problems.add(line, Problem("duplicate column", key=name))


def _read(
    rows: Iterator[tuple[int, list[str]]],
    parse_x: ParseX,
    reading: ReadingSpec,
    content: CsvContent,
    problems: FileProblems,
) -> None:
    """Fills the content from the rows.

    Raises:
        _CutShortError: The rows cannot be read to the end.
    """
    line, header = next(rows, (1, []))
    columns = [name.strip() for name in header]
    _check_header(columns, line, problems)
    if problems.count:
        return
    points: dict[str, list[Point]] = {}
    try:
        _read_points(rows, CellReader(columns, parse_x, reading), points, content.lines, problems)
    finally:
        listed = ((name, found) for name, found in points.items() if found)
        content.series = tuple(Series(name, tuple(found)) for name, found in listed)
    content.names = tuple(name for name in points if name)
    if not points and not problems.count:
        problems.add(line, Problem("there are no points under the header"))


def _read_points(
    rows: Iterator[tuple[int, list[str]]],
    cells: CellReader,
    points: dict[str, list[Point]],
    lines: dict[str, list[int]],
    problems: FileProblems,
) -> None:
    """Adds the points of the rows; a row that makes none adds the name of its series.

    Raises:
        _CutShortError: There are too many, or the rows cannot be read to the end.
    """
    for count, (line, row) in enumerate(rows):
        if count == MOST_POINTS:
            message = "there are too many points"
            raise _CutShortError(line, Problem(message, allowed=f"at most {MOST_POINTS}"))
        try:
            if len(row) != cells.width:
                raise _ragged(row, cells.width)
            name, point = cells.point(row)
        except FigreproError as first:
            points.setdefault(cells.name(row), [])
            # A row of the wrong length has no cells to look at one by one.
            has_cells = any(problem.key for problem in first.problems)
            for problem in (list(cells.problems(row)) if has_cells else []) or first.problems:
                problems.add(line, problem)
            continue
        points.setdefault(name, []).append(point)
        lines.setdefault(name, []).append(line)


def _ragged(row: Sequence[str], width: int) -> FigreproError:
    cut_number = any(
        _WHOLE.fullmatch(left) and _WHOLE.fullmatch(right) for left, right in pairwise(row)
    )
    if len(row) < width:
        hint = "an empty cell still needs its comma"
    elif cut_number:
        hint = "decimals take a point: 0.45, not 0,45"
    else:
        hint = "text that holds a comma needs quotes"
    return refused(f"the row has {counted(len(row), 'cell')}, the header {width}", hint=hint)


def write_series_csv(series: Sequence[Series], columns: Sequence[str] = COLUMNS) -> str:
    """The series as CSV text that reads back to the same points."""
    rows = (point_cells(one.name, point) for one in series for point in one.points)
    return csv_text([columns, *([cells[column] for column in columns] for cells in rows)])


def csv_text(rows: Iterable[Sequence[str]]) -> str:
    """Rows of cells as CSV."""
    return "".join(",".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    """The cell in quotes where it needs them.

    Python's own writer leaves a lone carriage return bare, before 3.13, and its reader then takes
    it for the end of the row.
    """
    return '"' + cell.replace('"', '""') + '"' if _NEEDS_QUOTES.search(cell) else cell


def point_cells(series: str, point: Point) -> dict[str, str]:
    """The cells of a point's row, by column."""
    bounds = point.drawn_range
    value_is_midpoint = bounds is not None and decimal_math.midpoint(*bounds) == point.y
    return {
        "series": series,
        "x": format_x(point.x),
        "y": "" if value_is_midpoint else str(point.y),
        "y_low": _cell(point.y_low),
        "y_high": _cell(point.y_high),
        "basis": point.basis,
        "note": point.note,
        **{column: _cell(getattr(point, column)) for column in ERRORS},
    }


def _cell(number: Decimal | None) -> str:
    return "" if number is None else str(number)

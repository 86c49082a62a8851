"""Reading and writing the points of a reading as CSV: `series,x,y` and optional columns."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import get_args

from figrepro.errors import Problem, did_you_mean
from figrepro.figure import exact
from figrepro.figure.axes import AxisError, parse_date
from figrepro.figure.formats import format_x, visible
from figrepro.figure.model import Point, Series, X
from figrepro.figure.spec import ReadingSpec
from figrepro.figure.vocabulary import Basis, Scale

REQUIRED = ("series", "x", "y")
BOUNDS = ("y_low", "y_high")
ERRORS = ("err_low", "err_high", "x_err_low", "x_err_high")
COLUMNS = (*REQUIRED, *BOUNDS, "basis", "note", *ERRORS)
"""Every column, in the order in which figrepro writes them."""

MOST_POINTS = 1_000_000
"""Points that one file may hold: far more than a chart shows, few enough for any memory."""

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?")
_NOT_FINITE = re.compile(r"[+-]?(?:nan|inf|infinity)", re.IGNORECASE)


@dataclass(slots=True)
class CsvContent:
    """What a CSV file holds: its series, the line of each point, and everything wrong with it."""

    series: tuple[Series, ...] = ()
    lines: dict[str, list[int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class _CellError(ValueError):
    """A cell does not hold what its column needs."""

    def __init__(self, key: str, message: str, found: str, allowed: str) -> None:
        super().__init__(message)
        self.key, self.message, self.found, self.allowed = key, message, found, allowed


def read_series_csv(text: str, file: str, scale: Scale, reading: ReadingSpec) -> CsvContent:
    """The series of a CSV text, with the bounds that the reading's resolution gives.

    Args:
        text: The content of the file.
        file: Its name, for problems.
        scale: The scale of the x axis: it says what an x is.
        reading: What the spec says of this reading.
    """
    content = CsvContent()
    rows = _rows(text, file, content.problems)
    header_line, header = next(rows, (1, []))
    if not header:
        message = "the file is empty" if not text.strip() else "the header is empty"
        content.problems.append(
            Problem(message, file=file, line=1, allowed=f"a header {','.join(REQUIRED)}")
        )
        return content
    names = [name.strip() for name in header]
    content.problems += _header_problems(names, file, header_line)
    if content.problems:
        return content
    _read_points(rows, names, _Cells(scale, reading), file, content)
    if not content.series and not content.problems:
        content.problems.append(Problem("there are no points under the header", file=file, line=1))
    return content


def _rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        problems.append(
            Problem(
                f"this is not valid CSV: {error}", file=file, line=line, hint="check the quotes"
            )
        )


def _header_problems(names: Sequence[str], file: str, line: int) -> list[Problem]:
    problems = [
        Problem(
            "missing column",
            file=file,
            line=line,
            key=name,
            found=visible(",".join(names)),
            allowed=f"{','.join(REQUIRED)} and, where wanted, {', '.join(COLUMNS[3:])}",
        )
        for name in REQUIRED
        if name not in names
    ]
    for place, name in enumerate(names):
        if name not in COLUMNS:
            hint = did_you_mean(name, COLUMNS) or f"known columns: {', '.join(COLUMNS)}"
            problems.append(
                Problem("unknown column", file=file, line=line, key=visible(name), hint=hint)
            )
        elif name in names[:place]:
            problems.append(Problem("the column is there twice", file=file, line=line, key=name))
    return problems


def _read_points(
    rows: Iterator[tuple[int, list[str]]],
    names: Sequence[str],
    cells: "_Cells",
    file: str,
    content: CsvContent,
) -> None:
    points: dict[str, list[Point]] = {}
    for count, (line, row) in enumerate(rows):
        if count >= MOST_POINTS:
            content.problems.append(
                Problem("too many points", file=file, line=line, allowed=f"at most {MOST_POINTS}")
            )
            break
        if len(row) != len(names):
            found = f"{len(row)} cells" if len(row) != 1 else "1 cell"
            content.problems.append(
                Problem(
                    "the row has not as many cells as the header",
                    file=file,
                    line=line,
                    found=found,
                    allowed=f"{len(names)}",
                    hint="text that holds a comma needs quotes",
                )
            )
            continue
        try:
            name, point = cells.point(dict(zip(names, row, strict=True)))
        except _CellError as error:
            content.problems.append(
                Problem(
                    error.message,
                    file=file,
                    line=line,
                    key=error.key,
                    found=visible(error.found),
                    allowed=error.allowed,
                )
            )
            continue
        points.setdefault(name, []).append(point)
        content.lines.setdefault(name, []).append(line)
    content.series = tuple(Series(name, tuple(listed)) for name, listed in points.items())


@dataclass(frozen=True, slots=True)
class _Cells:
    """How the cells of a row become a point."""

    scale: Scale
    reading: ReadingSpec

    def point(self, row: Mapping[str, str]) -> tuple[str, Point]:
        """The series' name and the point of one row.

        Raises:
            _CellError: A cell does not hold what its column needs.
        """
        name = row["series"]
        if not name.strip():
            key = "series"
            raise _CellError(key, "the series has no name", '""', "a name")
        y = _optional_number(row, "y")
        low, high = (_optional_number(row, column) for column in BOUNDS)
        basis = self._basis(row, y)
        if y is None:
            if low is None or high is None:
                key = "y"
                raise _CellError(key, "the value is missing", '""', "a number, or both bounds")
            y = exact.midpoint(low, high)
        if low is not None and high is not None and low > high:
            key = "y_low"
            raise _CellError(
                key, "the bounds are reversed", f"{low} to {high}", "the lower bound first"
            )
        default_low, default_high = self._default_bounds(y, basis, row)
        low = default_low if low is None else low
        high = default_high if high is None else high
        if (low is not None and low > y) or (high is not None and high < y):
            key = "y"
            bounds = f"{'' if low is None else low} to {'' if high is None else high}"
            raise _CellError(key, "the value lies outside its bounds", str(y), bounds)
        errors = {column: _length(row, column) for column in ERRORS}
        x = self._x(row["x"])
        return name, Point(x, y, low, high, basis, row.get("note", ""), **errors)

    def _basis(self, row: Mapping[str, str], y: Decimal | None) -> Basis:
        written = row.get("basis", "").strip()
        words: tuple[Basis, ...] = get_args(Basis)
        for word in words:
            if written == word:
                if word == "range" and not (row.get("y_low") and row.get("y_high")):
                    key = "basis"
                    raise _CellError(key, "a range needs y_low and y_high", "range", "both bounds")
                return word
        if written:
            key = "basis"
            raise _CellError(key, "unknown basis", f'"{written}"', ", ".join(words))
        if y is None:
            return "range"
        return default_basis(self.reading)

    def _default_bounds(
        self, y: Decimal, basis: Basis, row: Mapping[str, str]
    ) -> tuple[Decimal | None, Decimal | None]:
        """Bounds of a value that names none: half a step to each side."""
        said_exact = row.get("basis", "").strip() == "exact"
        if self.reading.resolution is not None and not said_exact:
            step = exact.half(exact.of_float(self.reading.resolution))
            return exact.plain(exact.subtract(y, step)), exact.plain(exact.add(y, step))
        return (y, y) if basis == "exact" else (None, None)

    def _x(self, written: str) -> X:
        text = written.strip()
        if not text:
            key = "x"
            raise _CellError(key, "the place on the x axis is missing", '""', "a value")
        if self.scale == "category":
            return written
        if self.scale == "date":
            try:
                return parse_date(text)
            except AxisError as error:
                key = "x"
                raise _CellError(key, "this is not a date", f'"{text}"', "2024-05-31") from error
        number = _number(text, "x")
        if self.scale == "log" and number <= 0:
            key = "x"
            raise _CellError(key, "a log axis has no place for it", text, "a number above 0")
        return number


def default_basis(reading: ReadingSpec) -> Basis:
    """How the points of a reading are known unless they say so themselves."""
    return reading.basis or ("exact" if reading.resolution is None else "approximate")


def _optional_number(row: Mapping[str, str], column: str) -> Decimal | None:
    text = row.get(column, "").strip()
    return _number(text, column) if text else None


def _length(row: Mapping[str, str], column: str) -> Decimal | None:
    length = _optional_number(row, column)
    if length is not None and length < 0:
        raise _CellError(column, "a length cannot be negative", str(length), "a number, 0 or more")
    return length


def _number(text: str, column: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        wrong = (
            "the number is not finite" if _NOT_FINITE.fullmatch(text) else "this is not a number"
        )
        shown = text if len(text) <= 40 else text[:37] + "…"  # noqa: PLR2004 - fits a message
        hint = "a finite number such as 0.465"
        raise _CellError(column, wrong, f'"{shown}"', hint)
    number = Decimal(text)
    largest = exact.LARGEST_EXPONENT
    if len(text) > exact.LONGEST_NUMBER or (number and abs(number.adjusted()) > largest):
        message = "the number is too large, too small or too long to be drawn"
        allowed = f"1e-{largest} to 1e{largest}, at most {exact.LONGEST_NUMBER} characters"
        raise _CellError(column, message, f'"{text[:40]}"', allowed)
    return number


def write_series_csv(series: Sequence[Series], columns: Sequence[str] = COLUMNS) -> str:
    """The series as CSV text that reads back to the same points."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for one in series:
        for point in one.points:
            cells = point_cells(one.name, point)
            writer.writerow([cells[column] for column in columns])
    return out.getvalue()


def point_cells(series: str, point: Point) -> dict[str, str]:
    """The cells of a point's row, by column."""
    value_is_midpoint = (
        point.basis == "range"
        and point.y_low is not None
        and point.y_high is not None
        and exact.midpoint(point.y_low, point.y_high) == point.y
    )
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


def columns_in_use(series: Sequence[Series], reading: ReadingSpec) -> tuple[str, ...]:
    """The columns that a reading needs so that it reads back to the same points."""
    without = write_series_csv(series, REQUIRED)
    scale: Scale = _scale_of(series)
    if read_series_csv(without, "", scale, reading).series == tuple(series):
        return REQUIRED
    points = [point for one in series for point in one.points]
    extra = [
        column
        for column in COLUMNS[len(REQUIRED) :]
        if any(getattr(point, column) not in {None, ""} for point in points)
    ]
    return (*REQUIRED, *extra)


def _scale_of(series: Sequence[Series]) -> Scale:
    x = series[0].points[0].x
    if isinstance(x, Decimal):
        return "linear"
    return "category" if isinstance(x, str) else "date"

"""How the cells of a row become a point."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import get_args

from figrepro.errors import quoted
from figrepro.figure import exact
from figrepro.figure.axes import AxisError, parse_date
from figrepro.figure.model import Point, X
from figrepro.figure.spec import ReadingSpec
from figrepro.figure.vocabulary import Basis, Scale

REQUIRED = ("series", "x", "y")
BOUNDS = ("y_low", "y_high")
ERRORS = ("err_low", "err_high", "x_err_low", "x_err_high")
COLUMNS = (*REQUIRED, *BOUNDS, "basis", "note", *ERRORS)
"""Every column, in the order in which figrepro writes them."""

_BASES: dict[str, Basis] = {basis: basis for basis in get_args(Basis)}

_SHORT_NUMBER = re.compile(r"-?[0-9]{1,20}(?:\.[0-9]{1,20})?")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE]([+-]?[0-9]+))?")
_LARGEST_POWER = 10_000
_NOT_FINITE = r"(?i)[+-]?(?:nan|inf|infinity)"
_MEANT = (
    (r"\d{4}-\d\d-\d\d", 'dates need scale = "date"'),
    (r"[+-]?\d+,\d+", "decimals take a point: 0.45, not 0,45"),
    (
        r"[+-]?\d{1,3}([,' \u00a0\u2009\u202f]\d{3})+(\.\d*)?",
        "write numbers without thousands separators: 20000",
    ),
    (r"\d+(\.\d+)?\s*[-–—]\s*\d+(\.\d+)?", "a range leaves y empty and fills y_low and y_high"),
    (r"[~≈\u223c]\s*\S+", "leave the sign out and write approximate in the column basis"),
    (r"[−–]\S+", "a minus is written as a hyphen: -1"),
    (r"[+-]?[\d.]+\s*%", "leave the sign out"),
    (r"[+-]?[\d.]+\s*[kKMGTmµ]", "write the number out: 20000, not 20k"),
    (r"[+-]?[\d_]+(\.[\d_]+)?", "only the digits 0 to 9 make a number"),
)
"""What those who copy numbers from papers write, and what is written here instead."""


class CellError(ValueError):
    """A cell does not hold what its column needs; without a key, the whole row."""

    def __init__(
        self,
        message: str,
        key: str | None,
        found: str | None,
        allowed: str | None,
        hint: str | None = None,
    ) -> None:
        super().__init__(message)
        self.key, self.message, self.found, self.allowed = key, message, found, allowed
        self.hint = hint


class CellReader:
    """Makes a point of each row of a file."""

    def __init__(self, columns: Sequence[str], scale: Scale, reading: ReadingSpec) -> None:
        self.width = len(columns)
        places = {name: place for place, name in enumerate(columns)}
        # A column that the file lacks is found behind the last cell, where an empty one is put.
        self._places = {column: places.get(column, self.width) for column in COLUMNS}
        self._errors = [(name, places[name]) for name in ERRORS if name in places]
        self._read_x = _X_READERS[scale]
        self._default_basis = default_basis(reading)
        step = reading.resolution
        self._half_step = None if step is None else exact.half(exact.of_float(step))

    def name(self, row: Sequence[str]) -> str:
        """The name of the row's series, empty where there is none."""
        return next((cell.strip() for cell in row[self._places["series"] :]), "")

    def point(self, row: Sequence[str]) -> tuple[str, Point]:
        """The series' name and the point of one row.

        Raises:
            CellError: A cell does not hold what its column needs.
        """
        cells, at = [*map(str.strip, row), ""], self._places
        name = _name(cells[at["series"]])
        x = self._read_x(cells[at["x"]])
        y = _optional_number(cells[at["y"]], "y")
        low = _optional_number(cells[at["y_low"]], "y_low")
        high = _optional_number(cells[at["y_high"]], "y_high")
        y, low, high, basis = self._value(y, low, high, _basis(cells[at["basis"]]))
        errors = {column: _length(cells[place], column) for column, place in self._errors}
        return name, Point(x, y, low, high, basis, cells[at["note"]], **errors)

    def errors(self, row: Sequence[str]) -> list[CellError]:
        """Everything wrong with the cells of a row, each looked at by itself."""
        return list(self._errors_of_cells(row))

    def _errors_of_cells(self, row: Sequence[str]) -> Iterator[CellError]:
        readers: dict[str, Callable[[str], object]] = {
            "series": _name,
            "x": self._read_x,
            "basis": _basis,
            **{column: partial(_optional_number, column=column) for column in ("y", *BOUNDS)},
            **{column: partial(_length, column=column) for column in ERRORS},
        }
        for column, read in readers.items():
            place = self._places[column]
            try:
                read(row[place].strip() if place < self.width else "")
            except CellError as error:
                yield error

    def _value(
        self, y: Decimal | None, low: Decimal | None, high: Decimal | None, said: Basis | None
    ) -> tuple[Decimal, Decimal | None, Decimal | None, Basis]:
        """The value with its bounds and its basis, from what is written of them."""
        if low is not None and high is not None and low > high:
            found = f"{low} to {high}"
            message = "the bounds are reversed"
            raise CellError(message, "y_low", found, "the lower bound first")
        basis = said or self._default_basis
        if basis == "range" or y is None:
            return *_range(y, low, high, said), "range"
        if low is None or high is None:
            default_low, default_high = self._default_bounds(y, basis, said)
            low = default_low if low is None else low
            high = default_high if high is None else high
        _require_inside(y, low, high)
        return y, low, high, basis

    def _default_bounds(
        self, y: Decimal, basis: Basis, said: Basis | None
    ) -> tuple[Decimal | None, Decimal | None]:
        """Bounds of a value that names none: half a step to each side."""
        if self._half_step is not None and said != "exact":
            return (
                exact.plain(exact.subtract(y, self._half_step)),
                exact.plain(exact.add(y, self._half_step)),
            )
        return (y, y) if basis == "exact" else (None, None)


def is_number(text: str) -> bool:
    """Whether a text is written as a number, which may yet be too large or too long."""
    return _NUMBER.fullmatch(text) is not None


def is_nearly_number(text: str) -> bool:
    """Whether a text that is none is what people write who mean a number or a date."""
    return _meant(text, "y") is not None


def default_basis(reading: ReadingSpec) -> Basis:
    """How the points of a reading are known unless they say so themselves."""
    return reading.basis or ("exact" if reading.resolution is None else "approximate")


def _range(
    y: Decimal | None, low: Decimal | None, high: Decimal | None, said: Basis | None
) -> tuple[Decimal, Decimal, Decimal]:
    """The value and the bounds of a range: its midpoint, where only the bounds are known."""
    if y is None and (low is None or high is None or said in {"exact", "approximate"}):
        allowed = "a number, or both bounds" if said is None else f"a number, as it is {said}"
        message = "the value is missing"
        raise CellError(message, "y", '""', allowed)
    if low is None or high is None:
        missing = " and ".join(
            column for column, bound in zip(BOUNDS, (low, high), strict=True) if bound is None
        )
        message = "a range needs its bounds"
        raise CellError(message, "basis", f"no {missing}", "both bounds")
    if y is None:
        return exact.midpoint(low, high), low, high
    _require_inside(y, low, high)
    return y, low, high


def _require_inside(y: Decimal, low: Decimal | None, high: Decimal | None) -> None:
    if (low is not None and low > y) or (high is not None and high < y):
        bounds = f"{'…' if low is None else low} to {'…' if high is None else high}"
        message = "the value lies outside its bounds"
        raise CellError(message, "y", str(y), bounds)


def _name(text: str) -> str:
    if not text:
        message = "the series has no name"
        raise CellError(message, "series", '""', "a name")
    return text


def _basis(text: str) -> Basis | None:
    if not text:
        return None
    if text not in _BASES:
        message = "unknown basis"
        raise CellError(message, "basis", quoted(text), ", ".join(_BASES))
    return _BASES[text]


def _optional_number(text: str, column: str) -> Decimal | None:
    return _number(text, column) if text else None


def _length(text: str, column: str) -> Decimal | None:
    length = _optional_number(text, column)
    if length is not None and length < 0:
        message = "a length cannot be negative"
        raise CellError(message, column, text, "a number, 0 or more")
    return length


def _number(text: str, column: str) -> Decimal:
    """The number, with the decimals it is written with."""
    if _SHORT_NUMBER.fullmatch(text):  # nearly every number; the rest of the checks takes longer
        return Decimal(text)
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        finite = re.fullmatch(_NOT_FINITE, text) is None
        message = "this is not a number" if finite else "the number is not finite"
        hint = _meant(text, column)
        raise CellError(message, column, quoted(text), "a number such as 0.465", hint)
    if len(text) > exact.LONGEST_NUMBER:
        raise _too_long(text, column, f"{exact.LONGEST_NUMBER} characters")
    if abs(int(parts[1] or 0)) > _LARGEST_POWER:
        raise _out_of_range(text, column)
    number = Decimal(text)
    if abs(number.adjusted()) > exact.LARGEST_EXPONENT:
        raise _out_of_range(text, column)
    if exact.decimals(number) > exact.MOST_DECIMALS:
        raise _too_long(text, column, f"{exact.MOST_DECIMALS} decimals")
    return number


def _too_long(text: str, column: str, most: str) -> CellError:
    return CellError("the number is too long", column, quoted(text), f"at most {most}")


def _out_of_range(text: str, column: str) -> CellError:
    most = exact.LARGEST_EXPONENT
    message = "the number is too large or too small"
    return CellError(message, column, quoted(text), f"0, or 1e-{most} to 1e{most}")


def _meant(text: str, column: str) -> str | None:
    """What is to be done about a text that is no number."""
    names = 'names need scale = "category"' if column == "x" else None
    return next((hint for pattern, hint in _MEANT if re.fullmatch(pattern, text)), names)


def _number_x(text: str) -> X:
    return _number(_present(text), "x")


def _log_x(text: str) -> X:
    number = _number(_present(text), "x")
    if number <= 0:
        message = "not allowed on a log axis"
        raise CellError(message, "x", text, "a number above 0")
    return number


def _date_x(text: str) -> X:
    try:
        return parse_date(_present(text))
    except AxisError as error:
        raise CellError(str(error), "x", error.found or "", error.allowed or "") from error


def _category_x(text: str) -> X:
    return _present(text)


def _present(text: str) -> str:
    if not text:
        message = "the place on the x axis is missing"
        raise CellError(message, "x", '""', "a value")
    return text


_X_READERS: dict[Scale, Callable[[str], X]] = {
    "linear": _number_x,
    "log": _log_x,
    "date": _date_x,
    "category": _category_x,
}

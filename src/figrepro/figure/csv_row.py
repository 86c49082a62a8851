"""How the cells of a row become a point."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import get_args

from figrepro.errors import FigreproError, KeyPath, Problem, quoted, refused
from figrepro.figure import decimal_math
from figrepro.figure.model import Point, X
from figrepro.figure.spec import ReadingSpec
from figrepro.figure.vocabulary import Basis

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

ParseX = Callable[[str], X]
"""Reads a place on the x axis from a cell that is not empty, and refuses what is none."""


class CellReader:
    """Makes a point of each row of a file."""

    def __init__(self, columns: Sequence[str], parse_x: ParseX, reading: ReadingSpec) -> None:
        self.width = len(columns)
        places = {name: place for place, name in enumerate(columns)}
        # A column that the file lacks is found behind the last cell, where an empty one is put.
        self._places = {column: places.get(column, self.width) for column in COLUMNS}
        self._errors = [(name, places[name]) for name in ERRORS if name in places]
        self._parse_x = parse_x
        self._readers: dict[str, Callable[[str], object]] = {
            "series": _name,
            "x": self._x,
            "basis": _basis,
            **{column: partial(_optional_number, column=column) for column in ("y", *BOUNDS)},
            **{column: partial(_length, column=column) for column in ERRORS},
        }
        self._default_basis = default_basis(reading)
        step = reading.resolution
        self._half_step = None if step is None else decimal_math.half(decimal_math.of_float(step))

    def name(self, row: Sequence[str]) -> str:
        """The name of the row's series, empty where there is none."""
        return next((cell.strip() for cell in row[self._places["series"] :]), "")

    def point(self, row: Sequence[str]) -> tuple[str, Point]:
        """The series' name and the point of one row.

        Raises:
            FigreproError: A cell does not hold what its column needs.
        """
        cells, at = [*map(str.strip, row), ""], self._places
        name = _name(cells[at["series"]])
        x = self._x(cells[at["x"]])
        y = _optional_number(cells[at["y"]], "y")
        low = _optional_number(cells[at["y_low"]], "y_low")
        high = _optional_number(cells[at["y_high"]], "y_high")
        y, low, high, basis = self._value(y, low, high, _basis(cells[at["basis"]]))
        errors = {column: _length(cells[place], column) for column, place in self._errors}
        return name, Point(x, y, low, high, basis, cells[at["note"]], **errors)

    def _x(self, text: str) -> X:
        if not text:
            raise refused("the value is missing", "x", found='""', allowed="a value")
        try:
            return self._parse_x(text)
        except FigreproError as error:
            raise error.under("x") from error

    def problems(self, row: Sequence[str]) -> Iterator[Problem]:
        """Everything wrong with the cells of a row, each looked at by itself."""
        for column, read in self._readers.items():
            place = self._places[column]
            try:
                read(row[place].strip() if place < self.width else "")
            except FigreproError as error:
                yield from error.problems

    def _value(
        self, y: Decimal | None, low: Decimal | None, high: Decimal | None, said: Basis | None
    ) -> tuple[Decimal, Decimal | None, Decimal | None, Basis]:
        """The value with its bounds and its basis, from what is written of them."""
        if low is not None and high is not None and low > high:
            found = f"{low} to {high}"
            allowed = "the lower bound first"
            raise refused("the bounds are reversed", "y_low", found=found, allowed=allowed)
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
                decimal_math.plain(decimal_math.subtract(y, self._half_step)),
                decimal_math.plain(decimal_math.add(y, self._half_step)),
            )
        return (y, y) if basis == "exact" else (None, None)


def is_number(text: str) -> bool:
    """Whether a text is written as a number, which may yet be too large or too long."""
    return _NUMBER.fullmatch(text) is not None


def is_nearly_number(text: str) -> bool:
    """Whether a text that is none is what people write who mean a number."""
    return _meant(text) is not None


def default_basis(reading: ReadingSpec) -> Basis:
    """How the points of a reading are known unless they say so themselves."""
    return reading.basis or ("exact" if reading.resolution is None else "approximate")


def _range(
    y: Decimal | None, low: Decimal | None, high: Decimal | None, said: Basis | None
) -> tuple[Decimal, Decimal, Decimal]:
    """The value and the bounds of a range: its midpoint, where only the bounds are known."""
    if y is None and (low is None or high is None or said in {"exact", "approximate"}):
        allowed = "a number, or both bounds" if said is None else f"a number, as it is {said}"
        raise refused("the value is missing", "y", found='""', allowed=allowed)
    if low is None or high is None:
        missing = " and ".join(
            column for column, bound in zip(BOUNDS, (low, high), strict=True) if bound is None
        )
        found = f"no {missing}"
        raise refused("a range needs its bounds", "basis", found=found, allowed="both bounds")
    if y is None:
        return decimal_math.midpoint(low, high), low, high
    _require_inside(y, low, high)
    return y, low, high


def _require_inside(y: Decimal, low: Decimal | None, high: Decimal | None) -> None:
    if (low is not None and low > y) or (high is not None and high < y):
        bounds = f"{'…' if low is None else low} to {'…' if high is None else high}"
        raise refused("the value lies outside its bounds", "y", found=str(y), allowed=bounds)


def _name(text: str) -> str:
    if not text:
        raise refused("the series has no name", "series", found='""', allowed="a name")
    return text


def _basis(text: str) -> Basis | None:
    if not text:
        return None
    if text not in _BASES:
        raise refused("unknown basis", "basis", found=quoted(text), allowed=", ".join(_BASES))
    return _BASES[text]


def _optional_number(text: str, column: str) -> Decimal | None:
    return parse_number(text, column) if text else None


def _length(text: str, column: str) -> Decimal | None:
    length = _optional_number(text, column)
    if length is not None and length < 0:
        allowed = "a number, 0 or more"
        raise refused("a length cannot be negative", column, found=text, allowed=allowed)
    return length


def parse_number(text: str, *path: str) -> Decimal:
    """The number, with the decimals it is written with; the path leads to it in a problem.

    Raises:
        FigreproError: The text is none, or too long or too large to be drawn.
    """
    if _SHORT_NUMBER.fullmatch(text):  # nearly every number; the rest of the checks takes longer
        return Decimal(text)
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        finite = re.fullmatch(_NOT_FINITE, text) is None
        message = "this is not a number" if finite else "the number is not finite"
        allowed = "a number such as 0.465"
        raise refused(message, *path, found=quoted(text), allowed=allowed, hint=_meant(text))
    if len(text) > decimal_math.LONGEST_NUMBER:
        raise _too_long(text, path, f"{decimal_math.LONGEST_NUMBER} characters")
    if abs(int(parts[1] or 0)) > _LARGEST_POWER:
        raise _out_of_range(text, path)
    number = Decimal(text)
    if abs(number.adjusted()) > decimal_math.LARGEST_EXPONENT:
        raise _out_of_range(text, path)
    if decimal_math.decimals(number) > decimal_math.MOST_DECIMALS:
        raise _too_long(text, path, f"{decimal_math.MOST_DECIMALS} decimals")
    return number


def _too_long(text: str, path: KeyPath, most: str) -> FigreproError:
    return refused("the number is too long", *path, found=quoted(text), allowed=f"at most {most}")


def _out_of_range(text: str, path: KeyPath) -> FigreproError:
    most = decimal_math.LARGEST_EXPONENT
    message = "the number is too large or too small"
    return refused(message, *path, found=quoted(text), allowed=f"0, or 1e-{most} to 1e{most}")


def _meant(text: str) -> str | None:
    """What is to be done about a text that is no number."""
    return next((hint for pattern, hint in _MEANT if re.fullmatch(pattern, text)), None)

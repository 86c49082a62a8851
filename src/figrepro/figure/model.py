"""The figure as the other rooms see it: points, series, readings, spec."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from figrepro.errors import refused
from figrepro.figure import decimal_math
from figrepro.figure.spec import Spec
from figrepro.figure.vocabulary import Basis

X = Decimal | date | str
"""Where a point stands: a number, a date or a category, as the x axis says."""

DRAWN = "drawn"
"""The name of the reading in `series.csv`."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of a series, with what is known about how exactly it was read.

    Attributes:
        x: Its place on the x axis.
        y: Its value; of a range, the midpoint.
        y_low: The least value that the reading allows, None where that is not known.
        y_high: The greatest value that the reading allows, None where that is not known.
        basis: How the value is known.
        note: What the reader of the source should know about it.
        err_low: Length downwards of an error bar that the source draws.
        err_high: Length upwards of an error bar that the source draws.
        x_err_low: Length to the left of an error bar that the source draws.
        x_err_high: Length to the right of an error bar that the source draws.
    """

    x: X
    y: Decimal
    y_low: Decimal | None = None
    y_high: Decimal | None = None
    basis: Basis = "exact"
    note: str = ""
    err_low: Decimal | None = None
    err_high: Decimal | None = None
    x_err_low: Decimal | None = None
    x_err_high: Decimal | None = None

    @property
    def bounds(self) -> tuple[Decimal, Decimal] | None:
        """The least and the greatest value that the reading allows, where both are known."""
        return None if self.y_low is None or self.y_high is None else (self.y_low, self.y_high)

    @property
    def drawn_range(self) -> tuple[Decimal, Decimal] | None:
        """The bounds, where only they are known and the drawing shows them."""
        return self.bounds if self.basis == "range" else None

    @property
    def listed(self) -> tuple[Decimal, Decimal]:
        """The least and the greatest value as listed: the same but of a range."""
        return self.drawn_range or (self.y, self.y)

    @property
    def doubt(self) -> Decimal | None:
        """How far the value may be from what is listed; None where that is not known."""
        if self.bounds is None:
            return None
        (least, greatest), (low, high) = self.bounds, self.listed
        return max(decimal_math.subtract(low, least), decimal_math.subtract(greatest, high))

    @property
    def y_error_ends(self) -> tuple[Decimal, Decimal] | None:
        """The lower and the upper end of the error bar along y, if the source draws one."""
        return _ends(self.y, self.err_low, self.err_high)

    @property
    def x_error_ends(self) -> tuple[Decimal, Decimal] | None:
        """The left and the right end of the error bar along x, if the source draws one."""
        if not isinstance(self.x, Decimal):
            return None
        return _ends(self.x, self.x_err_low, self.x_err_high)


def _ends(
    middle: Decimal, below: Decimal | None, above: Decimal | None
) -> tuple[Decimal, Decimal] | None:
    if below is None and above is None:
        return None
    zero = Decimal(0)
    return decimal_math.subtract(middle, below or zero), decimal_math.add(middle, above or zero)


@dataclass(frozen=True, slots=True)
class Series:
    """A named sequence of points, in the order of the file."""

    name: str
    points: tuple[Point, ...]

    def at(self, x: X) -> Point | None:
        """The first point at x, None if there is none."""
        return next((point for point in self.points if point.x == x), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """One source's values of the series; what the spec says of it is in `spec.reading[name]`."""

    name: str
    series: tuple[Series, ...]

    def named(self, name: str) -> Series | None:
        """The series of that name, None if the reading has none."""
        return next((series for series in self.series if series.name == name), None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One chart to reproduce.

    Attributes:
        id: The name of its folder.
        spec: How it looks and where it comes from, as its writer asked for it.
        drawn: The reading that is drawn.
        readings: The other readings, in alphabetical order.
        folder: Where it was read from; None if it was taken out of an image.
        overlay: The reading whose points are drawn over the others; None unless one is asked for.
    """

    id: str
    spec: Spec
    drawn: Reading
    readings: tuple[Reading, ...] = ()
    folder: Path | None = None
    overlay: Reading | None = None

    def require_folder(self, wanted: str) -> Path:
        """The folder that the figure was read from.

        Args:
            wanted: What is looked for in it, as a message says it.

        Raises:
            FigreproError: It was read from none.
        """
        if self.folder is None:
            message = f"the figure has no folder, and so no {wanted}"
            raise refused(message, hint="load it from a folder")
        return self.folder

    @property
    def series(self) -> tuple[Series, ...]:
        """The series that are drawn, in the order of the file."""
        return self.drawn.series

    @property
    def overlaid(self) -> tuple[Series, ...]:
        """The series of the overlay that are drawn: those that the figure has, in its order."""
        if self.overlay is None:
            return ()
        named = (self.overlay.named(one.name) for one in self.series)
        return tuple(series for series in named if series is not None)

    @property
    def point_count(self) -> int:
        """How many points are drawn."""
        return sum(len(series.points) for series in self.series)

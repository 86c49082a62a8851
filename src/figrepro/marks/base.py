"""What a mark answers: the one thing that the files of marks implement."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from msgspec.structs import replace

from figrepro.figure.csv_row import COLUMNS, REQUIRED
from figrepro.figure.model import Point, X
from figrepro.figure.vocabulary import Line
from figrepro.marks.layer import Placed, Style
from figrepro.marks.style_constants import ON_BARS
from figrepro.scales.base import Scale
from figrepro.shapes.primitives import Shape


@dataclass(frozen=True, slots=True)
class Noun:
    """What people call a mark.

    Attributes:
        chart: A chart of nothing else: "Line chart".
        one: What one series is drawn as: "a line".
        several: What several are drawn as: "lines".
    """

    chart: str
    one: str
    several: str


@dataclass(frozen=True, slots=True)
class Extent:
    """What the axes must show of a mark: values on the x axis, and on the y axis."""

    x: tuple[X, ...]
    y: tuple[X, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """Where the legend shows what a series looks like: the ends of a line, in points."""

    left: float
    right: float
    y: float
    element: str
    order: float

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return (self.left + self.right) / 2


class Mark(ABC):
    """How the points of a series are shown.

    Attributes:
        name: The word that a spec has for it.
        noun: What people call it.
        columns: The columns of `series.csv` that it shows or keeps, beside x and y.
        one_y_for_each_x: Whether a second value at an x is refused.
        is_joined: Whether it leads from point to point, so that their order says something.
        is_stepped: Whether its line keeps each value until the next point.
        stands: Whether it stands on a foot, which the y axis then shows.
        is_side_by_side: Whether layers with it stand beside each other at each place.
        is_opaque: Whether it fills what lies below its points, so that what stands there is dark.
        has_surface: Whether it fills what lies below its points with its colour, if only thinly.
        has_markers: Whether its points have markers by default.
        default_line: The line that leads through its points by default.
        cut_off: What one is called that is drawn up to the limit where its point lies beyond; None
            where nothing of such a point is drawn.
        body: The part of its element that runs through all points; None where each stands alone.
    """

    name: ClassVar[str]
    noun: ClassVar[Noun]
    columns: ClassVar[frozenset[str]] = frozenset(COLUMNS) - frozenset(REQUIRED)
    one_y_for_each_x: ClassVar[bool] = False
    is_joined: ClassVar[bool] = False
    is_stepped: ClassVar[bool] = False
    stands: ClassVar[bool] = False
    is_side_by_side: ClassVar[bool] = False
    is_opaque: ClassVar[bool] = False
    has_surface: ClassVar[bool] = False
    has_markers: ClassVar[bool] = True
    default_line: ClassVar[Line] = "none"
    cut_off: ClassVar[str | None] = None
    body: ClassVar[str | None] = None

    def extent(self, points: Sequence[Point], x: Scale, y: Scale) -> Extent:
        """What the axes must show of the points of all layers with this mark."""
        del x
        xs, ys = [], [y.foot] if self.stands and y.foot is not None else []
        for point in points:
            xs += [point.x, *(point.x_error_ends or ())]
            ys += [point.y, *(point.drawn_range or ()), *(point.y_error_ends or ())]
        return Extent(tuple(xs), tuple(ys))

    def has_course(self, style: Style) -> bool:
        """Whether it is drawn from point to point in this style."""
        return self.is_joined and style.line != "none"

    def part_at(self, point: Point) -> str:
        """The part of its element that shows one point."""
        return "range" if point.basis == "range" else "markers"

    def whisker_color(self, style: Style) -> str:
        """The colour of ranges and error bars."""
        return ON_BARS if self.is_opaque else style.hex

    def has_diamonds(self, style: Style) -> bool:
        """Whether ranges have a diamond: on bars, unless these have markers.

        Without one, a range would be an error bar, and with a circle, a point of another reading
        on one.
        """
        return self.is_opaque and style.marker == "none"

    def range_style(self, style: Style) -> Style:
        """The style of the hollow markers of ranges; diamonds have the colour of the range."""
        if not self.has_diamonds(style):
            return style
        return replace(style, color=self.whisker_color(style), marker="diamond")

    @abstractmethod
    def shapes(self, placed: Placed) -> Iterator[Shape]:
        """What is drawn of a layer."""

    @abstractmethod
    def key(self, style: Style, key: Key) -> Iterator[Shape]:
        """What stands before the name of a series in the legend."""

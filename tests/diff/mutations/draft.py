"""A figure folder as a user edits it: the spec with its defaults left open, and the series."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec

from figrepro.chart.canvas import frame_of
from figrepro.chart.chart import Chart
from figrepro.chart.checks import spec_problems
from figrepro.chart.load import load_folder
from figrepro.chart.resolve import resolve
from figrepro.diff.estimate.edits import frozen
from figrepro.errors import FigreproError, visible
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series, X
from figrepro.figure.spec import ReadingSpec, SeriesStyle, Spec
from figrepro.marks.layer import Frame, Layer
from figrepro.scales.axis import Axis
from tests.figures import DATA, SHIPPED

FOLDERS = Path(__file__).parent / "figures"
"""Figure folders made for mutations: small, and each of another sort."""
MADE = tuple(sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir()))
FIGURES = (*SHIPPED, *MADE)
"""The ids of every figure that is mutated."""


@dataclass(frozen=True)
class Draft:
    """What stands in a figure's folder.

    Attributes:
        id: The id of the figure.
        spec: As `figure.toml` says it.
        series: As `series.csv` lists them.
    """

    id: str
    spec: Spec
    series: tuple[Series, ...]

    @cached_property
    def chart(self) -> Chart:
        """The chart of the folder.

        Raises:
            FigreproError: Limits or ticks cannot be computed.
        """
        return resolve(Figure(self.id, self.spec, Reading(DRAWN, self.series)))

    @cached_property
    def figure(self) -> Figure:
        """The figure with every default filled in."""
        return frozen(self.chart)

    @property
    def resolved(self) -> Spec:
        """Its spec."""
        return self.figure.spec

    @property
    def frame(self) -> Frame:
        """Where things stand in the drawing."""
        return frame_of(self.chart)

    def axis(self, letter: str) -> Axis:
        """One of the axes."""
        return self.frame.x if letter == "x" else self.frame.y

    @cached_property
    def can_be_drawn(self) -> bool:
        """Whether the folder would load."""
        try:
            resolved = self.resolved
        except FigreproError:
            return False
        return (
            not any(True for _ in spec_problems(resolved))
            and set(self.names).issuperset(self.spec.series)
            and all(map(self._fits, self.chart.layers))
        )

    def _fits(self, layer: Layer) -> bool:
        places = [point.x for point in layer.points]
        if layer.mark.one_y_for_each_x and len(set(places)) < len(places):
            return False
        values = [_least(point) for point in layer.points]
        return _have_room(places, self.frame.x) and _have_room(values, self.frame.y)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the series, in the order of the file."""
        return tuple(one.name for one in self.series)

    def named(self, name: str) -> Series:
        """The series of that name."""
        return next(one for one in self.series if one.name == name)

    def place(self, x: X) -> str:
        """A place on the x axis, as a tick there is written."""
        return visible(self.frame.x.text(x))

    def points(self) -> Iterator[tuple[str, Point]]:
        """Every point with the name of its series."""
        return ((one.name, point) for one in self.series for point in one.points)

    def with_key(self, dotted: str, value: object) -> "Draft":
        """The draft with another value of a key, `x.label`."""
        return replace(self, spec=_with_value(self.spec, dotted.split("."), value))

    def with_style(self, name: str, **keys: Any) -> "Draft":
        """The draft with other values of a series' style."""
        style = msgspec.structs.replace(self.spec.series.get(name) or SeriesStyle(), **keys)
        return self.with_key("series", {**self.spec.series, name: style})

    def with_reading(self, **keys: Any) -> "Draft":
        """The draft with other values of what it says about the drawn reading."""
        old = self.spec.reading.get(DRAWN) or ReadingSpec()
        now = msgspec.structs.replace(old, **keys)
        return self.with_key("reading", {**self.spec.reading, DRAWN: now})

    def with_series(self, name: str, change: Callable[[Series], Series]) -> "Draft":
        """The draft with one series changed."""
        changed = (change(one) if one.name == name else one for one in self.series)
        return replace(self, series=tuple(changed))

    def with_points(self, name: str, change: Callable[[Point], Point]) -> "Draft":
        """The draft with every point of a series changed."""
        return self.with_series(
            name, lambda one: replace(one, points=tuple(change(point) for point in one.points))
        )

    def with_point(self, name: str, x: X, change: Callable[[Point], Point]) -> "Draft":
        """The draft with one point changed."""
        return self.with_points(name, lambda point: change(point) if point.x == x else point)


def _have_room(places: Iterable[X], axis: Axis) -> bool:
    """Whether the axis has a place for them: one of logarithms has none for zero and below."""
    numbers = (place for place in places if isinstance(place, Decimal))
    return all(axis.scale.refusal(number) is None for number in numbers)


def _least(point: Point) -> Decimal:
    """The least value of a point that must be drawn."""
    low, _ = point.drawn_range or (point.y, point.y)
    return min(low, point.y)


def _with_value(struct: Any, path: list[str], value: object) -> Any:
    key, *rest = path
    inner = _with_value(getattr(struct, key), rest, value) if rest else value
    return msgspec.structs.replace(struct, **{key: inner})


@cache
def load(figure_id: str) -> Draft:
    """The folder of one of the figures, as it is."""
    folder = (DATA if figure_id in SHIPPED else FOLDERS) / figure_id
    figure = load_folder(folder, figure_id).figure
    return Draft(figure_id, figure.spec, figure.series)

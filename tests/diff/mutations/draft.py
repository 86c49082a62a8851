"""A figure folder as a user edits it: the spec with its defaults left open, and the series."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import msgspec
from figrepro.figure.axes import AxisError
from figrepro.figure.load import load_folder
from figrepro.figure.resolve import resolve
from figrepro.figure.spec_checks import spec_misfits
from figrepro.figure.spec_file import read_spec_file
from figrepro.render.canvas import Canvas, canvas_of

from figrepro.figure.formats import tick_labels, visible
from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series, X
from figrepro.figure.spec import Axis, ReadingSpec, SeriesStyle, Spec
from tests.figures import DATA, SHIPPED

FOLDERS = Path(__file__).parent / "figures"
"""Figure folders made for mutations: small, and each of another sort."""
MADE = tuple(sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir()))
FIGURES = (*SHIPPED, *MADE)
"""The ids of every figure that is mutated."""

_ONE_Y_FOR_EACH_X = frozenset({"line", "step", "area"})


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
    def figure(self) -> Figure:
        """The figure that the folder describes.

        Raises:
            AxisError: Limits or ticks cannot be computed.
        """
        return Figure(self.id, resolve(self.spec, self.series), Reading(DRAWN, self.series))

    @property
    def resolved(self) -> Spec:
        """The spec with every default filled in."""
        return self.figure.spec

    @property
    def canvas(self) -> Canvas:
        """Where things stand in the drawing."""
        return canvas_of(self.resolved)

    @cached_property
    def can_be_drawn(self) -> bool:
        """Whether the folder would load."""
        try:
            resolved = self.resolved
        except AxisError:
            return False
        known = {one.name for one in self.series}
        return (
            not any(spec_misfits(resolved))
            and known.issuperset(self.spec.series)
            and all(self._fits(one) for one in self.series)
        )

    def _fits(self, one: Series) -> bool:
        spec = self.resolved
        places = [point.x for point in one.points]
        if spec.kind_of(one.name) in _ONE_Y_FOR_EACH_X and len(set(places)) < len(places):
            return False
        values = [_least(point) for point in one.points]
        return _have_room(places, spec.x) and _have_room(values, spec.y)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the series, in the order of the file."""
        return tuple(one.name for one in self.series)

    def named(self, name: str) -> Series:
        """The series of that name."""
        return next(one for one in self.series if one.name == name)

    def place(self, x: X) -> str:
        """A place on the x axis, as a tick there is written."""
        return visible(tick_labels([x], self.resolved.x)[0])

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
    return axis.scale != "log" or all(number > 0 for number in numbers)


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
    return Draft(figure_id, read_spec_file(folder).spec, load_folder(folder, figure_id).series)

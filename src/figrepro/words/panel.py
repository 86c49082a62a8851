"""A panel as sentences need it: what it shows of its series, and numbers as its axes have them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import compress
from operator import not_

from figrepro.chart.chart import Chart, Panel
from figrepro.claims.chart_axes import ChartAxes
from figrepro.claims.writing import quote
from figrepro.errors import visible
from figrepro.figure import decimal_math
from figrepro.figure.model import Figure, Point, X
from figrepro.marks.layer import Layer
from figrepro.scales.axis import Axis, Letter
from figrepro.words import formulas
from figrepro.words.numbers import Numbers, numbers_of
from figrepro.words.phrase import Phrase, listed, phrase
from figrepro.words.series import SeriesInWords, places_of
from figrepro.words.values import Value, near

_ONE = Decimal(1)


@dataclass(frozen=True)
class PanelInWords:
    """A panel of a chart in the parts that sentences are made of.

    Attributes:
        chart: The chart.
        panel: The panel.
    """

    chart: Chart
    panel: Panel

    @property
    def figure(self) -> Figure:
        """The figure."""
        return self.chart.figure

    @property
    def x(self) -> Axis:
        """The x axis."""
        return self.panel.x

    @property
    def y(self) -> Axis:
        """The y axis."""
        return self.panel.y

    def shows(self, point: Point) -> bool:
        """Whether the axes show a point."""
        return self.x.shows(point.x) and self.y.shows(point.y)

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The points of all its series."""
        return tuple(point for layer in self.panel.layers for point in layer.points)

    @cached_property
    def all_series(self) -> tuple[SeriesInWords, ...]:
        """The series that have points, in the order of the figure."""
        with_points = [layer for layer in self.panel.layers if layer.points]
        return tuple(map(self._in_words, with_points, _labels(with_points)))

    @cached_property
    def series(self) -> tuple[SeriesInWords, ...]:
        """Those of which points are shown."""
        return tuple(one for one in self.all_series if one.places)

    def _in_words(self, layer: Layer, label: str) -> SeriesInWords:
        points = self.x.in_order(layer.points)
        are_shown = [self.shows(point) for point in points]
        shown, hidden = compress(points, are_shown), compress(points, map(not_, are_shown))
        has_course = not self.has_categories or layer.mark.has_course(layer.style)
        return SeriesInWords(
            name=layer.name,
            label=label,
            mark=layer.mark,
            has_course=has_course,
            places=places_of(shown),
            hidden=tuple(hidden),
            leaves_the_axes=has_course and _have_a_gap(are_shown),
        )

    @cached_property
    def along(self) -> Callable[[X], Decimal]:
        """Where each place of its series is along the x axis."""
        return self.x.ranks(point.x for point in self.points)

    @cached_property
    def has_categories(self) -> bool:
        """Whether the x axis is one of categories."""
        return self.x.scale.is_discrete

    @cached_property
    def has_courses(self) -> bool:
        """Whether the order of the points says something of every series."""
        return all(one.has_course for one in self.series)

    @cached_property
    def is_whole(self) -> bool:
        """Whether all points are shown, so that formulas may speak of all series."""
        return all(one.is_whole for one in self.all_series)

    @cached_property
    def share_all_x(self) -> bool:
        """Whether all series have points at the same x."""
        return len({tuple(place.x for place in one.places) for one in self.series}) == 1

    @cached_property
    def across(self) -> Numbers:
        """How places along the x axis are written."""
        return numbers_of(self.x, (*limits_of(self.x), *self._xs()))

    @cached_property
    def up(self) -> Numbers:
        """How values are written."""
        return numbers_of(self.y, (*limits_of(self.y), *self._ys()))

    def _xs(self) -> Iterator[X]:
        return (place.x for one in self.series for place in one.places)

    def _ys(self) -> Iterator[X]:
        for one in self.series:
            for place in one.places:
                for value in place.values:
                    yield from (value.low, value.high)

    def at(self, x: X) -> str:
        """A place on the x axis in words."""
        return self.across.written(x)

    def at_each(self, xs: Iterable[X]) -> str:
        """Several places on the x axis in words."""
        return listed([self.at(x) for x in xs])

    def value(self, value: Value) -> Phrase:
        """A value in words: 0.45, about 0.45, 63 to 64."""
        return self._about(value, "", " to ")

    def end(self, value: Value) -> Phrase:
        """A value behind "from" or "to", or among others: 0.45, between 63 and 64."""
        return self._about(value, "" if value.is_one else "between ", " and ")

    def _about(self, value: Value, before: str, between: str) -> Phrase:
        about = "about " if value.is_about or value.is_rounded else ""
        return Phrase(f"{about}{before}{self._plain(value, between)}", value.is_about)

    def _plain(self, value: Value, between: str = " to ") -> str:
        return between.join(map(self.up.written, _ends(value)))

    def difference(self, value: Value) -> Phrase:
        """A difference of values in words, without zeros that only the values have."""
        plain = [decimal_math.plain(near(end).shown) for end in _ends(value)]
        about = "about " if value.is_about or value.is_rounded else ""
        if self.y.format != "percent":
            return Phrase(f"{about}{' to '.join(map(self.up.written, plain))}", value.is_about)
        hundredths = [decimal_math.shift(one, 2) for one in plain]
        unit = "percentage point" if hundredths == [_ONE] else "percentage points"
        points = " to ".join(self.up.written_plainly(decimal_math.plain(one)) for one in hundredths)
        return Phrase(f"{about}{points} {unit}", value.is_about)

    def span(self, first: Value, last: Value) -> Phrase:
        """From one value to another, hedged once where one hedge is enough."""
        return phrase("from ", self._to(first, last))

    def _to(self, first: Value, last: Value) -> Phrase:
        if first.is_about and last.is_about and first.is_one and last.is_one:
            return phrase(self.end(first), " to ", self._plain(last))
        return phrase(self.end(first), " to ", self.end(last))

    def ends(self, first: Value, last: Value) -> Phrase:
        """The first value and the last, behind a comma: 1 to 2, 1 at both ends."""
        if first.is_one and first == last:
            return phrase(self.value(first), " at both ends")
        if first.is_one and last.is_one:
            return self._to(first, last)
        return self.span(first, last)

    def names(self, series: Sequence[SeriesInWords]) -> str:
        """Some series in words."""
        return listed([one.label for one in series])

    @cached_property
    def _own_names(self) -> list[str]:
        """The series that formulas have to name: all of its own, unless the chart has no others."""
        names = [layer.name for layer in self.panel.layers]
        return [] if len(names) == len(self.chart.layers) else names

    @property
    def series_term(self) -> str:
        """All its series in a formula."""
        return formulas.texts(self._own_names) if self._own_names else "series"

    @property
    def shared_term(self) -> str:
        """The x that all its series share, in a formula."""
        return f"shared({', '.join(map(quote, self._own_names))})"

    def summed(self, term: str) -> str:
        """The sum of a number of each of its series, which the term calls s."""
        return f"sum({term} for s in {self.series_term})"

    def has_named_axis(self, letter: Letter) -> bool:
        """Whether formulas can name an axis: panels do not differ in it."""
        return ChartAxes(self.chart).axis(letter) is not None


def limits_of(axis: Axis) -> tuple[X, ...]:
    """The ends of an axis that has places, the lower first; of names, none."""
    return () if axis.scale.is_discrete else axis.limits


def _have_a_gap(are_shown: Sequence[bool]) -> bool:
    """Whether some that are not stand between some that are."""
    shown = [place for place, is_shown in enumerate(are_shown) if is_shown]
    return bool(shown) and shown[-1] - shown[0] >= len(shown)


def _ends(value: Value) -> tuple[Decimal, ...]:
    return (value.low,) if value.is_one else (value.low, value.high)


def _labels(layers: Sequence[Layer]) -> list[str]:
    """The names in the legend, unless two are alike there or one is missing."""
    labels = [visible(layer.label).strip() for layer in layers]
    if "" in labels or len(set(labels)) < len(labels):
        return [visible(layer.name).strip() for layer in layers]
    return labels

"""Any figures: every mark on every scale, with whatever a spec may leave open."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from figrepro.figure.model import DRAWN, Figure, Point, Reading, Series, X
from figrepro.figure.spec import AxisSpec, LegendSpec, SeriesStyle, Size, Spec, TickStep
from figrepro.marks.registry import MARKS
from figrepro.scales.registry import SCALES, value_scales
from tests.scales.axis_cases import values_on

numbers = st.decimals(-1000, 1000, places=2)
positive = numbers.filter(lambda number: number > 0)
values: dict[str, st.SearchStrategy[Decimal]] = {"linear": numbers, "log": positive}
# The calendar ends where no axis can reach beyond it.
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
lengths = st.none() | st.decimals(0, 50, places=2)
kinds = st.sampled_from(list(MARKS))
even_steps = st.builds(TickStep, step=st.floats(20, 500), start=st.none() | st.floats(-2000, -1500))
open_kinds = st.none() | kinds


def places_on(scale: str) -> st.SearchStrategy[X]:
    """Values on a scale, numbers and days such as people meet."""
    return {**values_on, **values, "date": days}[scale]


@st.composite
def points(draw: st.DrawFn, scale: str, y_scale: str) -> Point:
    """A point with or without error bars, or a range."""
    x, y = draw(places_on(scale)), draw(values[y_scale])
    if draw(st.booleans()):
        low, high = sorted((y, draw(values[y_scale])))
        return Point(x, low, low, high, "range")
    return Point(x, y, y, y, "exact", "", *draw(st.tuples(lengths, lengths, lengths, lengths)))


def styles(kind: str | None = None) -> st.SearchStrategy[SeriesStyle]:
    """Styles that leave much open, of any mark or of that of the figure."""
    return st.builds(
        SeriesStyle,
        kind=st.none() if kind else open_kinds,
        line=st.sampled_from([None, "none", "dashed"]),
        marker=st.sampled_from([None, "none", "star", "x"]),
        filled=st.booleans(),
    )


@st.composite
def figures(draw: st.DrawFn, kind: str | None = None) -> Figure:
    """A figure whose spec leaves much open, of any marks or of one."""
    scale, y_scale = draw(st.sampled_from(list(SCALES))), draw(st.sampled_from(value_scales()))
    listed = st.lists(points(scale, y_scale), min_size=1, max_size=4)
    series = draw(st.dictionaries(st.text(max_size=3), listed, min_size=1, max_size=3))
    steps = st.none() | even_steps if SCALES[y_scale].is_uniform else st.none()
    spec = Spec(
        title="Any",
        kind=kind or draw(open_kinds),
        x=AxisSpec(label="across", scale=scale, grid=draw(st.none() | st.booleans())),
        y=AxisSpec(label="up", scale=y_scale, ticks=draw(steps)),
        size=Size(width=draw(st.floats(1, 20)), unit=draw(st.sampled_from(["in", "cm", "mm"]))),
        legend=LegendSpec(show=draw(st.none() | st.booleans()), outside=draw(st.booleans())),
        series={name: draw(styles(kind)) for name in series},
    )
    named = tuple(Series(name, tuple(found)) for name, found in series.items())
    return Figure("any", spec, Reading(DRAWN, named))

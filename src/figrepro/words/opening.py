"""What a chart shows: its kind, its title, its axes and its series."""

from collections.abc import Iterator
from typing import Literal

from figrepro.claims.subject import key_of
from figrepro.figure.axes import parse_coordinate, tick_values
from figrepro.figure.formats import visible
from figrepro.figure.model import X
from figrepro.figure.spec import Axis
from figrepro.figure.vocabulary import Kind
from figrepro.words import formulas
from figrepro.words.chart import Chart, written
from figrepro.words.sentence import Sentence, count_word, counted, listed, said

_CHARTS: dict[Kind, str] = {
    "line": "Line chart",
    "scatter": "Scatter plot",
    "step": "Step chart",
    "bar": "Bar chart",
    "area": "Area chart",
}
_DRAWN_AS: dict[Kind, tuple[str, str]] = {
    "line": ("a line", "lines"),
    "scatter": ("points", "points"),
    "step": ("steps", "steps"),
    "bar": ("bars", "bars"),
    "area": ("an area", "areas"),
}
"""How one series is drawn, and how several are."""
_MOST_NAMED = 8
"""Series or categories that are named in one sentence."""


def kind_of_chart(chart: Chart) -> str:
    """What people call a chart of that kind."""
    kinds = {line.kind for line in chart.lines} or {chart.spec.kind}
    return _CHARTS[kinds.pop()] if len(kinds) == 1 else "Chart"


def headline(chart: Chart) -> str:
    """The kind of the chart and its title."""
    title = visible(chart.spec.title).strip()
    return f"{kind_of_chart(chart)}: {title}" if title else kind_of_chart(chart)


def opening(chart: Chart) -> Iterator[Sentence]:
    """What the axes are, and which series there are."""
    yield _axis("x", chart.spec.x)
    yield _axis("y", chart.spec.y)
    if chart.lines:
        yield _series(chart)
    if len({line.kind for line in chart.lines}) > 1:
        yield _kinds(chart)
    over = overlaid(chart)
    if over is not None:
        yield over


def overlaid(chart: Chart) -> Sentence | None:
    """Which reading is drawn over the figure, if there is one."""
    overlay = chart.figure.overlay
    if overlay is None:
        return None
    return Sentence(f"The reading “{visible(overlay.name)}” is drawn over it.")


def _axis(letter: Literal["x", "y"], axis: Axis) -> Sentence:
    label = visible(axis.label).strip()
    subject = f"The {letter} axis, {label}," if label else f"The {letter} axis"
    if axis.scale == "category":
        return _categories(subject, tick_values(axis))
    ends = limits_of(axis)
    between = f"from {written(ends[0], axis)} to {written(ends[1], axis)}"
    has = {"log": "is logarithmic,", "date": "has dates"}.get(axis.scale, "is linear,")
    places = ", ".join(map(formulas.place, ends))
    return said(f"{subject} {has} {between}.", f'limits("{letter}") == [{places}]')


def limits_of(axis: Axis) -> tuple[X, X]:
    """The ends of an axis that has places, the lower first."""
    low, high = axis.limits or (0.0, 0.0)
    return parse_coordinate(low, axis), parse_coordinate(high, axis)


def _categories(subject: str, names: tuple[X, ...]) -> Sentence:
    count = counted(len(names), "category", "categories")
    shown = [visible(str(name)) for name in names]
    if not names:
        return Sentence(f"{subject} has no categories.")
    if len(names) > _MOST_NAMED:
        text = f"{subject} has {count}, from {shown[0]} to {shown[-1]}."
        return said(text, f'count(ticks("x")) == {len(names)}')
    places = formulas.texts(str(key_of(name)) for name in names)
    return said(f"{subject} has {count}: {listed(shown)}.", f'ticks("x") == {places}')


def _series(chart: Chart) -> Sentence:
    lines = chart.lines
    counts = {line.count for line in lines}
    if len(lines) == 1:
        only = lines[0]
        text = f"It shows one series, {only.label}, of {counted(only.count, 'point')}."
        return said(text, "count(series) == 1", f"count(values({only.quoted})) == {only.count}")
    total = sum(line.count for line in lines)
    if len(counts) == 1:
        each = f"of {counted(lines[0].count, 'point')} each"
        formula = f"all(count(values(s)) == {lines[0].count} for s in series)"
    else:
        each = f"with {counted(total, 'point')} in all"
        formula = f"sum(count(values(s)) for s in series) == {total}"
    named = f": {chart.names(lines)}" if len(lines) <= _MOST_NAMED else ""
    text = f"It shows {count_word(len(lines))} series {each}{named}."
    return said(text, f"count(series) == {len(lines)}", formula)


def _kinds(chart: Chart) -> Sentence:
    kinds = dict.fromkeys(line.kind for line in chart.lines)
    drawn = [[line for line in chart.lines if line.kind == kind] for kind in kinds]
    verb = "is drawn " if len(drawn[0]) == 1 else "are drawn "
    parts = []
    for kind, lines in zip(kinds, drawn, strict=True):
        parts.append(f"{chart.names(lines)} {verb}as {_DRAWN_AS[kind][len(lines) > 1]}")
        verb = ""
    return Sentence(f"{', '.join(parts)}.")

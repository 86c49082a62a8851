"""What a chart shows: its kind, its title, its axes and its series."""

from collections.abc import Iterator
from typing import Literal

from figrepro.claims.figure_axes import key_of
from figrepro.figure.axes import tick_values
from figrepro.figure.formats import visible
from figrepro.figure.model import X
from figrepro.figure.spec import Axis
from figrepro.figure.vocabulary import Kind
from figrepro.words import formulas
from figrepro.words.chart import Chart, limits_of
from figrepro.words.phrase import count_word, counted, listed
from figrepro.words.sentence import Sentence, first_judged, said
from figrepro.words.unseen import beyond_sentences, error_bars_sentence

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
    kinds = {one.kind for one in chart.all_series} or {chart.spec.kind}
    return _CHARTS[kinds.pop()] if len(kinds) == 1 else "Chart"


def headline(chart: Chart) -> str:
    """The kind of the chart and its title."""
    title = visible(chart.spec.title).strip()
    return f"{kind_of_chart(chart)}: {title}" if title else kind_of_chart(chart)


def opening(chart: Chart) -> Iterator[Sentence]:
    """What the axes are, which series there are, and what of them is not drawn."""
    yield _axis(chart, "x", chart.spec.x)
    yield _axis(chart, "y", chart.spec.y)
    if chart.all_series:
        yield _series(chart)
    if len({one.kind for one in chart.all_series}) > 1:
        yield _kinds(chart)
    bars = error_bars_sentence(chart)
    if bars is not None:
        yield bars
    over = overlay_sentence(chart)
    if over is not None:
        yield over
    yield from beyond_sentences(chart)


def overlay_sentence(chart: Chart) -> Sentence | None:
    """Which reading is drawn over the figure, if there is one."""
    overlay = chart.figure.overlay
    if overlay is None:
        return None
    return said(f"The reading “{visible(overlay.name)}” is drawn over it")


def _axis(chart: Chart, letter: Literal["x", "y"], axis: Axis) -> Sentence:
    label = visible(axis.label).strip()
    subject = f"The {letter} axis, {label}," if label else f"The {letter} axis"
    if axis.scale == "category":
        return first_judged(_categories(subject, tick_values(axis)))
    ends = limits_of(axis)
    low, high = (_at(chart, letter, end) for end in ends)
    has = {"log": "is logarithmic,", "date": "has dates"}.get(axis.scale, "is linear,")
    formula = f'limits("{letter}") == {formulas.places(ends)}'
    return first_judged(said(f"{subject} {has} from {low} to {high}", formula))


def _at(chart: Chart, letter: Literal["x", "y"], end: X) -> str:
    return chart.at(end) if letter == "x" else chart.up.written(end)


def _categories(subject: str, names: tuple[X, ...]) -> Sentence:
    if not names:
        return said(f"{subject} has no categories")
    count = counted(len(names), "category", "categories")
    shown = [visible(str(name)) for name in names]
    if len(names) > _MOST_NAMED:
        text = f"{subject} has {count}, from {shown[0]} to {shown[-1]}"
        return said(text, f'count(ticks("x")) == {len(names)}')
    places = formulas.texts(str(key_of(name)) for name in names)
    return said(f"{subject} has {count}: {listed(shown)}", f'ticks("x") == {places}')


def _series(chart: Chart) -> Sentence:
    """Which series there are, and how many points they have, shown or not."""
    verb = "shows" if chart.is_whole else "has"
    counts = [len(one.points) for one in chart.figure.series if one.points]
    if len(counts) == 1:
        (only,) = chart.all_series
        text = f"It {verb} one series, {only.label}, of {counted(counts[0], 'point')}"
        of_it = "count(series) == 1", f"count(values({only.quoted})) == {counts[0]}"
        return first_judged(said(text, *of_it))
    if len(set(counts)) == 1:
        each = f"of {counted(counts[0], 'point')} each"
        formula = f"all(count(values(s)) == {counts[0]} for s in series)"
    else:
        each = f"with {counted(sum(counts), 'point')} in all"
        formula = f"sum(count(values(s)) for s in series) == {sum(counts)}"
    named = f": {chart.names(chart.all_series)}" if len(counts) <= _MOST_NAMED else ""
    text = f"It {verb} {count_word(len(counts))} series {each}{named}"
    return said(text, f"count(series) == {len(counts)}", formula)


def _kinds(chart: Chart) -> Sentence:
    series = chart.all_series
    kinds = dict.fromkeys(one.kind for one in series)
    drawn = [[one for one in series if one.kind == kind] for kind in kinds]
    verb = "is drawn " if len(drawn[0]) == 1 else "are drawn "
    parts = []
    for kind, alike in zip(kinds, drawn, strict=True):
        parts.append(f"{chart.names(alike)} {verb}as {_DRAWN_AS[kind][len(alike) > 1]}")
        verb = ""
    return said(", ".join(parts))

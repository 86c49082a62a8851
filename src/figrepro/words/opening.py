"""What a chart shows: its kind, its title, its axes and its series."""

from collections.abc import Iterator

from figrepro.chart.chart import Chart
from figrepro.errors import visible
from figrepro.figure.model import X
from figrepro.marks.registry import mark_named
from figrepro.scales.axis import Axis, Letter
from figrepro.words import formulas
from figrepro.words.panel import PanelInWords, limits_of
from figrepro.words.phrase import count_word, counted, listed
from figrepro.words.sentence import Sentence, first_judged, said
from figrepro.words.unseen import beyond_sentences, error_bars_sentence

_MOST_NAMED = 8
"""Series or categories that are named in one sentence."""


def kind_of_chart(chart: Chart) -> str:
    """What people call a chart of that kind."""
    marks = {layer.mark.name: layer.mark for layer in chart.layers if layer.points}
    if not marks:
        asked = mark_named(chart.figure.spec.kind)
        marks = {asked.name: asked}
    return next(iter(marks.values())).noun.chart if len(marks) == 1 else "Chart"


def headline(chart: Chart) -> str:
    """The kind of the chart and its title."""
    title = visible(chart.title).strip()
    return f"{kind_of_chart(chart)}: {title}" if title else kind_of_chart(chart)


def opening(panel: PanelInWords) -> Iterator[Sentence]:
    """What the axes are, which series there are, and what of them is not drawn."""
    yield _axis(panel, panel.x)
    yield _axis(panel, panel.y)
    if panel.all_series:
        yield _series(panel)
    if len({one.mark.name for one in panel.all_series}) > 1:
        yield _kinds(panel)
    bars = error_bars_sentence(panel)
    if bars is not None:
        yield bars
    over = overlay_sentence(panel)
    if over is not None:
        yield over
    yield from beyond_sentences(panel)


def overlay_sentence(panel: PanelInWords) -> Sentence | None:
    """Which reading is drawn over the figure, if there is one."""
    overlay = panel.figure.overlay
    if overlay is None:
        return None
    return said(f"The reading “{visible(overlay.name)}” is drawn over it")


def _axis(panel: PanelInWords, axis: Axis) -> Sentence:
    letter, label = axis.letter, visible(axis.label).strip()
    subject = f"The {letter} axis, {label}," if label else f"The {letter} axis"
    sentence = (_categories if axis.scale.is_discrete else _ends)(panel, subject, axis)
    return first_judged(sentence) if panel.has_named_axis(letter) else sentence.unjudged


def _ends(panel: PanelInWords, subject: str, axis: Axis) -> Sentence:
    ends = limits_of(axis)
    low, high = (_at(panel, axis.letter, end) for end in ends)
    formula = f'limits("{axis.letter}") == {formulas.places(ends)}'
    return said(f"{subject} {axis.scale.noun} from {low} to {high}", formula)


def _at(panel: PanelInWords, letter: Letter, end: X) -> str:
    return panel.at(end) if letter == "x" else panel.up.written(end)


def _categories(_: PanelInWords, subject: str, axis: Axis) -> Sentence:
    names = axis.ticks
    if not names:
        return said(f"{subject} has no categories")
    count = counted(len(names), "category", "categories")
    shown = [visible(str(name)) for name in names]
    if len(names) > _MOST_NAMED:
        text = f"{subject} has {count}, from {shown[0]} to {shown[-1]}"
        return said(text, f'count(ticks("x")) == {len(names)}')
    places = formulas.texts(map(str, names))
    return said(f"{subject} has {count}: {listed(shown)}", f'ticks("x") == {places}')


def _series(panel: PanelInWords) -> Sentence:
    """Which series there are, and how many points they have, shown or not."""
    verb = "shows" if panel.is_whole else "has"
    counts = [len(layer.points) for layer in panel.panel.layers if layer.points]
    if len(counts) == 1:
        (only,) = panel.all_series
        text = f"It {verb} one series, {only.label}, of {counted(counts[0], 'point')}"
        of_it = f"count({panel.series_term}) == 1", f"count(values({only.quoted})) == {counts[0]}"
        return first_judged(said(text, *of_it))
    if len(set(counts)) == 1:
        each = f"of {counted(counts[0], 'point')} each"
        formula = f"all(count(values(s)) == {counts[0]} for s in {panel.series_term})"
    else:
        each = f"with {counted(sum(counts), 'point')} in all"
        formula = f"{panel.summed('count(values(s))')} == {sum(counts)}"
    named = f": {panel.names(panel.all_series)}" if len(counts) <= _MOST_NAMED else ""
    text = f"It {verb} {count_word(len(counts))} series {each}{named}"
    return said(text, f"count({panel.series_term}) == {len(counts)}", formula)


def _kinds(panel: PanelInWords) -> Sentence:
    series = panel.all_series
    marks = {one.mark.name: one.mark for one in series}
    drawn = {name: [one for one in series if one.mark.name == name] for name in marks}
    verb = "is drawn " if len(drawn[series[0].mark.name]) == 1 else "are drawn "
    parts = []
    for name, mark in marks.items():
        noun = mark.noun.several if len(drawn[name]) > 1 else mark.noun.one
        parts.append(f"{panel.names(drawn[name])} {verb}as {noun}")
        verb = ""
    return said(", ".join(parts))

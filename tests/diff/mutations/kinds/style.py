"""Changes of how a series looks: color, dash, width, marker, its size, filling, and kind."""

from collections.abc import Callable
from functools import partial
from random import Random

from figrepro.diff.estimate.course import stands_alone
from figrepro.figure.spec import SeriesStyle, Spec
from figrepro.figure.vocabulary import OPEN_MARKERS, Line, Marker
from figrepro.marks.registry import MARKS, mark_named
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import SERIES, Edit, Kinds, Named, Path, edit, kind, of_style

STYLE = Kinds()

_COLORS = ("black", "crimson", "teal", "goldenrod", "#335599")
_DASHES: tuple[Line, ...] = ("solid", "dashed", "dashdot", "dotted")
_MARKERS: tuple[Marker, ...] = ("x", "plus", "triangle_left", "octagon", "thin_diamond", "point")
"""Like the colors: none that a series has by default, which would follow from the order."""


def _style_edit(name: str, key: str, value: object, *touches: Path) -> Edit:
    return edit(
        lambda draft: draft.with_style(name, **{key: value}), Named(key, name), touches=touches
    )


def _chosen(draft: Draft, rng: Random, wanted: Callable[[SeriesStyle], bool]) -> str | None:
    """One of the series whose resolved style is wanted."""
    names = [name for name in draft.names if wanted(draft.resolved.series[name])]
    return rng.choice(names) if names else None


def _has_line(style: SeriesStyle) -> bool:
    return style.line != "none" and not stands_alone(mark_named(style.kind))


def _has_marker(style: SeriesStyle) -> bool:
    return style.marker != "none"


@kind(STYLE, "color")
def color(draft: Draft, rng: Random) -> Edit:
    """A series in a color that no series has."""
    taken = {style.color for style in draft.resolved.series.values()}
    name = rng.choice(draft.names)
    return _style_edit(name, "color", rng.choice([one for one in _COLORS if one not in taken]))


@kind(STYLE, "line")
def line(draft: Draft, rng: Random) -> Edit | None:
    """Another dash, or a line where there was none."""
    name = _chosen(draft, rng, lambda style: not stands_alone(mark_named(style.kind)))
    if name is None:
        return None
    others = [word for word in _DASHES if word != draft.resolved.series[name].line]
    return _style_edit(name, "line", rng.choice(others))


@kind(STYLE, "line removed")
def line_removed(draft: Draft, rng: Random) -> Edit | None:
    """A series without its line."""
    name = _chosen(draft, rng, _has_line)
    if name is None:
        return None
    is_all = not _has_marker(draft.resolved.series[name])
    return _style_edit(name, "line", "none", _all_of(name) if is_all else of_style(name, "width"))


def _all_of(name: str) -> Path:
    """Everything about a series: where nothing of it is left to see, no other change shows."""
    return (*SERIES, name)


@kind(STYLE, "width")
def width(draft: Draft, rng: Random) -> Edit | None:
    """A line that is thicker or thinner."""
    name = _chosen(draft, rng, _has_line)
    if name is None:
        return None
    return _style_edit(
        name, "width", draft.resolved.series[name].width + rng.choice([-0.5, 0.5, 1])
    )


@kind(STYLE, "marker")
def marker(draft: Draft, rng: Random) -> Edit:
    """Another marker, or one where there was none."""
    name = rng.choice(draft.names)
    taken = {style.marker for style in draft.resolved.series.values()}
    others = [word for word in _MARKERS if word not in taken]
    return _style_edit(name, "marker", rng.choice(others), of_style(name, "filled"))


@kind(STYLE, "marker removed")
def marker_removed(draft: Draft, rng: Random) -> Edit | None:
    """A series without its markers."""
    name = _chosen(draft, rng, _has_marker)
    if name is None:
        return None
    is_all = not _has_line(draft.resolved.series[name])
    touches = [_all_of(name)] if is_all else [of_style(name, "size"), of_style(name, "filled")]
    return _style_edit(name, "marker", "none", *touches)


@kind(STYLE, "size")
def size(draft: Draft, rng: Random) -> Edit | None:
    """Markers that are larger or smaller."""
    name = _chosen(draft, rng, _has_marker)
    if name is None:
        return None
    return _style_edit(name, "size", draft.resolved.series[name].size + rng.choice([-2.5, 2.5, 4]))


@kind(STYLE, "filled")
def filled(draft: Draft, rng: Random) -> Edit | None:
    """Markers that are hollow, or not any more."""
    name = _chosen(draft, rng, _has_inside)
    if name is None:
        return None
    return _style_edit(name, "filled", not draft.resolved.series[name].filled)


def _has_inside(style: SeriesStyle) -> bool:
    return _has_marker(style) and style.marker not in OPEN_MARKERS


@kind(STYLE, "kind of a series")
def kind_of_series(draft: Draft, rng: Random) -> Edit | None:
    """A series drawn in another way."""
    name = rng.choice([one.name for one in draft.series if len(one.points) > 1])
    others = [
        _style_edit(name, "kind", word, _all_of(name))
        for word in MARKS
        if word != draft.resolved.series[name].kind
    ]
    return _one_that_shows(draft, rng, others)


@kind(STYLE, "kind of the figure")
def kind_of_figure(draft: Draft, rng: Random) -> Edit | None:
    """All series drawn in another way, except those with a kind of their own."""
    others = [
        edit(partial(Draft.with_key, dotted="kind", value=word), Named("kind"), touches=[SERIES])
        for word in MARKS
        if word != draft.resolved.kind
    ]
    return _one_that_shows(draft, rng, others)


def _one_that_shows(draft: Draft, rng: Random, edits: list[Edit]) -> Edit | None:
    """An edit after which some series is made of other marks than before."""
    before = _marks(draft.resolved)
    able = [
        one
        for one in edits
        if (edited := one.change(draft)).can_be_drawn and _marks(edited.resolved) != before
    ]
    return rng.choice(able) if able else None


def _marks(spec: Spec) -> dict[str, tuple[object, ...]]:
    """What each series is drawn with."""
    return {name: _marks_of(style) for name, style in spec.series.items()}


def _marks_of(style: SeriesStyle) -> tuple[object, ...]:
    mark = mark_named(style.kind)
    if stands_alone(mark):
        return mark, style.marker
    line = style.line if style.line == "none" else (style.line, mark.is_stepped)
    return mark.stands, line, style.marker

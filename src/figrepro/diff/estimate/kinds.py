"""Steps that tell another kind of a series, or of the whole figure: lines, steps, bars, areas."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import structs

from figrepro.diff.estimate.axes import with_axis_defaults
from figrepro.diff.estimate.course import stands_alone
from figrepro.diff.estimate.edits import chart_of, with_looks_filled_in, with_spec, with_style
from figrepro.diff.estimate.legend_layout import has_frame_of_image
from figrepro.diff.estimate.legend_swatches import Handle, entries_of, handle_differs
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.marks.registry import MARKS, mark_named, marks_with_key_of
from figrepro.shapes import elements

_SURE: Final = 0.15
"""Part of the difference that another kind may leave."""
_BOLD: Final = 0.4
"""Part of the whole difference that another kind may leave."""
_MUCH: Final = 1 / 3
"""Part of a series' pixels that differ at least, for another kind with the same handle."""
_NEARER: Final = 0.7
"""Part of the difference of a handle that another kind leaves at most."""
_OPEN: Final = (("marker", "line"), ("line",), ("marker",), ())
"""What is by default for the new kind, and not as it was; the whole first."""


def find_kinds(search: Search) -> None:
    """Tries other kinds for the whole figure and for each series that may have another one.

    Limits of axes that follow from a kind, since bars need room and stand on zero, go along.
    """
    if not has_frame_of_image(search):
        return  # the handles stand elsewhere in the image
    figure = search.figure
    candidates = {one.name: _kinds_that_may_be(search, one.name) for one in figure.series}
    alike = [name for name in candidates if figure.spec.series[name].kind == figure.spec.kind]
    touched = [name for name in alike if candidates[name]]
    shared = [kind for kind in MARKS if all(kind in candidates[name] for name in touched)]
    for others in ([name for name in alike if name not in touched], []):
        several = touched and len([*touched, *others]) > 1
        if several and search.try_best(_of_whole(figure, touched, others, shared), _SURE, _BOLD):
            return
    for name, kinds in candidates.items():
        search.try_best(_of_kinds(search.figure, [name], kinds), _SURE, _BOLD)


def _kinds_that_may_be(search: Search, name: str) -> list[str]:
    """The kinds that a series may have, as far as its handle and its marks tell."""
    style = search.figure.spec.series[name]
    mark = mark_named(style.kind)
    others = [one for one in MARKS.values() if one is not mark]
    if not stands_alone(mark) and style.line != mark.default_line:
        others = [one for one in others if one.default_line == mark.default_line]
    entry = entries_of(search).get(name)
    if entry is None:
        is_touched = search.best.touches(elements.series_prefix(name))
        return [one.name for one in others if is_touched]
    handle = Handle(search, entry)
    differs = handle_differs(search, entry)
    if not differs and search.best.part_touched(elements.series_prefix(name)) <= _MUCH:
        return []
    most = handle.loss(style) * (_NEARER if differs else 1)
    return [
        one.name
        for one in others
        if any(
            handle.loss(changed.spec.series[name]) <= most
            for changed in _of_kind(search.figure, [name], one.name)
        )
    ]


def _of_whole(
    figure: Figure, names: Sequence[str], others: Sequence[str], kinds: Sequence[str]
) -> Iterator[Figure]:
    """The figure of each kind, with other series of that kind that look as they did."""
    for changed in _of_kinds(figure, names, kinds):
        kind = changed.spec.series[names[0]].kind
        for name in others:
            changed = with_style(changed, name, kind=kind)  # noqa: PLW2901 - one after the other
        yield with_spec(changed, kind=kind)


def _of_kinds(figure: Figure, names: Sequence[str], kinds: Sequence[str]) -> Iterator[Figure]:
    """The figure with series of each kind, its axes as they are and as they follow."""
    for kind in kinds:
        kinds_seen = (kind, *(figure.spec.series[name].kind for name in names))
        need_room = any(mark_named(one).stands for one in kinds_seen)
        for changed in _of_kind(figure, names, kind):
            yield changed
            if need_room:
                yield from with_axis_defaults(changed)


def _of_kind(figure: Figure, names: Sequence[str], kind: str) -> Iterator[Figure]:
    """The figure with series of one kind: as that is by default, and as they were marked."""
    seen = []
    for blank in _OPEN:
        changed = figure
        for name in names:
            changed = with_style(changed, name, kind=kind, **dict.fromkeys(blank))
        changed = with_looks_filled_in(changed)
        looks = [structs.astuple(changed.spec.series[name]) for name in names]
        is_another = not all(_look_alike(figure, changed, name) for name in names)
        if looks not in seen and is_another and not _lacks_line(figure, changed, names):
            seen.append(looks)
            yield changed


def _lacks_line(figure: Figure, changed: Figure, names: Sequence[str]) -> bool:
    """Whether lines and steps have none only because they were bars, which never have."""
    return any(
        stands_alone(chart_of(figure).layer(name).mark)
        and (layer := chart_of(changed).layer(name)).mark.is_joined
        and not layer.mark.has_course(layer.style)
        for name in names
    )


def _look_alike(figure: Figure, changed: Figure, name: str) -> bool:
    """Whether two kinds have the same line, or both have none: then they are drawn alike."""
    one, other = (now.spec.series[name] for now in (figure, changed))
    marks = mark_named(one.kind), mark_named(other.kind)
    if marks[1] not in marks_with_key_of(marks[0]) or one.line != other.line:
        return False
    return one.line == "none" or marks[0].is_stepped == marks[1].is_stepped

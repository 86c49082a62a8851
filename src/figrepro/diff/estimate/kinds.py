"""Steps that tell another kind of a series, or of the whole figure: lines, steps, bars, areas."""

from collections.abc import Iterator, Sequence
from typing import Final, get_args

from msgspec import structs

from figrepro.diff.estimate.axes import with_axis_defaults
from figrepro.diff.estimate.edits import with_looks_filled_in, with_spec, with_style
from figrepro.diff.estimate.handles import Handle, entries_of, handle_differs
from figrepro.diff.estimate.legend_layout import has_frame_of_image
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import Kind, Line
from figrepro.render import elements

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_WITH_FOOT: Final[tuple[Kind, ...]] = ("bar", "area")
"""Kinds that limits of axes make room for."""
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
    shared = [kind for kind in _KINDS if all(kind in candidates[name] for name in touched)]
    for others in ([name for name in alike if name not in touched], []):
        several = touched and len([*touched, *others]) > 1
        if several and search.try_best(_of_whole(figure, touched, others, shared), _SURE, _BOLD):
            return
    for name, kinds in candidates.items():
        search.try_best(_of_kinds(search.figure, [name], kinds), _SURE, _BOLD)


def _kinds_that_may_be(search: Search, name: str) -> list[Kind]:
    """The kinds that a series may have, as far as its handle and its marks tell."""
    style = search.figure.spec.series[name]
    others = [kind for kind in _KINDS if kind != style.kind]
    if style.kind != "bar" and style.line != _line_of(style.kind):
        others = [kind for kind in others if _line_of(kind) == _line_of(style.kind)]
    entry = entries_of(search).get(name)
    if entry is None:
        return others if search.best.touches(elements.series_prefix(name)) else []
    handle = Handle(search, entry)
    differs = handle_differs(search, entry)
    if not differs and search.best.share(elements.series_prefix(name)).part <= _MUCH:
        return []
    most = handle.loss(style) * (_NEARER if differs else 1)
    return [
        kind
        for kind in others
        if any(
            handle.loss(changed.spec.series[name]) <= most
            for changed in _of_kind(search.figure, [name], kind)
        )
    ]


def _line_of(kind: Kind | None) -> Line:
    """The line that series of a kind have by default."""
    return "none" if kind in {"scatter", "bar"} else "solid"


def _of_whole(
    figure: Figure, names: Sequence[str], others: Sequence[str], kinds: Sequence[Kind]
) -> Iterator[Figure]:
    """The figure of each kind, with other series of that kind that look as they did."""
    for changed in _of_kinds(figure, names, kinds):
        kind = changed.spec.series[names[0]].kind
        for name in others:
            changed = with_style(changed, name, kind=kind)  # noqa: PLW2901 - one after the other
        yield with_spec(changed, kind=kind)


def _of_kinds(figure: Figure, names: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Figure]:
    """The figure with series of each kind, its axes as they are and as they follow."""
    for kind in kinds:
        need_room = kind in _WITH_FOOT or any(
            figure.spec.series[name].kind in _WITH_FOOT for name in names
        )
        for changed in _of_kind(figure, names, kind):
            yield changed
            if need_room:
                yield from with_axis_defaults(changed)


def _of_kind(figure: Figure, names: Sequence[str], kind: Kind) -> Iterator[Figure]:
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
        figure.spec.series[name].kind == "bar"
        and changed.spec.series[name].kind in {"line", "step"}
        and changed.spec.series[name].line == "none"
        for name in names
    )


def _look_alike(figure: Figure, changed: Figure, name: str) -> bool:
    """Whether two kinds have the same line, or both have none: then they are drawn alike."""
    one, other = figure.spec.series[name], changed.spec.series[name]
    kinds = {"line", "scatter", "step"} if one.line == "none" else {"line", "scatter"}
    return {one.kind, other.kind} <= kinds and one.line == other.line

"""Changes of whole series: removed, added, renamed, swapped, in another order."""

from dataclasses import replace
from functools import partial
from itertools import combinations
from random import Random

from figrepro.figure.model import Point, Series
from tests.diff.mutations.draft import Draft
from tests.diff.mutations.edit import (
    LEGEND,
    ORDER,
    SERIES,
    Edit,
    Kinds,
    Named,
    Path,
    edit,
    kind,
    of_points,
)
from tests.diff.mutations.kinds.texts import another_letter, look_alike, shown_labels
from tests.diff.mutations.spots import by_pixels, height, with_value

WHOLE = Kinds()

_NEW_NAMES = ("Extra", "Newest", "Late")


@kind(WHOLE, "a series removed")
def series_removed(draft: Draft, rng: Random) -> Edit | None:
    """A series that is gone, with its style; with the last but one goes a default legend."""
    if len(draft.series) < 2:
        return None
    name = rng.choice(draft.names)
    touches: list[Path] = [ORDER, *_of_the_legend(draft, fewest=2)]
    return edit(partial(_without, name=name), Named("series", name), touches=touches)


def _of_the_legend(draft: Draft, fewest: int) -> list[Path]:
    """The legend, where so many series decide whether there is one."""
    return [LEGEND] if draft.spec.legend.show is None and len(draft.series) <= fewest else []


def _without(draft: Draft, *, name: str) -> Draft:
    styles = {key: style for key, style in draft.spec.series.items() if key != name}
    kept = tuple(one for one in draft.series if one.name != name)
    return replace(draft.with_key("series", styles), series=kept)


@kind(WHOLE, "a series added")
def series_added(draft: Draft, rng: Random) -> Edit | None:
    """A series more, somewhere among the others, without a style of its own."""
    model = rng.choice(draft.series)
    name = rng.choice([name for name in _NEW_NAMES if name not in draft.names])
    one = Series(name, tuple(_lower(draft, point) for point in model.points))
    at = rng.randrange(len(draft.series) + 1)
    touches: list[Path] = [ORDER, *_of_the_legend(draft, fewest=1)]
    return edit(partial(_with, one=one, at=at), Named("series", name), touches=touches)


def _lower(draft: Draft, point: Point) -> Point:
    """A point some pixels below another; a bar that would stand on its head, above."""
    low, _ = draft.axis("y").ends
    ways = [by_pixels(draft.axis("y"), point.y, pixels, height(draft)) for pixels in (-17.0, 17.0)]
    inside = [y for y in ways if draft.axis("y").place(y) >= low]
    bare = replace(point, basis="exact", y_low=point.y, y_high=point.y, note="")
    return with_value(bare, (inside or ways)[0])


def _with(draft: Draft, *, one: Series, at: int) -> Draft:
    return replace(draft, series=(*draft.series[:at], one, *draft.series[at:]))


def _renamed(draft: Draft, rng: Random, *, alike: bool) -> Edit | None:
    """A series under another name, which the legend shows."""
    rewrite = look_alike if alike else another_letter
    slips = [
        (name, now)
        for name, label in shown_labels(draft)
        if label == name
        and (now := rewrite(name, rng)) is not None
        and now not in draft.names
        and (name not in draft.spec.series or draft.spec.series[name].label is None)
    ]
    if not slips:
        return None
    name, now = rng.choice(slips)
    return edit(
        partial(_with_name, name=name, now=now),
        Named("name", now),
        touches=[(*SERIES, name), (*LEGEND, "names", name)],
        seen=Named("label", now),
    )


def _with_name(draft: Draft, *, name: str, now: str) -> Draft:
    styles = {(now if key == name else key): style for key, style in draft.spec.series.items()}
    draft = draft.with_series(name, lambda one: replace(one, name=now))
    return draft.with_key("series", styles)


WHOLE.add("a series renamed", partial(_renamed, alike=False))
WHOLE.add("a series renamed, l for I", partial(_renamed, alike=True))


@kind(WHOLE, "two series swapped")
def swapped(draft: Draft, rng: Random) -> Edit | None:
    """Two series that have each other's points."""
    found = [
        (one, other)
        for one, other in combinations(draft.series, 2)
        if one.points != other.points and len(one.points) > 1 and len(other.points) > 1
    ]
    if not found:
        return None
    one, other = rng.choice(found)
    return edit(
        partial(_exchanged, names=(one.name, other.name)),
        Named("swapped", f"{one.name}, {other.name}"),
        touches=[of_points(one.name), of_points(other.name)],
    )


def _exchanged(draft: Draft, *, names: tuple[str, str]) -> Draft:
    one, other = (draft.named(name).points for name in names)
    draft = draft.with_series(names[0], lambda series: replace(series, points=other))
    return draft.with_series(names[1], lambda series: replace(series, points=one))


@kind(WHOLE, "order of the series")
def order(draft: Draft, rng: Random) -> Edit | None:
    """Two neighbours in each other's place: in the legend, and in the order of the colours."""
    if len(draft.series) < 2 or not draft.resolved.legend.show:
        return None
    at = rng.randrange(1, len(draft.series))
    return edit(
        partial(_reordered, at=at),
        Named("order of the series"),
        touches=[ORDER, (*LEGEND, "order")],
    )


def _reordered(draft: Draft, *, at: int) -> Draft:
    listed = list(draft.series)
    listed[at - 1], listed[at] = listed[at], listed[at - 1]
    return replace(draft, series=tuple(listed))

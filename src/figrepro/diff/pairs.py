"""Which series and which points of two figures are the same ones."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from figrepro.figure.formats import format_x
from figrepro.figure.model import Figure, Point, Series, X

_SHARE_OF_A_RENAMED = 0.5
"""Part of its points that a series under another name still has."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A series as it was and as it is."""

    before: Series
    after: Series

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name now."""
        return self.before.name != self.after.name


@dataclass(frozen=True, slots=True)
class Pairing:
    """The series of two figures: those in both, those that went, those that came."""

    pairs: tuple[Pair, ...]
    removed: tuple[Series, ...]
    added: tuple[Series, ...]

    @property
    def names_before(self) -> Mapping[str, str]:
        """What the present series were called in the reference, those that are in both."""
        return {pair.after.name: pair.before.name for pair in self.pairs}


def pair_series(reference: Figure, now: Figure) -> Pairing:
    """Pairs series by their names, and what is left by their points."""
    by_name = {one.name: one for one in now.series}
    pairs = [Pair(one, by_name[one.name]) for one in reference.series if one.name in by_name]
    removed = [one for one in reference.series if one.name not in by_name]
    paired = {pair.after.name for pair in pairs}
    added = [one for one in now.series if one.name not in paired]
    for one in list(removed):
        other = _renamed(one, added)
        if other is not None:
            pairs.append(Pair(one, other))
            removed.remove(one)
            added.remove(other)
    return Pairing(tuple(pairs), tuple(removed), tuple(added))


def _renamed(series: Series, others: Sequence[Series]) -> Series | None:
    """The series with the most of these points; None if none has half of them."""
    points = set(series.points)
    shares = [
        (len(points.intersection(other.points)) / max(len(points), len(other.points), 1), other)
        for other in others
    ]
    share, best = max(shares, key=lambda found: found[0], default=(0.0, None))
    return best if share > _SHARE_OF_A_RENAMED else None


def swapped(pairs: Sequence[Pair]) -> tuple[tuple[Pair, Pair], ...]:
    """Pairs of series that each have the points of the other now."""
    return tuple(
        (one, other)
        for one, other in combinations(pairs, 2)
        if one.before.points != one.after.points
        and one.before.points == other.after.points
        and one.after.points == other.before.points
    )


@dataclass(frozen=True, slots=True)
class PointPairs:
    """The points of a series before and now.

    Attributes:
        kept: Points at the same x, before and now.
        moved: Points at another x, before and now.
        removed: Points that went.
        added: Points that came.
        reordered: Whether those at the same x follow each other in another order.
    """

    kept: tuple[tuple[Point, Point], ...]
    moved: tuple[tuple[Point, Point], ...]
    removed: tuple[Point, ...]
    added: tuple[Point, ...]
    reordered: bool


def pair_points(before: Series, after: Series) -> PointPairs:
    """Pairs points by their x; several at one x by their order; what is left as it moved."""
    old, new = _by_place(before), _by_place(after)
    common = [place for place in old if place in new]
    removed = [point for place, point in old.items() if place not in new]
    added = [point for place, point in new.items() if place not in old]
    moved = _moved(removed, added)
    left, come = {id(one) for one, _ in moved}, {id(other) for _, other in moved}
    return PointPairs(
        tuple((old[place], new[place]) for place in common),
        tuple(moved),
        tuple(point for point in removed if id(point) not in left),
        tuple(point for point in added if id(point) not in come),
        common != [place for place in new if place in old],
    )


def _moved(removed: Sequence[Point], added: Sequence[Point]) -> list[tuple[Point, Point]]:
    """Points at another x: those that are written alike, then those with the same value.

    Only on axes of two kinds are places written alike that are not the same, 1 and the category 1.
    """
    written = _alike(removed, added, lambda point: format_x(point.x))
    paired = {id(point) for pair in written for point in pair}
    left, come = ([one for one in some if id(one) not in paired] for some in (removed, added))
    return [*written, *_alike(left, come, lambda point: point.y)]


def _alike(
    before: Sequence[Point], after: Sequence[Point], side: Callable[[Point], Hashable]
) -> list[tuple[Point, Point]]:
    """Points that have a side in common: of several, in their order."""
    waiting: dict[Hashable, deque[Point]] = defaultdict(deque)
    for point in after:
        waiting[side(point)].append(point)
    return [(point, waiting[side(point)].popleft()) for point in before if waiting[side(point)]]


def _by_place(series: Series) -> Mapping[tuple[X, int], Point]:
    """The points by their x; several at one x are told apart by their order."""
    seen: dict[X, int] = {}
    places = {}
    for point in series.points:
        seen[point.x] = seen.get(point.x, 0) + 1
        places[point.x, seen[point.x]] = point
    return places

"""Which points of two readings are the same."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from figrepro.figure import decimal_math
from figrepro.figure.model import Point, Series, X

MatchKey = tuple[str, X, int]
"""A point of a reading: its series, its x, and which of the points there, by their size."""
_Size = tuple[Decimal, bool, Decimal, bool, Decimal]


def spots(series: Sequence[Series]) -> dict[MatchKey, Point]:
    """The points of a reading, so that those of another that are the same have the same spot.

    Of several at one x, which no reader numbers alike, the least is the first; of those of one
    value, the one whose bounds begin lowest.
    """
    found: dict[MatchKey, Point] = {}
    for one in series:
        there: dict[X, list[Point]] = {}
        for point in one.points:
            there.setdefault(point.x, []).append(point)
        ranked = {x: sorted(points, key=_size) for x, points in there.items()}
        for x, points in ranked.items():
            found.update({(one.name, x, rank): point for rank, point in enumerate(points)})
    return found


def _size(point: Point) -> _Size:
    """What a point is ranked by: the order of its file has no part in it."""
    low, high = point.y_low, point.y_high
    return point.y, low is None, low or Decimal(), high is None, high or Decimal()


def paired(
    first: Mapping[MatchKey, Point], second: Mapping[MatchKey, Point]
) -> dict[MatchKey, MatchKey]:
    """Which spots of two readings are the same point.

    Where one has fewer points of a series at an x, they belong to those that they are nearest to,
    in the same order: the pairs whose distances add up to the least.
    """
    pairs: dict[MatchKey, MatchKey] = {}
    ours, theirs = _together(first), _together(second)
    for place, own in ours.items():
        other = theirs.get(place, [])
        if len(own) == len(other):
            pairs.update(zip(own, other, strict=True))
        elif len(own) < len(other):
            chosen = _nearest([first[one].y for one in own], [second[one].y for one in other])
            pairs.update(zip(own, (other[one] for one in chosen), strict=True))
        else:
            chosen = _nearest([second[one].y for one in other], [first[one].y for one in own])
            pairs.update(zip((own[one] for one in chosen), other, strict=True))
    return pairs


def _together(listed: Iterable[MatchKey]) -> dict[tuple[str, X], list[MatchKey]]:
    """The spots at each place of a series, in their order."""
    found: dict[tuple[str, X], list[MatchKey]] = {}
    for spot in listed:
        found.setdefault(spot[:2], []).append(spot)
    return found


def _nearest(few: Sequence[Decimal], many: Sequence[Decimal]) -> list[int]:
    """Which of many values belong to a few, both in order: by dynamic programming over prefixes."""
    best: list[tuple[Decimal, list[int]]] = [(Decimal(0), [])] * (len(many) + 1)
    for count, value in enumerate(few):
        before, best = best, []
        for end in range(len(many) + 1):
            kept = best[end - 1] if end > count + 1 else None
            if end <= count:
                best.append((Decimal(0), []))
                continue
            distance = decimal_math.subtract(value, many[end - 1]).copy_abs()
            total = decimal_math.add(before[end - 1][0], distance)
            taken = (total, [*before[end - 1][1], end - 1])
            best.append(kept if kept is not None and kept[0] <= total else taken)
    return best[-1][1]

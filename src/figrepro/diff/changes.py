"""How the present figure differs from the one in the reference: spec, series, points."""

from collections.abc import Iterator

from figrepro.chart.chart import Chart
from figrepro.diff.change import Change, Place
from figrepro.diff.pairs import Pairing, pair_series, swapped
from figrepro.diff.point_changes import point_changes
from figrepro.diff.spec_changes import spec_changes
from figrepro.errors import counted, visible
from figrepro.shapes import elements


def changes_between(
    reference: Chart, now: Chart, *, knows_asked: bool = True
) -> tuple[Change, ...]:
    """Everything that differs: points that moved furthest first.

    What only follows from another change comes after those that stand for themselves, what draws
    nothing last.

    Args:
        reference: The chart in the reference.
        now: The present chart.
        knows_asked: Whether the reference's figure says what was asked for, and not only what was
            drawn.
    """
    pairing = pair_series(reference.figure, now.figure)
    found = [
        *_point_changes(reference, now, pairing),
        *_series_changes(reference, now, pairing),
        *spec_changes(reference, now, pairing, knows_asked=knows_asked),
        *_overlay_changes(reference),
    ]
    return tuple(sorted(found, key=_rank))


def _rank(change: Change) -> tuple[bool, bool, float]:
    return not change.drawn, change.follows is not None, -abs(round(change.shift_px or 0, 6))


def _point_changes(reference: Chart, now: Chart, pairing: Pairing) -> Iterator[Change]:
    exchanged = swapped(pairing.pairs)
    for one, other in exchanged:
        names = f"{one.after.name}, {other.after.name}"
        body = now.body(one.after.name)
        yield Change(
            "swapped",
            one.before.name,
            other.before.name,
            body,
            visible(names),
            before=(Place(one.before.name), Place(other.before.name)),
            after=(Place(one.after.name), Place(other.after.name)),
        )
    told = {id(pair) for pairs in exchanged for pair in pairs}
    for pair in pairing.pairs:
        if id(pair) not in told:
            yield from point_changes(reference, now, pair)


def _series_changes(reference: Chart, now: Chart, pairing: Pairing) -> Iterator[Change]:
    """Series that came, went, are called otherwise, or stand in another order."""
    for one in pairing.removed:
        body = reference.body(one.name)
        name, place = visible(one.name), (Place(one.name),)
        yield Change("series", counted(len(one.points), "point"), None, body, name, before=place)
    for one in pairing.added:
        body = now.body(one.name)
        name, place = visible(one.name), (Place(one.name),)
        yield Change("series", None, counted(len(one.points), "point"), body, name, after=place)
    for pair in pairing.pairs:
        if pair.is_renamed:
            label = elements.legend(pair.after.name, "label")
            before, after = visible(pair.before.name), visible(pair.after.name)
            places = (Place(pair.before.name),), (Place(pair.after.name),)
            yield Change("name", before, after, label, after, before=places[0], after=places[1])
    before_names, after_names = _orders(reference, now, pairing)
    if before_names != after_names:
        yield Change(
            "order of the series",
            visible(", ".join(before_names)),
            visible(", ".join(after_names)),
        )


def _overlay_changes(reference: Chart) -> Iterator[Change]:
    """The reading that is drawn over the reference; the present figure is compared without any."""
    overlay = reference.figure.overlay
    if overlay is not None:
        element = elements.reading_prefix(overlay.name)
        yield Change("overlay", visible(overlay.name), None, element)


def _orders(reference: Chart, now: Chart, pairing: Pairing) -> tuple[list[str], list[str]]:
    """The series that both figures have, as each of them orders these, by their present names."""
    names = {pair.before.name: pair.after.name for pair in pairing.pairs}
    before = [names[one.name] for one in reference.figure.series if one.name in names]
    return before, [one.name for one in now.figure.series if one.name in set(before)]

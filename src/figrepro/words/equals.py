"""Which series have equal values, and where."""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from figrepro.figure.model import X
from figrepro.words.panel import PanelInWords
from figrepro.words.phrase import phrase
from figrepro.words.ranks import leaders_at
from figrepro.words.sentence import Sentence, said
from figrepro.words.series import SeriesInWords

_BOTH = 2
_MOST_EQUAL = 4
"""Groups of series that are told to be equal somewhere, and the places that are named of each."""
_Group = tuple[SeriesInWords, ...]


def equals(panel: PanelInWords, told: Sequence[X]) -> Iterator[Sentence]:
    """Which series have equal values, and where.

    Args:
        panel: The panel.
        told: The x of which it was said who leads there, and so who is equal.
    """
    known = [(group, [x]) for x in told for group in _told_to_be_equal(panel, x)]
    groups: dict[_Group, list[X]] = {}
    for x in sorted({x for one in panel.series for x in one.values}, key=panel.along):
        for group in _equal_at(panel, x):
            groups.setdefault(group, []).append(x)
    new = (found for found in groups.items() if found not in known)
    for group, xs in islice(new, _MOST_EQUAL):
        yield _equal(panel, group, xs)


def _told_to_be_equal(panel: PanelInWords, x: X) -> Iterator[_Group]:
    found = list(leaders_at(panel, x))
    yield from (one.series for one in found)
    if not found:
        yield panel.series


def _equal_at(panel: PanelInWords, x: X) -> Iterator[_Group]:
    """The series that have one and the same value at an x."""
    there = [one for one in panel.series if x in one.values and one.values[x].is_one]
    for value in dict.fromkeys(one.values[x].low for one in there):
        group = tuple(one for one in there if one.values[x].low == value)
        if len(group) > 1:
            yield group


def _equal(panel: PanelInWords, group: _Group, xs: Sequence[X]) -> Sentence:
    is_firm = not any(one.values[x].is_about for one in group for x in xs)
    where = _throughout(group, xs)
    if where is not None and panel.is_whole:
        first, second = (one.quoted for one in group)
        formula = f"all(y({first}, x) == y({second}, x) for x in shared({first}, {second}))"
        return said(f"{panel.names(group)} are equal {where}", formula, firm=is_firm)
    named = xs if len(xs) <= _MOST_EQUAL else xs[: _MOST_EQUAL - 1]
    among = "" if len(named) == len(xs) else "among other places "
    of_all = [
        f"{one.y_term(x)} == {other.y_term(x)}"
        for x in xs[:_MOST_EQUAL]
        for one, other in pairwise(group)
    ]
    places = panel.at_each(named)
    words = phrase(f"{panel.names(group)} are equal {among}at {places}")
    return said(words, *of_all, firm=is_firm)


def _throughout(group: _Group, xs: Sequence[X]) -> str | None:
    """Where two series are equal that are at every x that they share; None if they are not."""
    first, second = group[:_BOTH]
    shared = [x for x in first.values if x in second.values]
    if len(group) > _BOTH or not len(xs) == len(shared) > 1:
        return None
    alike = first.values.keys() == second.values.keys()
    return "throughout" if alike else "wherever both have a point"

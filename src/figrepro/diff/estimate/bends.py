"""Where a line that was followed through an image bends, and where a line of steps rises."""

from itertools import pairwise
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers

_LEVEL_PX: Final = 1.0
"""Rows by which a step that is level goes up or down from one column to the next at most."""
_LEAST_RISE: Final = 2.0
"""Rows between two steps at least."""
_LEAST_STEP: Final = 6
"""Columns of a step at least."""


def bends(columns: Numbers, rows: Numbers, tolerance: float) -> list[int]:
    """The few places between which a line is straight.

    D. H. Douglas and T. K. Peucker, "Algorithms for the reduction of the number of points required
    to represent a digitized line or its caricature" (1973).

    Args:
        columns: Shape (n,), ascending.
        rows: Shape (n,).
        tolerance: How far a place of the line may be off such a straight piece.

    Returns:
        Places from 0 to n - 1, both ends among them.
    """
    kept, pending = {0, len(rows) - 1}, [(0, len(rows) - 1)]
    while pending:
        first, last = pending.pop()
        off = _off_straight(columns, rows, first, last)
        at = int(np.argmax(off))
        if off[at] > tolerance:
            kept.add(first + at)
            pending += [(first, first + at), (first + at, last)]
    return _needed(sorted(kept), columns, rows, tolerance)


def _off_straight(columns: Numbers, rows: Numbers, first: int, last: int) -> Numbers:
    """How far the line is off the straight one between two of its places, in rows."""
    straight = np.interp(columns[first : last + 1], columns[[first, last]], rows[[first, last]])
    return np.asarray(np.abs(rows[first : last + 1] - straight), np.float64)


def _needed(kept: list[int], columns: Numbers, rows: Numbers, tolerance: float) -> list[int]:
    """The places without those that the line through their neighbours does not need.

    A piece alongside the straight line between two places is as far off it everywhere, so that any
    place of it may have been kept.
    """
    at = 1
    while at < len(kept) - 1:
        if _off_straight(columns, rows, kept[at - 1], kept[at + 1]).max() <= tolerance:
            del kept[at]
        else:
            at += 1
    return kept


def steps(rows: Numbers) -> list[tuple[float, float]]:
    """Where each step of a line begins, and the row in which it is level.

    Args:
        rows: Shape (n,): the row of the line in each column.

    Returns:
        Of each step the place from 0 to n - 1, halfway from where the one before it ends, and its
        row.
    """
    jumps = np.flatnonzero(np.abs(np.diff(rows)) >= _LEVEL_PX) + 1
    found: list[tuple[int, int, float]] = []  # its first and its last place, and its row
    for start, end in zip([0, *jumps.tolist()], [*jumps.tolist(), len(rows)], strict=True):
        if end - start < _LEAST_STEP:
            continue  # the upright piece between two steps
        step = start, end - 1, float(np.median(rows[start:end]))
        if found and abs(found[-1][2] - step[2]) < _LEAST_RISE:
            first, _, row = found.pop()
            step = first, end - 1, row
        found.append(step)
    places = [0.0, *((end + start) / 2 for (_, end, _), (start, _, _) in pairwise(found))]
    return [(place, row) for place, (_, _, row) in zip(places, found, strict=False)]

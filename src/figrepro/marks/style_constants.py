"""How the marks of series are drawn, as far as those who read images must know it too."""

from figrepro.figure.vocabulary import Line, Marker

AREA_ALPHA = 0.25
"""How much of its colour an area has."""
BAR_WIDTH = 1.5
"""Points that error bars and drawn ranges are wide, and that their caps are high."""
RANGE_CAP, ERROR_CAP = 3.5, 3.0
"""Points by which the caps of drawn ranges and of error bars reach to either side."""
ON_BARS = "#333333"
"""The colour of error bars and ranges that stand on bars."""
DASHES: dict[Line, tuple[float, ...]] = {
    "dashed": (3.7, 1.8),
    "dashdot": (4.0, 1.6, 1.2, 1.6),
    "dotted": (1.1, 1.5),
}
"""Lengths of ink and gap, in widths of the line."""
GROWN: dict[Marker, float] = {"star": 1.5, "plus_filled": 1.2, "x_filled": 1.2}
"""How much larger markers with thin arms are drawn, to weigh as much as the others."""
RANGE_MARKER = 0.75
"""The size of the hollow marker of a range, in sizes of a marker."""
AREAS, BARS, LINES, ERRORS, MARKERS = 1.0, 1.5, 2.0, 3.0, 4.0
"""Orders: what of all series lies above what, so that no line hides a point."""

"""How the marks of series are drawn, as far as those who read images must know it too.

It stands apart from the marks themselves, whose drawing needs its library.
"""

AREA_ALPHA = 0.25
"""How much of its colour an area has."""
BAR_WIDTH = 1.5
"""Points that error bars and drawn ranges are wide, and that their caps are high."""
RANGE_CAP, ERROR_CAP = 3.5, 3.0
"""Points by which the caps of drawn ranges and of error bars reach to either side."""
ON_BARS = "#333333"
"""The colour of error bars and ranges that stand on bars."""

"""Points by themselves; a line only where one is asked for."""

from figrepro.marks.base import Noun
from figrepro.marks.line import Line


class Scatter(Line):
    """Markers; several may stand at one x."""

    name = "scatter"
    noun = Noun("Scatter plot", "points", "points")
    one_y_for_each_x = False
    is_joined = False
    default_line = "none"
    body = None

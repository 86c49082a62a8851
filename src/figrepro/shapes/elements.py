"""Names of the elements of a drawing.

Those of one panel among several begin with its prefix.
"""

from figrepro.errors import visible

BACKGROUND = "background"
TITLE = "title"
LEGEND_FRAME = "legend/frame"
LEGEND_TITLE = "legend/title"


def in_panel(panel: str, element: str) -> str:
    """An element of a panel; where there is only one, which has no name, the element itself."""
    return f"panel/{escaped(panel)}/{element}" if panel else element


def escaped(name: str) -> str:
    """A name as one part of an element's name: `%` and `/` percent-encoded."""
    return visible(name).replace("%", "%25").replace("/", "%2F")


def unescaped(part: str) -> str:
    """The name that one part of an element's name stands for."""
    return part.replace("%2F", "/").replace("%25", "%")


def axis_label(letter: str) -> str:
    """The label of an axis."""
    return f"{letter}/label"


def tick_label(letter: str, text: str) -> str:
    """The text at a tick."""
    return f"{letter}/tick/{escaped(text)}"


def tick_mark(letter: str) -> str:
    """The marks at all ticks of an axis."""
    return f"{letter}/mark"


def grid(letter: str) -> str:
    """The grid lines at all ticks of an axis."""
    return f"grid/{letter}"


def spine(side: str) -> str:
    """One of the four sides of the axes."""
    return f"spine/{side}"


def series(name: str, part: str) -> str:
    """A part of a series: line, markers, range, error, bar/X or area."""
    return f"{series_prefix(name)}/{part}"


def series_prefix(name: str) -> str:
    """What the names of all parts of a series begin with, its slash apart."""
    return f"series/{escaped(name)}"


def reading(name: str, series_name: str, part: str) -> str:
    """The marks of a series in a reading drawn over the figure's own: markers, range or error."""
    return f"{reading_prefix(name)}/{escaped(series_name)}/{part}"


def reading_prefix(name: str) -> str:
    """What the names of all marks of such a reading begin with, its slash apart."""
    return f"reading/{escaped(name)}"


def reading_key(name: str, part: str) -> str:
    """The legend's row that explains such a reading: label or handle."""
    return f"key/reading/{escaped(name)}/{part}"


def range_key(part: str) -> str:
    """The legend's row that explains a drawn range: label or handle."""
    return f"key/range/{part}"


def legend(name: str, part: str) -> str:
    """A series' entry in the legend: label or handle."""
    return f"legend/{escaped(name)}/{part}"

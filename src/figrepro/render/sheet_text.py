"""Lines of text on a sheet of images: whatever they hold, they are drawn and fit."""

from bisect import bisect_right

from matplotlib.figure import Figure as Chart

from figrepro.errors import FigreproError
from figrepro.figure.formats import visible
from figrepro.render.fonts import outline, require_glyphs
from figrepro.render.placed_text import PlacedText
from figrepro.render.text import TextArtist

STRIP = 242
"""The grey of strips of text: red, green and blue alike."""
STRIP_COLOR = f"#{STRIP:02x}{STRIP:02x}{STRIP:02x}"

_LONGEST = 400
"""Characters of a text that are looked at; no sheet has room for more."""
_ELLIPSIS, _UNKNOWN = "…", "\N{REPLACEMENT CHARACTER}"


def drawable(text: str) -> str:
    """The text with a placeholder for every character that has no glyph."""
    shown = visible(text)
    try:
        require_glyphs(shown, "sans")
    except FigreproError:
        return "".join(one if _has_glyph(one) else _UNKNOWN for one in shown)
    return shown


def _has_glyph(character: str) -> bool:
    try:
        require_glyphs(character, "sans")
    except FigreproError:
        return False
    return True


def advance(shown: str) -> float:
    """The width of a drawable text, in parts of an em."""
    return outline(shown, "sans").advance


def shortened(shown: str, room: float) -> str:
    """A drawable text, cut with an ellipsis where it is wider than so many ems."""
    if advance(shown) <= room:
        return shown
    fitting = bisect_right(range(len(shown)), room, key=lambda end: advance(_cut(shown, end)))
    return _cut(shown, fitting - 1) if fitting else ""


def beginning(text: str) -> str:
    """A drawable text, cut where no sheet has room for it all."""
    return drawable(text) if len(text) <= _LONGEST else _cut(drawable(text[:_LONGEST]), _LONGEST)


def _cut(shown: str, end: int) -> str:
    return shown[:end].rstrip() + _ELLIPSIS


def add_text(chart: Chart, shown: str, place: tuple[float, float], size: float) -> float:
    """Adds a drawable text to a chart and gives the place where it ends.

    Args:
        chart: What it is drawn on.
        shown: The text.
        place: Where its baseline starts, in points from the lower left corner.
        size: Points to an em.
    """
    x, y = place
    width = advance(shown) * size
    chart.add_artist(TextArtist(PlacedText("text", shown, x, y, size, width, "sans")))
    return x + width

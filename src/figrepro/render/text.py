"""Text as an artist of matplotlib that matplotlib's text engine never touches."""

from collections.abc import Callable
from typing import Any

from matplotlib.artist import Artist
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from figrepro.figure.vocabulary import Font
from figrepro.render.fonts import Outline, font_file, outline
from figrepro.render.layout import PlacedText

COLOR = "black"

Ink = Callable[["TextArtist", Any, float, float], None]
"""How a text is put on a renderer, given the place of its baseline in the renderer's units."""


class TextArtist(Artist):
    """One line of text at a fixed place.

    Args:
        text: What is drawn, and where.
        ink: How: as outlines on whole pixels (the default), as outlines, or as real text.
    """

    def __init__(self, text: PlacedText, ink: Ink | None = None) -> None:
        super().__init__()
        self.text = text
        self.ink: Ink = ink or ink_on_pixels
        self.set_gid(text.element)
        self.set_zorder(10)

    def draw(self, renderer: Any) -> None:  # noqa: ANN401 - a renderer of any backend
        """Draws the text; matplotlib calls this."""
        if not self.get_visible():
            return
        figure = self.get_figure(root=True)
        if figure is None:
            return
        scale = figure.dpi / 72
        renderer.open_group("text", self.get_gid())
        self.ink(self, renderer, self.text.x * scale, self.text.y * scale)
        renderer.close_group("text")
        self.stale = False

    def outlined(self) -> Outline:
        """The outline of the text, in parts of an em."""
        if self.text.math:
            return math_outline(self.text.text, self.text.font)
        return outline(self.text.text, self.text.font)


def ink_on_pixels(artist: TextArtist, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Draws the outlines with the baseline on whole pixels, so that equal texts look alike."""
    ink_outlines(artist, renderer, round(x), round(y))


def ink_outlines(artist: TextArtist, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Draws the outlines of the text."""
    from matplotlib.colors import to_rgb

    drawn = artist.outlined()
    if not len(drawn.vertices):
        return
    em = artist.text.size * renderer.points_to_pixels(1.0)
    place = Affine2D().scale(em).rotate_deg(90 if artist.text.upwards else 0).translate(x, y)
    context = _context(artist, renderer)
    context.set_snap(False)  # Agg would move the stems of I and - to whole pixels
    renderer.draw_path(context, Path(drawn.vertices, drawn.codes), place, to_rgb(COLOR))
    context.restore()


def ink_real_text(artist: TextArtist, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Writes the text itself, so that it can be searched and selected."""
    text = artist.text
    properties = FontProperties(fname=str(font_file(text.font)), size=text.size)
    height = renderer.get_canvas_width_height()[1]
    context = _context(artist, renderer)
    renderer.draw_text(
        context,
        x,
        height - y if renderer.flipy() else y,
        text.text,
        properties,
        90 if text.upwards else 0,
        ismath=text.math,
    )
    context.restore()


def _context(artist: TextArtist, renderer: Any) -> Any:  # noqa: ANN401 - each backend has its own
    context = renderer.new_gc()
    context.set_foreground(COLOR)
    context.set_linewidth(0.0)
    context.set_gid(artist.get_gid())
    return context


def math_outline(text: str, font: Font) -> Outline:
    """The outline of a text with mathematics, as matplotlib sets it; it may drift with it."""
    from matplotlib.textpath import TextPath

    em = 100.0
    properties = FontProperties(fname=str(font_file(font)), size=em)
    path = TextPath((0.0, 0.0), text, prop=properties, usetex=False)
    advance = _math_advance(text, properties)
    if path.codes is None:
        return outline("", font)
    return Outline(path.vertices / em, path.codes, advance / em)


def _math_advance(text: str, properties: FontProperties) -> float:
    from matplotlib.mathtext import MathTextParser

    return float(MathTextParser("path").parse(text, dpi=72, prop=properties).width)


def measure(text: str, font: Font, is_math: bool) -> float:  # noqa: FBT001 - the shape of Measure
    """The width of a text as part of an em."""
    return (math_outline if is_math else outline)(text, font).advance

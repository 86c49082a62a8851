"""Text on a renderer of matplotlib, whose own text engine never touches it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox

from figrepro.errors import refused
from figrepro.figure.vocabulary import Font
from figrepro.render.fonts import TextOutline, font_file, is_simple, outline, require_glyphs
from figrepro.shapes.primitives import Text

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

_BLACK = (0.0, 0.0, 0.0, 1.0)

InkText = Callable[[Text, Any, float, float], None]
"""Puts a text on a renderer, given the place of its baseline in the renderer's units."""


def outline_of(text: Text) -> TextOutline:
    """The outline of a text, in parts of an em."""
    return (math_outline if text.math else outline)(text.text, text.font)


def ink_on_pixels(text: Text, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Draws the outlines with the baseline on whole pixels, so that equal texts look alike."""
    ink_outlines(text, renderer, round(x), round(y))


def ink_outlines(text: Text, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Draws the outlines of the text."""
    drawn = outline_of(text)
    if not len(drawn.vertices):
        return
    em = text.size * renderer.points_to_pixels(1.0)
    place = Affine2D().scale(em).rotate_deg(90 if text.upwards else 0).translate(x, y)
    context = _context(text, renderer)
    context.set_snap(False)  # Agg would move the stems of I and - to whole pixels
    renderer.draw_path(context, Path(drawn.vertices, drawn.codes), place, _BLACK[:3])
    context.restore()


def ink_real_text(text: Text, renderer: Any, x: float, y: float) -> None:  # noqa: ANN401
    """Writes the text itself, so that it can be searched and selected.

    What a PDF would not set as figrepro does (pictures of control characters, scripts that run to
    the left or combine) is drawn as outlines, and the text itself lies there unseen.
    """
    unseen = not text.math and not is_simple(text.text, text.font)
    if unseen:
        ink_outlines(text, renderer, x, y)
    height = renderer.get_canvas_width_height()[1]
    context = _context(text, renderer)
    if unseen:
        context.set_clip_rectangle(Bbox.from_bounds(0.0, 0.0, 0.0, 0.0))
    renderer.draw_text(
        context,
        x,
        height - y if renderer.flipy() else y,
        text.text,
        _properties(text.font, text.size),
        90 if text.upwards else 0,
        ismath=text.math,
    )
    context.restore()


def _properties(font: Font, size: float) -> "FontProperties":
    """A font in matplotlib's terms, with the mathematics that goes with it."""
    from matplotlib.font_manager import FontProperties

    family = "dejavuserif" if font == "serif" else "dejavusans"
    return FontProperties(fname=str(font_file(font)), size=size, math_fontfamily=family)


def _context(text: Text, renderer: Any) -> Any:  # noqa: ANN401 - each backend has its own
    context = renderer.new_gc()
    context.set_foreground(_BLACK, isRGBA=True)
    context.set_linewidth(0.0)
    context.set_gid(text.element)
    return context


def math_outline(text: str, font: Font) -> TextOutline:
    """The outline of a text with mathematics, as matplotlib sets it; it may drift with it.

    Raises:
        FigreproError: It is no mathematics that matplotlib knows, or the font lacks a glyph.
    """
    from matplotlib.mathtext import MathTextParser
    from matplotlib.textpath import TextPath

    require_glyphs(text, font)
    em = 100.0
    properties = _properties(font, em)
    try:
        path = TextPath((0.0, 0.0), text, prop=properties, usetex=False)
        advance = MathTextParser("path").parse(text, dpi=72, prop=properties).width
    except (ValueError, RecursionError) as error:
        reason = str(error).strip().splitlines()[-1]
        raise refused(
            "the mathematics in this text cannot be read",
            found=f"“{text}”: {reason}",
            hint="math = false draws it as it is written",
        ) from error
    return TextOutline(path.vertices / em, path.codes, float(advance) / em)


def measure(text: str, font: Font, is_math: bool) -> float:  # noqa: FBT001 - the shape of Measure
    """The width of a text as part of an em."""
    return (math_outline if is_math else outline)(text, font).advance

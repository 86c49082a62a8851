"""A figure that was drawn once: its pixels, its texts, and who owns which pixel, as asked for."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import shown
from figrepro.figure.model import Figure
from figrepro.render.isolation import drawing_settings

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.render.drawing import Drawing
    from figrepro.render.owners import Owners
    from figrepro.render.placed_text import PlacedText


@dataclass(frozen=True, eq=False)
class DrawnFigure:
    """A figure with its drawing; pixels and owners are made when they are first asked for.

    Attributes:
        figure: What is drawn.
        drawing: How.
    """

    figure: Figure
    drawing: "Drawing"

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What a reader of the drawing would stumble over."""
        return self.drawing.warnings

    @property
    def texts(self) -> "tuple[PlacedText, ...]":
        """Every text that is drawn, with its place."""
        return self.drawing.texts

    @cached_property
    def pixels(self) -> "NDArray[np.uint8]":
        """Red, green and blue of each pixel, shape (height, width, 3)."""
        return self.opaque_pixels[..., :3].copy()

    @cached_property
    def opaque_pixels(self) -> "NDArray[np.uint8]":
        """The same with full opacity as a fourth channel."""
        with drawing_settings():
            from figrepro.render.raster import opaque_pixels_of

            return opaque_pixels_of(self.drawing.chart)

    @cached_property
    def owners(self) -> "Owners":
        """Which elements own which pixel."""
        with drawing_settings():
            from figrepro.render.owners import owners_of

            return owners_of(self.drawing.chart)


def draw_figure(figure: Figure) -> DrawnFigure:
    """Draws a resolved figure.

    Raises:
        FigreproError: The font lacks a glyph, or a text is no mathematics; it names the figure.
    """
    try:
        with drawing_settings():
            from figrepro.render.drawing import draw

            return DrawnFigure(figure, draw(figure))
    except FigreproError as error:
        raise _located(error, figure) from error


def _located(error: FigreproError, figure: Figure) -> FigreproError:
    """The same problems, each with the figure's folder where it names no file."""
    folder = figure.id if figure.folder is None else shown(figure.folder)
    return FigreproError(
        problem if problem.file else replace(problem, file=folder) for problem in error.problems
    )

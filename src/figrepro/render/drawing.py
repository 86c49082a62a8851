"""A chart that was drawn: its shapes, its pixels, and who owns which pixel, as asked for."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from figrepro.chart.chart import Chart
from figrepro.chart.scene import Scene, build_scene
from figrepro.chart.warnings import warnings_of
from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import shown
from figrepro.render.mpl_settings import drawing_settings
from figrepro.shapes.primitives import Text

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.render.element_masks import Owners


@dataclass(frozen=True, eq=False)
class Drawing:
    """A chart with its shapes; pixels and owners are made when they are first asked for.

    Attributes:
        scene: Everything that is drawn.
    """

    scene: Scene

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return self.scene.chart

    @cached_property
    def warnings(self) -> tuple[Problem, ...]:
        """What a reader of the drawing would stumble over."""
        return warnings_of(self.scene)

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every text that is drawn, with its place."""
        return self.scene.texts

    @cached_property
    def pixels(self) -> "NDArray[np.uint8]":
        """Red, green and blue of each pixel, shape (height, width, 3)."""
        return self.opaque_pixels[..., :3].copy()

    @cached_property
    def opaque_pixels(self) -> "NDArray[np.uint8]":
        """The same with full opacity as a fourth channel."""
        with drawing_settings():
            from figrepro.render.raster import opaque_pixels_of

            return opaque_pixels_of(self.scene.shapes, self.scene.canvas)

    @cached_property
    def owners(self) -> "Owners":
        """Which elements own which pixel."""
        with drawing_settings():
            from figrepro.render.element_masks import owners_of

            return owners_of(self.scene.shapes, self.scene.canvas)


def draw(chart: Chart) -> Drawing:
    """Draws a chart.

    Raises:
        FigreproError: The font lacks a glyph, or a text is no mathematics; it names the figure.
    """
    try:
        with drawing_settings():
            from figrepro.render.text import measure

            return Drawing(build_scene(chart, measure))
    except FigreproError as error:
        raise _located(error, chart) from error


def _located(error: FigreproError, chart: Chart) -> FigreproError:
    """The same problems, each with the figure's folder where it names no file."""
    folder = chart.id if chart.figure.folder is None else shown(chart.figure.folder)
    return FigreproError(
        problem if problem.file else replace(problem, file=folder) for problem in error.problems
    )

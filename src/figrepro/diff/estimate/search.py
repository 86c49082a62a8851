"""A search for the figure that an image shows, from a figure that is nearly it."""

import math
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.chart.chart import Chart
from figrepro.chart.checks import spec_problems
from figrepro.diff.estimate.arrays import Image, Sums
from figrepro.diff.estimate.edits import chart_of, frozen
from figrepro.diff.locate import ElementPixels, locate
from figrepro.diff.pixels import unequal
from figrepro.errors import FigreproError
from figrepro.figure.model import Figure
from figrepro.marks.layer import Frame
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing, draw
from figrepro.shapes.box import POINTS_PER_INCH

if TYPE_CHECKING:
    from figrepro.shapes.box import Box

_LEFT_OVER: Final = 0.7
"""Part of the difference that may be left where a proposal changes the drawing, to be kept."""

_MOST_DRAWINGS: Final = 250
"""Figures that are drawn in one search at most; what is not explained by then stays unexplained."""


class Attempt:
    """A chart drawn to be laid over the image.

    Args:
        drawn: The drawing.
        image: Shape (height, width, 3), that of the drawing.
        noise: Differences that say nothing, as sums over the channels, 0 to 765.
    """

    def __init__(self, drawn: Drawing, image: Image, noise: int) -> None:
        self.drawn = drawn
        self.image = image
        self.noise = noise

    @property
    def chart(self) -> Chart:
        """What was drawn."""
        return self.drawn.chart

    @cached_property
    def figure(self) -> Figure:
        """Its figure, with everything filled in."""
        return frozen(self.chart)

    @property
    def frame(self) -> Frame:
        """The axes on the canvas."""
        return self.drawn.scene.panels[0].frame

    @property
    def scale(self) -> float:
        """Pixels of a point, 1/72 inch, to the last bit as texts are placed with them."""
        return self.chart.size.dpi / POINTS_PER_INCH

    def pixels_of(self, box: "Box") -> PixelBox:
        """A box on the canvas in whole pixels of the image."""
        height = self.image.shape[0]
        return PixelBox(
            round(box.left * self.scale),
            round(height - box.top * self.scale),
            round(box.right * self.scale),
            round(height - box.bottom * self.scale),
        )

    @cached_property
    def error(self) -> Sums:
        """Shape (height, width): how far the colours of each pixel are apart, 0 to 765."""
        difference = np.abs(self.image.astype(np.int16) - self.drawn.pixels)
        error: Sums = difference[..., 0].astype(np.int32)
        for channel in (1, 2):  # many times faster than a sum along an axis
            error += difference[..., channel]
        error[error <= self.noise] = 0
        return error

    @cached_property
    def loss(self) -> int:
        """The sum of all that."""
        return int(self.error.sum())

    @cached_property
    def touched(self) -> dict[str, int]:
        """How many differing pixels each element of the drawing owns."""
        return {one.element: one.pixels for one in self.unexplained}

    @property
    def unexplained(self) -> tuple[ElementPixels, ...]:
        """The differing pixels, by the elements of the drawing."""
        return locate(self.error > 0, (self.drawn.owners,))

    def differs_within(self, box: PixelBox) -> bool:
        """Whether any pixel of a box differs; the box may reach beyond the image."""
        height, width = self.error.shape
        inside = box.common(PixelBox(0, 0, width, height))
        return inside.area > 0 and bool(self.error[inside.slices].any())

    def touches(self, prefix: str) -> bool:
        """Whether an element of that name, or below it, owns a differing pixel."""
        return any(name == prefix or name.startswith(f"{prefix}/") for name in self.touched)

    def pixels_and_touched(self, prefix: str) -> tuple[int, int]:
        """How many pixels an element of that name, or below it, inks; and how many differ."""
        owners = self.drawn.owners
        owned = [one for one in owners.elements if one == prefix or one.startswith(f"{prefix}/")]
        pixels = sum(int(owners.mask(one).sum()) for one in owned)
        return pixels, sum(self.touched.get(one, 0) for one in owned)

    def part_touched(self, prefix: str) -> float:
        """Which part of them differs."""
        pixels, touched = self.pixels_and_touched(prefix)
        return touched / pixels if pixels else 0.0


class Search:
    """The best attempt so far, and the way to a better one."""

    def __init__(self, image: Image, start: Drawing, noise: int = 0) -> None:
        self.image = image
        self.noise = noise
        self.begun = Attempt(start, image, noise)
        self.drawings = 0
        self.most_drawings = _MOST_DRAWINGS
        self.best = self.begun

    @property
    def start(self) -> Figure:
        """The figure of the first attempt."""
        return self.begun.figure

    @property
    def figure(self) -> Figure:
        """The figure of the best attempt."""
        return self.best.figure

    @property
    def scale(self) -> float:
        """Pixels of a point, 1/72 inch."""
        return self.best.scale

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left to explain."""
        return self.best.loss == 0

    def allow(self, drawings: int) -> None:
        """Allows so many drawings more: a step has them however many those before it made."""
        self.most_drawings += drawings

    def attempt(self, figure: Figure) -> Attempt | None:
        """A figure drawn; None if it cannot be, or not in the image's size."""
        if self.drawings >= self.most_drawings or any(True for _ in spec_problems(figure.spec)):
            return None
        try:
            chart = chart_of(figure)
            if not _has_a_place_for_each_point(chart):
                return None
            self.drawings += 1
            drawn = draw(chart)
        except (FigreproError, ValueError, ArithmeticError):
            return None  # limits that are none, numbers beyond all that can be drawn
        if drawn.pixels.shape != self.image.shape:
            return None
        return Attempt(drawn, self.image, self.noise)

    def try_simpler(self, figure: Figure) -> bool:
        """Takes a figure if it explains the image as well as the best one."""
        attempt = self.attempt(figure)
        if attempt is None or attempt.loss > self.best.loss:
            return False
        self.best = attempt
        return True

    def try_best(
        self, figures: Iterable[Figure], left_over: float = _LEFT_OVER, of_all: float = 1.0
    ) -> bool:
        """Takes the best of several figures, if it explains what it changes.

        Args:
            figures: What to try.
            left_over: Part of the difference that may be left where the drawing changes.
            of_all: Part of the whole difference that may be left: what takes a mark away always
                explains the place where it was.

        Returns:
            Whether one was taken.
        """
        best = None
        for figure in figures:
            attempt = self.attempt(figure)
            if attempt is not None and (best is None or attempt.loss < best.loss):
                best = attempt
                if best.loss == 0:
                    break  # nothing can be nearer
        if best is None or best.loss > of_all * self.best.loss:
            return False
        if not self._explains(best, left_over):
            return False
        self.best = best
        return True

    def _explains(self, attempt: Attempt, left_over: float) -> bool:
        """Whether little of the difference is left where an attempt changes the best drawing."""
        if attempt.loss >= self.best.loss:
            return False
        changed = unequal(attempt.drawn.pixels, self.best.drawn.pixels)
        before = int(self.best.error[changed].sum())
        after = int(attempt.error[changed].sum())
        return after <= left_over * before


def _has_a_place_for_each_point(chart: Chart) -> bool:
    """Whether no point is of a category that the axis lacks."""
    position = chart.panel_of().x.position
    places = (position(point.x) for layer in chart.layers for point in layer.points)
    return not any(map(math.isnan, places))

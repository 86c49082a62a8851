"""A search for the figure that an image shows, from a figure that is nearly it."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

import numpy as np

from figrepro.diff.located import ElementPixels, locate
from figrepro.diff.pixels import unequal
from figrepro.errors import FigreproError
from figrepro.figure.axes import tick_values
from figrepro.figure.model import Figure
from figrepro.figure.spec_checks import spec_misfits
from figrepro.render.boxes import PixelBox
from figrepro.render.canvas import POINTS_PER_INCH
from figrepro.render.drawn import DrawnFigure, draw_figure

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LEFT_OVER: Final = 0.7
"""Part of the difference that may be left where a proposal changes the drawing, to be kept."""

_MOST_DRAWINGS: Final = 250
"""Figures that are drawn in one search at most; what is not explained by then stays unexplained."""


@dataclass(frozen=True, slots=True)
class Share:
    """Pixels of an element.

    Attributes:
        pixels: How many it inks, seen or hidden.
        touched: How many of those that it owns differ.
    """

    pixels: int
    touched: int

    @property
    def part(self) -> float:
        """Which part of them differs."""
        return self.touched / self.pixels if self.pixels else 0.0


class Attempt:
    """A figure drawn to be laid over the image.

    Args:
        drawn: The figure.
        image: Shape (height, width, 3), that of the drawing.
        noise: Differences that say nothing, as sums over the channels, 0 to 765.
    """

    def __init__(self, drawn: DrawnFigure, image: "NDArray[np.uint8]", noise: int) -> None:
        self.drawn = drawn
        self.image = image
        self.noise = noise

    @property
    def figure(self) -> Figure:
        """What was drawn."""
        return self.drawn.figure

    @cached_property
    def error(self) -> "NDArray[np.int32]":
        """Shape (height, width): how far the colours of each pixel are apart, 0 to 765."""
        difference = np.abs(self.image.astype(np.int16) - self.drawn.pixels)
        error: NDArray[np.int32] = difference[..., 0].astype(np.int32)
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

    def share(self, prefix: str) -> "Share":
        """The pixels that an element of that name, or below it, inks, and those that differ."""
        owners = self.drawn.owners
        owned = [one for one in owners.elements if one == prefix or one.startswith(f"{prefix}/")]
        pixels = sum(int(owners.mask(one).sum()) for one in owned)
        return Share(pixels, sum(self.touched.get(one, 0) for one in owned))


class Search:
    """The best attempt so far, and the way to a better one."""

    def __init__(self, image: "NDArray[np.uint8]", start: DrawnFigure, noise: int = 0) -> None:
        self.image = image
        self.noise = noise
        self.start = start.figure
        self.drawings = 0
        self.most_drawings = _MOST_DRAWINGS
        self.best = Attempt(start, image, noise)

    @property
    def figure(self) -> Figure:
        """The figure of the best attempt."""
        return self.best.figure

    @property
    def scale(self) -> float:
        """Pixels of a point, 1/72 inch."""
        return self.figure.spec.size.dpi / POINTS_PER_INCH

    @property
    def is_exact(self) -> bool:
        """Whether nothing is left to explain."""
        return self.best.loss == 0

    def allow(self, drawings: int) -> None:
        """Allows so many drawings more: a step has them however many those before it made."""
        self.most_drawings += drawings

    def attempt(self, figure: Figure) -> Attempt | None:
        """A figure drawn; None if it cannot be, or not in the image's size."""
        if self.drawings >= self.most_drawings or any(True for _ in spec_misfits(figure.spec)):
            return None
        if not _has_a_place_for_each_point(figure):
            return None
        self.drawings += 1
        try:
            drawn = draw_figure(figure)
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


def _has_a_place_for_each_point(figure: Figure) -> bool:
    """Whether no point is of a category that the axis lacks."""
    axis = figure.spec.x
    if axis.scale != "category":
        return True
    names = set(tick_values(axis))
    return all(point.x in names for one in figure.series for point in one.points)

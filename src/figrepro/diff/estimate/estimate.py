"""The figure that an image shows: steps taken in turn until nothing is left, or nothing helps."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.axes import (
    find_axis,
    find_grid,
    find_margins,
    sharpen_limits,
    with_axis_defaults,
)
from figrepro.diff.estimate.bar_ends import find_ends
from figrepro.diff.estimate.edits import LETTERS
from figrepro.diff.estimate.extremes import find_extremes
from figrepro.diff.estimate.fonts import find_fonts
from figrepro.diff.estimate.kinds import find_kinds
from figrepro.diff.estimate.legend import find_legend
from figrepro.diff.estimate.order import find_order
from figrepro.diff.estimate.points import find_points, move_points
from figrepro.diff.estimate.prune import prune
from figrepro.diff.estimate.rounding import find_round_numbers
from figrepro.diff.estimate.search import Attempt, Search
from figrepro.diff.estimate.signs import find_signs
from figrepro.diff.estimate.similarity import is_alike
from figrepro.diff.estimate.styles import find_styles
from figrepro.diff.estimate.texts import find_texts
from figrepro.errors import FigreproError

if TYPE_CHECKING:
    from figrepro.render.drawing import Drawing

_ROUNDS: Final = 3
_LITTLE: Final = 0.9
"""Part of the difference that a round must leave at most, for another to be worth it."""


def estimate(image: Image, now: "Drawing", noise: int = 0) -> Attempt | None:
    """Finds the figure that an image shows, beginning with one that is nearly it.

    Args:
        image: Shape (height, width, 3), that of the drawing.
        now: The figure to begin with.
        noise: Differences of colours that say nothing, as sums over the channels, 0 to 765.

    Returns:
        The figure that the image is likely to show, drawn and laid over it; None if it does not
        look like that figure at all.
    """
    search = Search(image, now, noise)
    for _ in range(_ROUNDS):
        before = search.best.loss
        _take_all(_STEPS_OF_PAGE, search)
        if not is_alike(search.best):
            return None
        _take_all(_STEPS_OF_CHART, search)
        if search.is_exact or search.best.loss > _LITTLE * before:
            break
    _take(prune, search)
    return search.best


def _take_all(steps: Iterable[Callable[[Search], None]], search: Search) -> None:
    """Takes steps in turn, until nothing is left to explain."""
    for step in steps:
        if search.is_exact:
            break
        _take(step, search)


def _take(step: Callable[[Search], None], search: Search) -> None:
    """Takes a step; where the image leads it to numbers beyond all that can be drawn, none."""
    with suppress(ArithmeticError, ValueError, FigreproError):
        step(search)


def _sharpen(search: Search) -> None:
    """Fits limits again that changed, now that what stands between them is known better."""
    for letter in LETTERS:
        now, begun = (getattr(one.spec, letter) for one in (search.figure, search.start))
        if now.limits != begun.limits:
            sharpen_limits(search, letter)


def _find_defaults(search: Search) -> None:
    search.try_best(with_axis_defaults(search.figure))


_STEPS_OF_PAGE: Final = (find_margins, find_fonts)
"""These move all that is drawn, or all that is written; the rest stands where it was after them."""
_STEPS_OF_CHART: Final[tuple[Callable[[Search], None], ...]] = (
    find_kinds,
    find_extremes,
    find_axis,
    find_legend,
    find_kinds,
    _find_defaults,
    find_grid,
    find_styles,
    find_texts,
    find_signs,
    find_order,
    move_points,
    find_round_numbers,
    find_points,
    find_ends,
    _sharpen,
    _find_defaults,
    find_round_numbers,
)

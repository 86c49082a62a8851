"""Numbers fitted to an image by drawing with them: Gauss-Newton on the pixels.

C. F. Gauss, "Theoria motus corporum coelestium" (1809), book 2, section 3; the derivatives are
taken by drawing once more with each number a little larger. Pixels that the drawing cannot explain
weigh little, by the weights of F. R. Hampel et al., "Robust Statistics" (1986), after Cauchy.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Numbers, Pixels, Places

_ROUNDS: Final = 10
_LONGEST_STEP: Final = 12.0
"""By how many of its probing steps a number moves in one round at most."""
_SIDES: Final = 2
"""Sides to which numbers are probed before they stay: an edge that lies between two rows of pixels
changes the one or the other."""
_DONE: Final = 0.02
"""Part of a probing step that no longer matters."""
_OUTLYING: Final = 40.0
"""Difference of a channel, 0 to 255, beyond which a pixel weighs less than half."""
SHARP_PX: Final = (0.02, 0.005, 0.0005)
"""Pixels by which a short number may be beside the fitted one: the nearest that fits is taken."""
_LEAST_VARIANCE: Final = 0.1
"""Of a channel: rounding to whole numbers leaves a twelfth."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """Numbers that fit, and how well they are known.

    Attributes:
        numbers: Shape (n,).
        deviations: Shape (n,): the standard deviation of each.
    """

    numbers: Numbers
    deviations: Numbers


def fit(
    draw: Callable[[Numbers], Pixels | None],
    image: Pixels,
    start: Numbers,
    steps: Numbers,
    groups: Places | None = None,
) -> Fit | None:
    """Finds the numbers with which the drawing comes nearest to the image.

    Args:
        draw: Draws with n numbers; None where it cannot.
        image: What to come near to, in the shape of the drawings: (height, width, channels).
        start: The n numbers to begin with, at most a few pixels off.
        steps: How much of each is about a quarter of a pixel.
        groups: For each number and column, shape (n, width), whether it may change that column.
            Numbers that share no column are probed at once.

    Returns:
        The numbers, None if nothing can be drawn or nothing depends on them.
    """
    problem = _Problem(draw, image, groups)
    numbers = start.astype(np.float64)
    system, still = None, np.zeros(len(numbers), np.intp)
    for _ in range(_ROUNDS):
        system = problem.around(numbers, steps)
        if system is None:
            return None
        step = system.step().clip(-_LONGEST_STEP, _LONGEST_STEP)
        numbers = numbers + step * steps
        is_still = np.abs(step) < _DONE
        still = np.where(is_still, still + 1, 0)
        if still.min() >= _SIDES:
            break
        steps = np.where(is_still, -steps, steps)
    assert system is not None  # noqa: S101 - there is a first round
    return Fit(numbers, system.deviations() * np.abs(steps))


@dataclass(frozen=True, slots=True, eq=False)
class _System:
    """The normal equations, in probing steps."""

    matrix: Numbers
    right: Numbers
    variance: float

    def step(self) -> Numbers:
        """How far to go."""
        damped = self.matrix + np.eye(len(self.matrix)) * max(1e-6 * np.trace(self.matrix), 1e-9)
        solved: Numbers = np.linalg.solve(damped, self.right)
        return solved

    def deviations(self) -> Numbers:
        """The standard deviation of each number, from what is left."""
        inverse = np.linalg.pinv(self.matrix)
        found: Numbers = np.sqrt(np.diag(inverse).clip(0) * max(self.variance, _LEAST_VARIANCE))
        return found


@dataclass(frozen=True, slots=True, eq=False)
class _Problem:
    """What is fitted: see `fit`."""

    draw: Callable[[Numbers], Pixels | None]
    image: Pixels
    groups: Places | None

    def around(self, numbers: Numbers, steps: Numbers) -> _System | None:
        """The problem made linear around numbers; None where it cannot be."""
        drawn = self.draw(numbers)
        probes = None if drawn is None else self._probes(drawn, numbers, steps)
        if drawn is None or probes is None:
            return None
        seen = np.zeros(drawn.shape[:2], np.bool_)
        for _, change in probes:
            seen |= change.any(axis=-1)
        if not seen.any():
            return None
        left = (self.image[seen] - drawn[seen]).ravel()
        slopes = np.zeros((len(left), len(numbers)), np.float32)
        columns = np.nonzero(seen)[1]
        for places, change in probes:
            for place in places:
                own = change[seen]
                if self.groups is not None:
                    own = own * self.groups[place][columns, np.newaxis]
                slopes[:, place] = own.ravel()
        weights = 1 / (1 + (left / _OUTLYING) ** 2)
        matrix = slopes.T @ (slopes * weights[:, np.newaxis])
        right = slopes.T @ (left * weights)
        variance = float((weights * left**2).sum() / max(weights.sum() - len(numbers), 1.0))
        return _System(matrix.astype(np.float64), right.astype(np.float64), variance)

    def _probes(
        self, drawn: Pixels, numbers: Numbers, steps: Numbers
    ) -> list[tuple[list[int], Pixels]] | None:
        """How the drawing changes with numbers that share no column, for a step of each."""
        found = []
        for places in _apart(len(numbers), self.groups):
            probed = numbers.copy()
            probed[places] += steps[places]
            redrawn = self.draw(probed)
            if redrawn is None:
                return None
            found.append((places, redrawn - drawn))
        return found


def _apart(count: int, groups: Places | None) -> list[list[int]]:
    """The numbers in as few lots as can be, those of a lot sharing no column."""
    if groups is None:
        return [[place] for place in range(count)]
    lots: list[list[int]] = []
    taken: list[Places] = []
    for place in range(count):
        for at, lot in enumerate(lots):
            if not (taken[at] & groups[place]).any():
                lot.append(place)
                taken[at] = taken[at] | groups[place]
                break
        else:
            lots.append([place])
            taken.append(groups[place].copy())
    return lots

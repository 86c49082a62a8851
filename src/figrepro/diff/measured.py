"""A comparison with a reference that carries no figure: what its pixels show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.estimate.doubt import with_doubt
from figrepro.diff.estimate.estimate import estimate
from figrepro.diff.estimate.search import Attempt
from figrepro.diff.located import ElementPixels
from figrepro.diff.policy import is_ignored, judged, makes_a_difference
from figrepro.figure.spec import DiffPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.render.drawn import DrawnFigure

_FARTHEST: Final = 765
"""How far apart two colours can be: the sum over red, green and blue."""
_STRANGE: Final = 150
"""How far apart two colours are that are no shade of each other, as a sum over the channels."""
_NOT_BEGUN, _NOT_ENDED = 4.0, 0.5
"""Parts of the inked pixels that may be of another colour, before and after measuring, for the
image to look like a drawing of such a figure."""
_QUANTISED: Final = 0.1
"""How far a palette of few colours is from the colours that it stands for, as such a part."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What the pixels of a reference show.

    Attributes:
        shown: The figure that they are likely to show, drawn.
        changes: From that figure to the present one, judged, values with their uncertainty.
        is_alike: Whether the image looks like such a drawing at all; if not, nothing is measured.
        unexplained: Pixels that are not that figure's, by its elements; those to ignore left out.
    """

    shown: "DrawnFigure"
    changes: tuple[Change, ...]
    unexplained: tuple[ElementPixels, ...]
    is_alike: bool = True

    @property
    def differs(self) -> bool:
        """Whether the reference shows anything else than the present figure."""
        return makes_a_difference(self.changes) or bool(self.unexplained)


def measure(image: "NDArray[np.uint8]", now: "DrawnFigure", *, has_palette: bool) -> Measured:
    """Finds out what an image shows that differs from a drawing.

    Args:
        image: Shape (height, width, 3), that of the drawing.
        now: The present figure.
        has_palette: Whether the image was reduced to a few colours.
    """
    policy = now.figure.spec.diff
    noise = _noise(policy, has_palette=has_palette)
    begun = Attempt(now, image, noise)
    if _strange_pixels(begun) > _NOT_BEGUN * _inked_pixels(begun):
        return Measured(now, (), _left(begun, policy), is_alike=False)
    found = estimate(image, now, noise=noise)
    if _strange_pixels(found) > _NOT_ENDED * _inked_pixels(begun):
        return Measured(now, (), _left(begun, policy), is_alike=False)
    changes = with_doubt(changes_between(found.figure, now.figure), found)
    seen = (change for change in changes if change.drawn)  # pixels show nothing else
    return Measured(found.drawn, judged(seen, policy), _left(found, policy))


def _left(attempt: Attempt, policy: DiffPolicy) -> tuple[ElementPixels, ...]:
    """The pixels that an attempt does not explain, those to ignore left out."""
    return tuple(one for one in attempt.unexplained if not is_ignored(one.element, policy))


def _strange_pixels(attempt: Attempt) -> int:
    """Pixels of quite another colour than the attempt has there."""
    return int((attempt.error > _STRANGE).sum())


def _inked_pixels(attempt: Attempt) -> int:
    return int((attempt.drawn.owners.topmost > 0).sum())


def _noise(policy: DiffPolicy, *, has_palette: bool) -> int:
    """Differences of colours that say nothing, as sums over the channels."""
    allowed = policy.threshold
    if allowed is None:
        allowed = _QUANTISED if has_palette else 0.0
    return round(allowed * _FARTHEST)

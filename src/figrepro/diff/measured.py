"""A comparison with a reference that carries no figure: what its pixels show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.estimate.doubt import with_doubt
from figrepro.diff.estimate.estimate import estimate
from figrepro.diff.located import ElementPixels
from figrepro.diff.policy import is_ignored, judged, makes_a_difference
from figrepro.figure.spec import DiffPolicy

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.render.drawn import DrawnFigure

_FARTHEST: Final = 765
"""How far apart two colours can be: the sum over red, green and blue."""
_QUANTISED: Final = 0.06
"""How far a palette of few colours is from the colours that it stands for, as such a part."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What the pixels of a reference show.

    Attributes:
        shown: The figure that they are likely to show, drawn.
        changes: From that figure to the present one, judged, values with their uncertainty.
        unexplained: Pixels that are not that figure's, by its elements; those to ignore left out.
    """

    shown: "DrawnFigure"
    changes: tuple[Change, ...]
    unexplained: tuple[ElementPixels, ...]

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
    found = estimate(image, now, noise=_noise(policy, has_palette=has_palette))
    changes = with_doubt(changes_between(found.figure, now.figure), found.attempt)
    left = tuple(one for one in found.unexplained if not is_ignored(one.element, policy))
    return Measured(found.attempt.drawn, judged(changes, policy), left)


def _noise(policy: DiffPolicy, *, has_palette: bool) -> int:
    """Differences of colours that say nothing, as sums over the channels."""
    allowed = policy.threshold
    if allowed is None:
        allowed = _QUANTISED if has_palette else 0.0
    return round(allowed * _FARTHEST)

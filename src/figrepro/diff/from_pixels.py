"""A comparison with a reference that carries no figure: what its pixels show."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.estimate.estimate import estimate
from figrepro.diff.estimate.search import Attempt
from figrepro.diff.estimate.similarity import noise_of, strange_pixels
from figrepro.diff.estimate.uncertainty import with_doubt
from figrepro.diff.locate import ElementPixels, locate
from figrepro.diff.palette import FARTHEST, Palette, Reduction
from figrepro.diff.policy import is_ignored, judged, makes_a_difference
from figrepro.figure.spec import DiffPolicy
from figrepro.render.drawing import Drawing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


_NOT_BEGUN, _NOT_ENDED = 4.0, 0.5
"""Parts of the inked pixels that may be of another colour, before and after measuring, for the
image to look like a drawing of such a figure."""


@dataclass(frozen=True, slots=True, eq=False)
class Measured:
    """What the pixels of a reference show.

    Attributes:
        shown: The figure that they are likely to show, drawn.
        changes: From that figure to the present one, judged, values with their uncertainty.
        unexplained: Pixels that are not that figure's, by its elements; those to ignore left out.
        is_alike: Whether the image looks like such a drawing at all; if not, nothing is measured.
        reduction: What its palette keeps from being compared; None where it has none.
    """

    shown: Drawing
    changes: tuple[Change, ...]
    unexplained: tuple[ElementPixels, ...]
    is_alike: bool = True
    reduction: Reduction | None = None

    @property
    def differs(self) -> bool:
        """Whether the reference shows anything else than the present figure."""
        return makes_a_difference(self.changes) or bool(self.unexplained)


def measure(image: "NDArray[np.uint8]", now: Drawing, *, has_palette: bool) -> Measured:
    """Finds out what an image shows that differs from a drawing.

    Args:
        image: Shape (height, width, 3), that of the drawing.
        now: The present figure.
        has_palette: Whether the image was reduced to a few colours.
    """
    policy = now.chart.figure.spec.diff
    reduced = has_palette and policy.threshold is None
    palette = Palette(image) if reduced else None
    noise = _noise(policy) if palette is None else palette.noise(now.pixels)
    begun = Attempt(now, image, noise)
    if strange_pixels(begun) > _NOT_BEGUN * _inked_pixels(begun):
        return Measured(now, (), _left(begun, palette), is_alike=False)
    found = estimate(image, now, noise=max(noise, noise_of(begun)))
    if found is None or strange_pixels(found) > _NOT_ENDED * _inked_pixels(begun):
        return Measured(now, (), _left(begun, palette), is_alike=False)
    changes = with_doubt(changes_between(found.chart, now.chart, knows_asked=False), found)
    seen = (change for change in changes if change.drawn)  # pixels show nothing else
    reduction = None if palette is None else palette.reduction(found.drawn.pixels)
    left = _left(Attempt(found.drawn, image, noise), palette)  # noise is no change, but told
    return Measured(found.drawn, judged(seen, policy), left, reduction=reduction)


def _left(attempt: Attempt, palette: Palette | None) -> tuple[ElementPixels, ...]:
    """The pixels that an attempt does not explain, those to ignore left out."""
    drawn, left = attempt.drawn, attempt.unexplained
    if palette is not None:
        left = locate(~palette.explains(drawn.pixels), (drawn.owners,))
    return tuple(one for one in left if not is_ignored(one.element, drawn.chart.figure.spec.diff))


def _inked_pixels(attempt: Attempt) -> int:
    return int((attempt.drawn.owners.topmost > 0).sum())


def _noise(policy: DiffPolicy) -> int:
    """Differences of colours that say nothing, as sums over the channels."""
    return round((policy.threshold or 0.0) * FARTHEST)

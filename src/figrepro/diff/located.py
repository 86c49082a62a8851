"""Differing pixels given to the elements that own them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render import elements
from figrepro.render.boxes import PixelBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from figrepro.render.owners import Owners


@dataclass(frozen=True, slots=True)
class ElementPixels:
    """The differing pixels of one element.

    Attributes:
        element: Its name.
        pixels: How many differ.
        box: The smallest box around them.
    """

    element: str
    pixels: int
    box: PixelBox


def locate(
    differing: "NDArray[np.bool_]", drawings: "Sequence[Owners]"
) -> tuple[ElementPixels, ...]:
    """Gives each differing pixel to the topmost element there in each of the drawings.

    A pixel that is one element's in one drawing and another's in the other is given to both; the
    background gets only those that are nobody's in any.

    Args:
        differing: Shape (height, width).
        drawings: The owners in each drawing, all of that shape.

    Returns:
        The elements with differing pixels, those with the most first.
    """
    box = PixelBox.of(differing)
    if box is None:
        return ()
    here = differing[box.slices]
    masks: dict[str, NDArray[np.bool_]] = {}
    for owners in drawings:
        topmost = owners.topmost_within(box)
        for place in np.unique(topmost[here]):
            name = owners.elements[place]
            masks[name] = masks.get(name, np.False_) | (here & (topmost == place))
    _leave_to_others(masks)
    found = (_element_pixels(name, mask, box) for name, mask in masks.items())
    return tuple(sorted((one for one in found if one), key=lambda one: -one.pixels))


def _leave_to_others(masks: "dict[str, NDArray[np.bool_]]") -> None:
    """Takes from the background what another element owns."""
    nobodys = masks.get(elements.BACKGROUND)
    if nobodys is None:
        return
    for name, mask in masks.items():
        if name != elements.BACKGROUND:
            nobodys = nobodys & ~mask
    masks[elements.BACKGROUND] = nobodys


def _element_pixels(name: str, mask: "NDArray[np.bool_]", within: PixelBox) -> ElementPixels | None:
    box = PixelBox.of(mask)
    if box is None:
        return None
    placed = box.moved(within.left, within.top)
    return ElementPixels(name, int(np.count_nonzero(mask)), placed)

"""Differing pixels given to the elements that own them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from figrepro.render.element_masks import Owners


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
    rows, columns = np.nonzero(differing)
    if not rows.size:
        return ()
    names = list(dict.fromkeys(name for owners in drawings for name in owners.elements))
    labels = _labels_at(rows, columns, drawings, names)
    given = _given_away(labels, names.index(elements.BACKGROUND))
    owner, pixel = labels[given], np.nonzero(given)[1]
    by_owner = np.argsort(owner, kind="stable")
    starts = np.flatnonzero(np.diff(owner[by_owner], prepend=-1))
    found = []
    for own in np.split(by_owner, starts[1:]):
        box = _around(rows[pixel[own]], columns[pixel[own]])
        found.append(ElementPixels(names[int(owner[own[0]])], own.size, box))
    return tuple(sorted(found, key=lambda one: -one.pixels))


def _labels_at(
    rows: "NDArray[np.intp]",
    columns: "NDArray[np.intp]",
    drawings: "Sequence[Owners]",
    names: Sequence[str],
) -> "NDArray[np.intp]":
    """The topmost elements of pixels, by their places among names: shape (drawings, pixels)."""
    box = _around(rows, columns)
    places = {name: place for place, name in enumerate(names)}
    labels = np.empty((len(drawings), rows.size), np.intp)
    for one, owners in zip(labels, drawings, strict=True):
        topmost = owners.topmost_within(box)[rows - box.top, columns - box.left]
        one[:] = np.array([places[name] for name in owners.elements])[topmost]
    return labels


def _given_away(labels: "NDArray[np.intp]", background: int) -> "NDArray[np.bool_]":
    """Which of its elements a pixel is given to: each once, the background if it has no other.

    Args:
        labels: Shape (drawings, pixels).
        background: The label of the background.
    """
    given: NDArray[np.bool_] = (labels != background) | (labels == background).all(axis=0)
    for place in range(1, len(labels)):
        given[place] &= (labels[:place] != labels[place]).all(axis=0)
    return given


def _around(rows: "NDArray[np.intp]", columns: "NDArray[np.intp]") -> PixelBox:
    """The smallest box around pixels."""
    return PixelBox(
        int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1
    )

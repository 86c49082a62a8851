"""Drift: how the reference's pixels differ from its own figure, drawn now."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from figrepro.diff.locate import ElementPixels, locate
from figrepro.diff.moved_text import is_moved_text
from figrepro.diff.pixels import unequal
from figrepro.diff.policy import is_ignored
from figrepro.figure.spec import DiffPolicy
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing
from figrepro.render.encode import text_rows
from figrepro.render.images import ImageSize
from figrepro.render.metadata import DRAWING_NUMBER, Carried, figure_json, is_whole, sha256

if TYPE_CHECKING:
    from numpy.typing import NDArray


_ROUNDED: Final = 0.02
"""Points by which the place of a carried text may be off: it is written to the hundredth."""
_PLACES: Final = frozenset({"x", "y", "width"})
"""What a carried text says of its place."""
_REACH: Final = 0.2
"""Part of an em by which the letters of mathematics may move from release to release."""


@dataclass(frozen=True, slots=True)
class Drift:
    """What the figure that a reference carries does not explain of the reference.

    Attributes:
        differing_pixels: How many pixels are not those of the figure; None where the sizes differ.
        elements: The elements of the reference's figure that these pixels are at.
        moved_math: Texts with mathematics that the present libraries place otherwise: allowed.
        own_size: The size that the reference's figure has, where it is another.
        figure_edited: Whether the carried figure is not the one that was written there.
        edited_texts: Elements whose carried texts are not those of the figure.
        drawn_otherwise: Whether figrepro itself drew otherwise when the reference was made.
        is_whole: Whether, where pixels differ, the file's digest is still the one of its content.
    """

    differing_pixels: int | None = 0
    elements: tuple[ElementPixels, ...] = ()
    moved_math: tuple[str, ...] = ()
    own_size: ImageSize | None = None
    figure_edited: bool = False
    edited_texts: tuple[str, ...] = ()
    drawn_otherwise: bool = False
    is_whole: bool = False

    @property
    def counts(self) -> bool:
        """Whether it makes the drawing differ from its reference."""
        edited = self.figure_edited or self.edited_texts
        return bool(self.elements or self.own_size or edited)


def find_drift(
    content: bytes, stored: "NDArray[np.uint8]", carried: Carried, own: Drawing, policy: DiffPolicy
) -> Drift | None:
    """Compares a reference with the figure that it carries.

    Args:
        content: The bytes of the reference.
        stored: The reference's pixels on white, shape (height, width, 4).
        carried: What it carries.
        own: That figure, drawn now.
        policy: Which elements to ignore.

    Returns:
        What differs, None if nothing does.
    """
    drift = Drift(
        figure_edited=carried.figure_digest != sha256(figure_json(carried.figure or {})),
        edited_texts=_edited_texts(carried, own),
        drawn_otherwise=carried.drawing_number != DRAWING_NUMBER,
    )
    if stored.shape != own.opaque_pixels.shape:
        return replace(drift, differing_pixels=None, own_size=ImageSize.of(own.opaque_pixels))
    differing = unequal(stored, own.opaque_pixels)
    if not differing.any():
        return replace(drift, drawn_otherwise=False) if drift.counts else None
    moved = _moved_math(stored, own, differing)
    for _, box in moved:
        differing[box] = False
    found = tuple(
        one for one in locate(differing, (own.owners,)) if not is_ignored(one.element, policy)
    )
    return replace(
        drift,
        differing_pixels=sum(one.pixels for one in found),
        elements=found,
        moved_math=tuple(name for name, _ in moved),
        is_whole=is_whole(content, carried),
    )


def _edited_texts(carried: Carried, own: Drawing) -> tuple[str, ...]:
    """Elements of texts that are carried otherwise than the figure has them.

    Of mathematics, the places may be those of another release.
    """
    movable = {text.element for text in own.texts if text.math}
    expected, found = _by_element(text_rows(own.texts)), _by_element(carried.texts)
    nothing: Mapping[str, Any] = {}
    edited = {
        element
        for element, place in expected.keys() | found.keys()
        if not _alike(
            expected.get((element, place), nothing),
            found.get((element, place), nothing),
            anywhere=element in movable,
        )
    }
    return tuple(sorted(edited))


def _by_element(rows: Sequence[Mapping[str, Any]]) -> Mapping[tuple[str, int], Mapping[str, Any]]:
    """Rows of texts by their element, and which of those with the same name it is."""
    seen: Counter[str] = Counter()
    found = {}
    for row in rows:
        element = str(row.get("element"))
        found[element, seen[element]] = row
        seen[element] += 1
    return found


def _alike(one: Mapping[str, Any], other: Mapping[str, Any], *, anywhere: bool) -> bool:
    """Whether two rows are the same text, places to the precision in which they are carried."""
    if one.keys() != other.keys():
        return False
    return all(
        (anywhere and key in _PLACES) or _is_close(value, other[key]) for key, value in one.items()
    )


def _is_close(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, int | float):
        return abs(one - other) <= _ROUNDED
    return one == other


def _moved_math(
    stored: "NDArray[np.uint8]", own: Drawing, differing: "NDArray[np.bool_]"
) -> "list[tuple[str, tuple[slice, slice]]]":
    """Texts with mathematics of which only the place of the letters differs, and where they are."""
    found = []
    height, width = differing.shape
    whole = PixelBox(0, 0, width, height)
    scale = own.chart.size.dpi / 72
    for text in own.texts:
        box = own.owners.box(text.element) if text.math else None
        if box is None:
            continue
        reach = max(2, math.ceil(text.size * scale * _REACH))
        around = box.grown(2 * reach).common(whole).slices
        if not differing[around].any():
            continue
        one, other = stored[around][..., :3], own.opaque_pixels[around][..., :3]
        if text.upwards:
            one, other = np.rot90(one, -1), np.rot90(other, -1)
        if is_moved_text(one, other, reach):
            found.append((text.element, around))
    return found

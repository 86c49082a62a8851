"""What a comparison found, as the JSON document has it."""

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from figrepro.diff.change import Change
    from figrepro.diff.drift import Drift
    from figrepro.diff.located import ElementPixels
    from figrepro.diff.palette import Reduction
    from figrepro.diff.texts import TextChange


class ChangeRow(Struct, frozen=True, omit_defaults=True):
    """A change: those of its sides that apply."""

    field: str
    drawn: bool
    element: str | None = None
    series: str | None = None
    x: str | None = None
    reference: str | None = None
    now: str | None = None
    difference: str | None = None
    shift_px: float | None = None
    follows: str | None = None
    allowance: str | None = None
    uncertainty: str | None = None
    uncertainty_px: float | None = None


class TextRow(Struct, frozen=True):
    """A drawn text that changed or moved: right and up, in pixels."""

    element: str
    reference: str | None
    now: str | None
    shift_px: list[float] | None


class ElementRow(Struct, frozen=True):
    """Differing pixels of an element; the box is left, top, right, bottom."""

    element: str
    pixels: int
    box: list[int]


class ReductionRow(Struct, frozen=True):
    """What a palette keeps from being compared: differences of up to so much of 765."""

    colors: int
    farthest: int


class DriftRow(Struct, frozen=True):
    """What the reference's own figure does not explain of it, as `figrepro.diff.drift` has it."""

    differing_pixels: int | None
    elements: list[ElementRow]
    moved_math: list[str]
    own_size: list[int] | None
    figure_edited: bool
    edited_texts: list[str]
    drawn_otherwise: bool


def change_row(change: "Change") -> ChangeRow:
    """A change as the document has it."""
    return ChangeRow(
        change.field,
        change.drawn,
        change.element,
        change.series,
        change.x,
        change.reference,
        change.now,
        None if change.difference is None else _signed(change.difference),
        None if change.shift_px is None else round(change.shift_px, 3),
        change.follows,
        change.allowance,
        None if change.uncertainty is None else f"{change.uncertainty:f}",
        None if change.uncertainty_px is None else round(change.uncertainty_px, 3),
    )


def text_row(text: "TextChange") -> TextRow:
    """A text that changed or moved, as the document has it."""
    shift = None if text.shift_px is None else [round(length, 2) for length in text.shift_px]
    return TextRow(text.element, text.reference, text.now, shift)


def element_row(found: "ElementPixels") -> ElementRow:
    """The differing pixels of an element, as the document has them."""
    box = found.box
    return ElementRow(found.element, found.pixels, [box.left, box.top, box.right, box.bottom])


def reduction_row(reduction: "Reduction") -> ReductionRow:
    """What a palette leaves open, as the document has it."""
    return ReductionRow(reduction.colors, reduction.farthest)


def drift_row(drift: "Drift") -> DriftRow:
    """A drift, as the document has it."""
    size = drift.own_size
    return DriftRow(
        drift.differing_pixels,
        [element_row(one) for one in drift.elements],
        list(drift.moved_math),
        None if size is None else [size.width, size.height],
        drift.figure_edited,
        list(drift.edited_texts),
        drift.drawn_otherwise,
    )


def _signed(number: Decimal) -> str:
    return f"{number:+f}"

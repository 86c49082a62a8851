"""A comparison in sentences that a person can act on, the most important first."""

from collections.abc import Iterator, Sequence
from typing import Final

from figrepro.diff.change import Change
from figrepro.diff.compare import Comparison
from figrepro.diff.drift import Drift
from figrepro.diff.locate import ElementPixels
from figrepro.diff.palette import FARTHEST, Reduction
from figrepro.errors import counted, listed

MOST_CHANGES: Final = 12
"""Changes that are told one by one; of more, the number of the rest is."""
_MOST_ELEMENTS: Final = 5


def sentences(found: Comparison) -> tuple[str, ...]:
    """What a comparison found; nothing for a plain match."""
    return (
        *_about_sizes(found),
        *about_changes(found.changes),
        *(_about_drift(found.drift) if found.drift is not None else ()),
        *_about_pixels(found),
        *(_about_reduction(found.reduction) if found.reduction is not None else ()),
    )


def _about_sizes(found: Comparison) -> Iterator[str]:
    if not found.is_of_one_size:
        advice = "no size setting gives the reference's size"
        if found.same_size_with is not None:
            advice = f"{found.same_size_with} would make them equal"
        yield f"the reference is {found.reference_size}, the drawing {found.drawing_size}: {advice}"


def about_changes(changes: Sequence[Change]) -> Iterator[str]:
    """The changes, then how many more there are, then what only follows from them."""
    told = [change for change in changes if change.follows is None]
    yield from map(str, told[:MOST_CHANGES])
    if len(told) > MOST_CHANGES:
        yield f"and {counted(len(told) - MOST_CHANGES, 'more change')}"
    follow = [_named(change) for change in changes if change.follows is not None]
    if follow:
        follow = list(dict.fromkeys(follow))
        yield f"also changed as a result: {listed(follow, most=_MOST_ELEMENTS)}"


def _named(change: Change) -> str:
    """A change by its field, and its series if it has one."""
    return change.field if change.series is None else f"{change.field} of {change.series}"


def _about_drift(drift: Drift) -> Iterator[str]:
    if drift.drawn_otherwise:
        yield (
            "another release of figrepro drew the reference in another way: accept the drawing, "
            "or use that release"
        )
    if drift.figure_edited:
        yield "the figure that the reference carries was edited"
    if drift.edited_texts:
        edited = listed(drift.edited_texts, most=_MOST_ELEMENTS)
        yield f"texts that the reference carries were edited: {edited}"
    if drift.own_size is not None:
        yield (
            f"the figure that the reference carries is {drift.own_size}, its image is not: "
            "one of them was edited"
        )
    if drift.moved_math:
        moved = listed(drift.moved_math, most=_MOST_ELEMENTS)
        yield f"mathematics moved slightly (allowed): {moved}"
    if drift.elements:
        why = ": its pixels or its figure were edited"
        if drift.is_whole:
            why = ": the libraries here draw it otherwise, or its digests were edited, too"
        if drift.drawn_otherwise:
            why = ""
        yield (
            f"{counted(drift.differing_pixels or 0, 'pixel')} of the reference "
            f"{'differs' if drift.differing_pixels == 1 else 'differ'} "
            f"from the figure it carries{why}"
        )
        yield from map(_place, drift.elements[:_MOST_ELEMENTS])
        if len(drift.elements) > _MOST_ELEMENTS:
            yield f"and at {counted(len(drift.elements) - _MOST_ELEMENTS, 'more element')}"


def _place(found: ElementPixels) -> str:
    box = found.box
    return (
        f"{found.element}: {counted(found.pixels, 'pixel')}, "
        f"{box.width} x {box.height} px from ({box.left}, {box.top})"
    )


def _about_pixels(found: Comparison) -> Iterator[str]:
    if found.status == "match" or found.differing_pixels is None:
        return
    counts = (
        (found.antialiased_pixels, "at anti-aliased edges"),
        (found.faint_pixels, "below the threshold"),
    )
    others = " and ".join(f"{count} {where}" for count, where in counts if count)
    are = "is" if sum(count or 0 for count, _ in counts) == 1 else "are"
    uncounted = f"; {others} {are} not counted" if others else ""
    yield f"{pixels_differ(found.differing_pixels)}{uncounted} (RMS {found.rms:.2f})"
    if not found.carries_figure:
        yield from _about_measuring(found)


def pixels_differ(number: int) -> str:
    """How many pixels differ."""
    return f"{counted(number, 'pixel')} {'differs' if number == 1 else 'differ'}"


def _about_measuring(found: Comparison) -> Iterator[str]:
    """How the changes are known where the reference carries no figure, and what they leave."""
    bare = "the reference carries no figure"
    left = sum(one.pixels for one in found.unexplained)
    if not found.looks_alike:
        yield f"{bare}, and does not look like this one: nothing was measured"
        return
    told = f"{bare}: this was measured from its pixels"
    if not left:
        yield f"{told}, and explains them all"
        return
    are = "is" if left == 1 else "are"
    yield f"{told}; {counted(left, 'pixel')} {are} not explained, faint differences included"
    yield from map(_place, found.unexplained[:_MOST_ELEMENTS])


def _about_reduction(reduction: Reduction) -> Iterator[str]:
    if reduction.farthest:
        yield (
            f"the reference was reduced to {counted(reduction.colors, 'colour')}: differences "
            f"that this explains, of up to {reduction.farthest} of {FARTHEST}, are not compared"
        )

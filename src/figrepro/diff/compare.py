"""A figure's drawing against a reference image: what changed, and what no change explains."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.pixels import PixelComparison, compare_pixels, root_mean_square
from figrepro.figure.document import from_document
from figrepro.figure.model import Figure
from figrepro.figure.spec import DiffPolicy
from figrepro.render.carried import Carried, read_carried
from figrepro.render.encode import Rendered, render
from figrepro.render.images import ImageSize, decode_png, size_of_png

if TYPE_CHECKING:
    from numpy.typing import NDArray

Status = Literal["match", "differ", "missing", "error"]


@dataclass(frozen=True, slots=True)
class Drift:
    """How the reference's pixels differ from its own figure, drawn now.

    Attributes:
        differing_pixels: By the comparison of pixels; None where the sizes differ.
    """

    differing_pixels: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """The three images of a difference, all of one size.

    Attributes:
        reference: Shape (height, width, 4).
        drawing: The same shape.
        mask: Shape (height, width), as in `PixelComparison`.
    """

    reference: "NDArray[np.uint8]"
    drawing: "NDArray[np.uint8]"
    mask: "NDArray[np.uint8]"


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What comparing a drawing with its reference found.

    Attributes:
        status: Whether they match.
        reference_size: The size of the reference.
        drawing_size: The size of the drawing.
        carries_figure: Whether the reference says which figure it shows.
        differing_pixels: Pixels that differ visibly, anti-aliased ones apart.
        antialiased_pixels: Pixels that differ as the edges of shapes do.
        rms: Root mean square of all differences, 0 to 255.
        changes: How the figure changed since the reference was accepted.
        drift: What the reference's own figure does not explain of its pixels; None if nothing.
        pictures: The images, where their sizes are equal and they differ.
    """

    status: Status
    reference_size: ImageSize
    drawing_size: ImageSize
    carries_figure: bool
    differing_pixels: int | None = None
    antialiased_pixels: int | None = None
    rms: float | None = None
    changes: tuple[Change, ...] = ()
    drift: Drift | None = None
    pictures: Pictures | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """The bytes of a reference, and what to call it in problems."""

    content: bytes
    name: str


def compare(figure: Figure, reference: bytes, name: str) -> tuple[Comparison, Rendered]:
    """Draws a figure and compares it with the bytes of a reference PNG.

    Args:
        figure: The present figure, resolved.
        reference: The content of the reference.
        name: What to call the reference in problems.

    Raises:
        FigreproError: The reference cannot be read, or the figure cannot be drawn.
    """
    accepted = Reference(reference, name)
    size = size_of_png(reference, name)
    carried = read_carried(reference, name)
    rendered = render(figure)
    if reference == rendered.content:
        return Comparison("match", size, size, True, 0, 0, 0.0), rendered  # noqa: FBT003 - it does
    before = _figure_in(carried, figure.id, name)
    changes = changes_between(before, figure) if before is not None else ()
    drawing_size = size_of_png(rendered.content, "")
    if drawing_size != size:
        drift = _drift(before, accepted, figure.spec.diff) if before is not None else None
        found = Comparison(
            "differ", size, drawing_size, before is not None, changes=changes, drift=drift
        )
        return found, rendered
    return _compare_pixels(figure, accepted, rendered.content, before, changes), rendered


def _figure_in(carried: Carried | None, figure_id: str, name: str) -> Figure | None:
    if carried is None or carried.figure is None:
        return None
    return from_document(carried.figure, figure_id, name)


def _compare_pixels(
    figure: Figure,
    reference: Reference,
    drawn: bytes,
    before: Figure | None,
    changes: tuple[Change, ...],
) -> Comparison:
    old, new = decode_png(reference.content, reference.name), decode_png(drawn, "the drawing")
    found = compare_pixels(old, new, threshold=figure.spec.diff.threshold)
    equal = np.array_equal(old, new)
    drawn_changes = any(change.drawn for change in changes)
    drift = None
    if before is not None and not drawn_changes and not equal:
        drift = Drift(found.differing)
    elif before is not None and drawn_changes:
        drift = _drift(before, reference, figure.spec.diff)
    size = ImageSize(old.shape[1], old.shape[0])
    return Comparison(
        "match" if equal and not drawn_changes else "differ",
        size,
        size,
        before is not None,
        found.differing,
        found.antialiased,
        root_mean_square(old, new),
        changes,
        drift,
        None if equal else _pictures(old, new, found),
    )


def _pictures(
    old: "NDArray[np.uint8]", new: "NDArray[np.uint8]", found: PixelComparison
) -> Pictures:
    """The images; pixels that differ by less than the comparison counts are marked as well."""
    mask = found.mask.copy()
    mask[(mask == 0) & (old != new).any(axis=-1)] = 1
    return Pictures(old, new, mask)


def _drift(before: Figure, reference: Reference, policy: DiffPolicy) -> Drift | None:
    """What the reference's own figure, drawn now, does not explain of its pixels."""
    own = render(before).content
    if own == reference.content:
        return None
    old, redrawn = decode_png(reference.content, reference.name), decode_png(own, "its figure")
    if old.shape != redrawn.shape:
        return Drift(None)
    if np.array_equal(old, redrawn):
        return None
    return Drift(compare_pixels(old, redrawn, threshold=policy.threshold).differing)

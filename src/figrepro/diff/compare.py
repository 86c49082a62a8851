"""A figure's drawing against a reference image: what changed, and what no change explains."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from figrepro.chart.chart import Chart
from figrepro.chart.document import from_document, holds_spec_as_asked, to_document
from figrepro.diff.change import Change
from figrepro.diff.changes import changes_between
from figrepro.diff.drift import Drift, find_drift
from figrepro.diff.locate import ElementPixels, locate
from figrepro.diff.outlines import outlines_of, outlines_of_drift
from figrepro.diff.palette import Reduction
from figrepro.diff.pixels import PIXEL_THRESHOLD, compare_pixels, root_mean_square, unequal
from figrepro.diff.policy import judged, makes_a_difference
from figrepro.diff.sizes import how_to_equal
from figrepro.diff.texts import TextChange, text_changes
from figrepro.errors import Problem
from figrepro.render.difference_mask import ALIKE, FAINT
from figrepro.render.drawing import Drawing, draw
from figrepro.render.images import ImageSize, StoredImage, read_image
from figrepro.render.metadata import Carried, figure_json, read_carried
from figrepro.render.outlines import Outline

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Status = Literal["match", "differ", "missing", "error"]


@dataclass(frozen=True, slots=True, eq=False)
class Pictures:
    """The three images of a difference, all of one size.

    Attributes:
        reference: Shape (height, width, 4).
        drawing: The same shape.
        mask: Shape (height, width), as in `PixelComparison`, and `FAINT` where pixels that look the
            same are not.
    """

    reference: "NDArray[np.uint8]"
    drawing: "NDArray[np.uint8]"
    mask: "NDArray[np.uint8]"


@dataclass(frozen=True, eq=False)
class Drawings:
    """Two drawings that differ.

    Attributes:
        before: That of the reference's figure, carried or measured.
        now: That of the present figure.
        differing: Shape (height, width): which pixels differ.
    """

    before: Drawing
    now: Drawing
    differing: "NDArray[np.bool_]"

    @cached_property
    def elements(self) -> tuple[ElementPixels, ...]:
        """The elements at which pixels differ; finding them takes longer than drawing."""
        return locate(self.differing, (self.before.owners, self.now.owners))


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What comparing a drawing with its reference found.

    Attributes:
        status: Whether they match.
        reference_size: The size of the reference.
        drawing_size: The size of the drawing.
        carries_figure: Whether the reference says which figure it shows.
        same_size_with: What to write into the spec to give the drawing the reference's size, where
            they differ in it; None also where nothing can be drawn in that size.
        differing_pixels: Pixels that differ visibly, anti-aliased ones apart; None where the sizes
            differ.
        antialiased_pixels: Pixels that differ as the edges of shapes do.
        faint_pixels: Pixels that are not the same, but look so.
        rms: Root mean square of all differences, 0 to 255.
        changes: How the figure changed since the reference was accepted.
        texts: Drawn texts that changed or moved.
        drawings: Those of both figures, where their sizes are equal and they differ.
        unexplained: Of a reference that carries no figure, the pixels that the changes do not
            explain.
        reduction: What the palette of such a reference keeps from being compared.
        looks_alike: Whether a reference that carries no figure looks like such a drawing at all.
        drift: What the reference's own figure does not explain of it; None if nothing.
        pictures: The images, where their sizes are equal and they differ.
        warnings: What of the reference is not compared.
    """

    status: Status
    reference_size: ImageSize
    drawing_size: ImageSize
    carries_figure: bool
    same_size_with: str | None = None
    differing_pixels: int | None = None
    antialiased_pixels: int | None = None
    faint_pixels: int | None = None
    rms: float | None = None
    changes: tuple[Change, ...] = ()
    texts: tuple[TextChange, ...] = ()
    drawings: Drawings | None = None
    unexplained: tuple[ElementPixels, ...] = ()
    reduction: Reduction | None = None
    looks_alike: bool = True
    drift: Drift | None = None
    pictures: Pictures | None = None
    warnings: tuple[Problem, ...] = ()

    @property
    def is_of_one_size(self) -> bool:
        """Whether reference and drawing have the same size, so that pixels can be compared."""
        return self.reference_size == self.drawing_size

    @property
    def elements(self) -> tuple[ElementPixels, ...]:
        """The elements of both drawings at which pixels differ at all."""
        return () if self.drawings is None else self.drawings.elements

    @property
    def outlines(self) -> tuple[Outline, ...]:
        """Where changes and drift are seen in the pictures."""
        seen = self.drawings
        return (
            *(() if seen is None else outlines_of(seen.before, seen.now, self.changes)),
            *(() if self.drift is None else outlines_of_drift(self.drift)),
        )


def compare(
    chart: Chart, reference: bytes, name: str, *, measuring: bool = True
) -> tuple[Comparison, Drawing]:
    """Draws a chart and compares it with the bytes of a reference PNG.

    Args:
        chart: The present chart; the policy of its figure says what may differ.
        reference: The content of the reference.
        name: What to call the reference in problems.
        measuring: Whether to find out from its pixels what a reference shows that carries nothing.

    Raises:
        FigreproError: The reference cannot be read, or the figure cannot be drawn.
    """
    carried = read_carried(reference, name)
    stored = read_image(reference, name)
    now = draw(chart)
    own = _chart_in(carried, chart, name)
    found = _sizes(stored, now, carries_figure=own is not None)
    if carried is not None and own is not None:
        before = now if own is chart else draw(own)
        drift = find_drift(reference, stored.pixels, carried, before, chart.figure.spec.diff)
        asked = holds_spec_as_asked(carried.figure or {})
        found = _explained(found, before, now, drift, knows_asked=asked)
    elif found.is_of_one_size and measuring:
        found = _measured(found, now, stored)
    if found.is_of_one_size:
        found = _with_pixels(found, stored.pixels, now)
    return found, now


def _chart_in(carried: Carried | None, chart: Chart, name: str) -> Chart | None:
    """The chart that a reference carries, the present one itself if it is the same."""
    if carried is None or carried.figure is None:
        return None
    if figure_json(carried.figure) == figure_json(to_document(chart)):
        return chart
    return from_document(carried.figure, chart.id, name)


def _sizes(stored: StoredImage, now: Drawing, *, carries_figure: bool) -> Comparison:
    """What the sizes alone say."""
    reference, drawing = ImageSize.of(stored.pixels), ImageSize.of(now.opaque_pixels)
    advice = how_to_equal(now.chart, drawing, reference)
    status: Status = "match" if drawing == reference else "differ"
    return Comparison(status, reference, drawing, carries_figure, advice, warnings=stored.warnings)


def _explained(
    found: Comparison, before: Drawing, now: Drawing, drift: Drift | None, *, knows_asked: bool
) -> Comparison:
    """The comparison with what the reference's own figure tells."""
    changes = changes_between(before.chart, now.chart, knows_asked=knows_asked)
    differing = _differing(before, now)
    looks_the_same = differing is not None and not differing.any()
    if looks_the_same:
        changes = tuple(
            change if change.is_data else replace(change, drawn=False) for change in changes
        )
    changes = judged(changes, now.chart.figure.spec.diff)
    differs = makes_a_difference(changes) or (drift is not None and drift.counts)
    return replace(
        found,
        status="differ" if differs or found.status == "differ" else "match",
        changes=changes,
        texts=text_changes(before, now),
        drift=drift,
        drawings=None if differing is None or looks_the_same else Drawings(before, now, differing),
    )


def _measured(found: Comparison, now: Drawing, stored: StoredImage) -> Comparison:
    """The comparison with what the figure tells that a reference shows which carries none."""
    differing = unequal(stored.pixels, now.opaque_pixels)
    if not differing.any():
        return found
    from figrepro.diff.from_pixels import measure

    seen = measure(stored.pixels[..., :3].copy(), now, has_palette=stored.has_palette)
    return replace(
        found,
        status="differ" if seen.differs else "match",
        changes=seen.changes,
        texts=text_changes(seen.shown, now),
        unexplained=seen.unexplained,
        reduction=seen.reduction,
        looks_alike=seen.is_alike,
        drawings=Drawings(seen.shown, now, differing),
    )


def _differing(before: Drawing, now: Drawing) -> "NDArray[np.bool_] | None":
    """Which pixels of two drawings differ; None where their sizes do."""
    if before.opaque_pixels.shape != now.opaque_pixels.shape:
        return None
    return unequal(before.opaque_pixels, now.opaque_pixels)


def _with_pixels(
    found: Comparison,
    stored: "NDArray[np.uint8]",
    now: Drawing,
) -> Comparison:
    """The comparison with the differences of pixels in numbers and pictures."""
    drawing = now.opaque_pixels
    differing = unequal(stored, drawing)
    if not differing.any():
        return replace(found, differing_pixels=0, antialiased_pixels=0, faint_pixels=0, rms=0.0)
    asked = None if found.carries_figure else now.chart.figure.spec.diff.threshold
    threshold = PIXEL_THRESHOLD if asked is None else asked
    pixels = compare_pixels(stored, drawing, threshold=threshold)
    mask = pixels.mask.copy()
    mask[(mask == ALIKE) & differing] = FAINT
    return replace(
        found,
        differing_pixels=pixels.differing,
        antialiased_pixels=pixels.antialiased,
        faint_pixels=int((mask == FAINT).sum()),
        rms=root_mean_square(stored, drawing),
        pictures=Pictures(stored, drawing, mask),
    )

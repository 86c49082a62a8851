"""Steps that change the axes: their box, limits, scale, ticks, format and grid."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict
from typing import Final

import numpy as np
from msgspec import structs

from figrepro.chart.filled_spec import filled_spec
from figrepro.chart.margins import UNITS_PER_INCH, resolved_margins
from figrepro.diff.estimate.arrays import Mask, Numbers, Pixels
from figrepro.diff.estimate.axis_detection import read_axes
from figrepro.diff.estimate.axis_labels import SeenTick, strip_of_labels, ticks_seen
from figrepro.diff.estimate.categories import with_categories
from figrepro.diff.estimate.edits import LETTERS, chart_of, with_spec, with_table
from figrepro.diff.estimate.fit import SHARP_PX, Fit, fit
from figrepro.diff.estimate.numbers import (
    format_that_gives,
    read_tick,
    shortest_between,
    value_between,
)
from figrepro.diff.estimate.search import Attempt, Search
from figrepro.errors import FigreproError
from figrepro.figure.model import Figure, X
from figrepro.figure.spec import Coordinate
from figrepro.scales.axis import Axis, Letter
from figrepro.scales.base import Scale
from figrepro.scales.registry import SCALES
from figrepro.scales.values import as_coordinate
from figrepro.shapes import elements

_UNSURE_PX: Final = 0.75
"""Pixels by which a label may stand beside its tick: it starts on a whole pixel."""
_FEW: Final = 100
"""Differing pixels that are no grid."""
_GRID_GREY: Final = (212, 246)
"""How light a line of a grid is, at least and at most."""
_LEAST_GRID: Final = 0.4
"""Part of a line of a grid that marks do not cover."""
_NEAR_PX: Final = 0.6
_STEPS: Final = (0.1, 0.05, 0.01, 0.005)
"""Steps in which people write margins."""
_DEVIATIONS: Final = 4


def find_margins(search: Search) -> None:
    """Moves the box of the axes to where the image has it."""
    seen, drawn = (
        read_axes(image, search.scale) for image in (search.image, search.best.drawn.pixels)
    )
    if seen is None or drawn is None or seen == drawn:
        return
    moved = {
        "left": seen.left - drawn.left,
        "right": drawn.right - seen.right,
        "top": seen.top - drawn.top,
        "bottom": drawn.bottom - seen.bottom,
    }
    sides = [side for side, pixels in moved.items() if pixels]
    figure = search.figure
    pixel = UNITS_PER_INCH[figure.spec.size.unit] / figure.spec.size.dpi
    start = np.array([getattr(figure.spec.margins, side) + moved[side] * pixel for side in sides])

    def at(numbers: Sequence[float]) -> Figure:
        margins = {side: max(float(one), 0.0) for side, one in zip(sides, numbers, strict=True)}
        return with_table(figure, "margins", **margins)

    near = [_short(one, _NEAR_PX * pixel) for one in start]
    found = sharpened(search, at, start, pixel)
    candidates = [at(near)]
    if found is not None:
        for sharp in SHARP_PX:
            reaches = np.maximum(_DEVIATIONS * found.deviations, sharp * pixel)
            candidates.append(at(list(map(_short, found.numbers, reaches))))
        candidates.append(at(found.numbers.tolist()))
        candidates += [_with_default_margins(figure, sides)]
        candidates += [at(_rounded(found.numbers, step)) for step in _STEPS]
    search.try_best(candidates, 0.8)


def _with_default_margins(figure: Figure, sides: Sequence[str]) -> Figure:
    """The figure with the margins of some sides that it would have by default."""
    legend = figure.spec.legend
    outside = bool(legend.show and legend.outside)
    blank = structs.replace(figure.spec.margins, **dict.fromkeys(sides))
    filled = resolved_margins(blank, figure.spec.size, outside=outside)
    return with_table(figure, "margins", **asdict(filled))


def _rounded(numbers: Numbers, step: float) -> list[float]:
    return [round(round(one / step) * step, 6) for one in numbers.tolist()]


def _short(middle: float, reach: float) -> float:
    return float(shortest_between(middle - reach, middle + reach))


def sharpened(
    search: Search, at: Callable[[Sequence[float]], Figure], start: Numbers, pixel: float
) -> Fit | None:
    """Numbers of the spec fitted to everything that the image shows.

    Args:
        search: The search, for the image.
        at: The figure with other numbers.
        start: The numbers to begin with.
        pixel: By how much a number changes to move something by about a pixel.
    """
    beginning = search.attempt(at(start.tolist()))
    if beginning is None:
        return None
    moving = _moves_smoothly(beginning)[..., np.newaxis]

    def draw(numbers: Numbers) -> Pixels | None:
        attempt = search.attempt(at(numbers.tolist()))
        return None if attempt is None else attempt.drawn.pixels.astype(np.float32) * moving

    steps = np.full(len(start), pixel / 4)
    return fit(draw, search.image.astype(np.float32) * moving, start, steps)


def _moves_smoothly(attempt: Attempt) -> Mask:
    """Where lines of series are, and not far from there: all else stands on whole pixels."""
    owners = attempt.drawn.owners
    smooth = np.zeros((owners.height, owners.width), np.bool_)
    for parts in (("/line", "/area"), ("/markers", "/range"), ("",)):
        for name in owners.elements:
            if name.startswith("series/") and name.endswith(parts):
                smooth |= owners.mask(name)
        if smooth.any():
            break
    for axis in (0, 1):
        smooth = smooth | np.roll(smooth, 3, axis) | np.roll(smooth, -3, axis)
    for name in owners.elements:
        if not name.startswith("series/") and name != elements.BACKGROUND:
            smooth &= ~owners.mask(name)
    return smooth


def find_axis(search: Search) -> None:
    """Gives each axis the ticks, format and limits whose labels the image shows."""
    for letter in LETTERS:
        strip = strip_of_labels(search.best, letter)
        if strip is not None and search.best.differs_within(strip):
            before = search.figure
            search.try_best(axis_as_seen(search, letter))
            if getattr(search.figure.spec, letter).limits != getattr(before.spec, letter).limits:
                sharpen_limits(search, letter)


def find_grid(search: Search) -> None:
    """Draws or leaves out the lines of each grid."""
    for letter in LETTERS:
        axis = search.best.chart.panel_of().axis(letter)
        shown = elements.grid(letter) if axis.grid else elements.BACKGROUND
        if search.best.touched.get(shown, 0) > _FEW and _shows_grid(search, letter) != axis.grid:
            search.try_best([with_table(search.figure, letter, grid=not axis.grid)])


def _shows_grid(search: Search, letter: Letter) -> bool:
    """Whether any line of a grid's colour runs across the axes in the image."""
    inside = search.image[search.best.pixels_of(search.best.frame.box).slices]
    low, high = _GRID_GREY
    grey = ((inside >= low) & (inside <= high)).all(axis=-1)
    return bool((grey.mean(axis=1 if letter == "y" else 0) > _LEAST_GRID).any())


def axis_as_seen(search: Search, letter: Letter) -> Iterator[Figure]:
    """The figure with the ticks and limits of an axis that its labels in the image tell."""
    figure, axis = search.figure, search.best.chart.panel_of().axis(letter)
    ticks = ticks_seen(search.best, letter)
    read = [(read_tick(tick.text, axis.scale), tick) for tick in ticks]
    values = [value for value, _ in read if value is not None]
    if not values or len(values) < len(read):
        return
    texts = [tick.text for tick in ticks]
    if axis.scale.is_discrete:
        yield from with_categories(figure, texts)
        return
    listed = tuple(as_coordinate(value) for value in values)
    for scale, limits in _limits_seen(search, letter, axis, values, ticks):
        name = format_that_gives(texts, values, scale, axis.format) or axis.format
        keys = {"ticks": listed, "format": name, "scale": scale.name, "limits": limits}
        yield with_table(figure, letter, **keys)


def _ruler(search: Search, letter: Letter) -> tuple[float, float]:
    """Where the axis begins and ends, in pixels from the left or from below."""
    box, scale = search.best.frame.box, search.scale
    ends = (box.left, box.right) if letter == "x" else (box.bottom, box.top)
    return ends[0] * scale, ends[1] * scale


def _limits_seen(
    search: Search, letter: Letter, axis: Axis, values: list[X], ticks: list[SeenTick]
) -> Iterator[tuple[Scale, tuple[Coordinate, ...]]]:
    """The limits that put these values where their labels stand, those of today first."""
    yield axis.scale, tuple(map(as_coordinate, axis.limits))
    if len(values) < 2:  # noqa: PLR2004 - two give a line
        return
    places = np.array([tick.place for tick in ticks])
    ruler = np.array(_ruler(search, letter))
    positions = [axis.position(value) for value in values]
    others = [scale for scale in SCALES.values() if scale.takes_y and axis.scale.takes_y]
    for scale in dict.fromkeys((axis.scale, *others)):
        even = np.array([scale.forward(position) for position in positions])
        if not np.isfinite(even).all():
            continue
        slope, offset = np.polyfit(even, places, 1)
        off = np.abs(offset + slope * even - places).max()
        if slope <= 0 or off > _UNSURE_PX:
            continue
        ends, reach = (ruler - offset) / slope, _UNSURE_PX / slope
        yield scale, _limits_near(scale, ends, np.full(2, reach))


def _limits_near(scale: Scale, ends: Numbers, reaches: Numbers) -> tuple[Coordinate, ...]:
    """The limits that people would write so near to the ends of an axis."""
    return tuple(
        as_coordinate(value_between(scale, scale.inverse(end - reach), scale.inverse(end + reach)))
        for end, reach in zip(ends.tolist(), reaches.tolist(), strict=True)
    )


def sharpen_limits(search: Search, letter: Letter) -> None:
    """Fits the limits of an axis of numbers to the pixels of everything drawn on it."""
    figure, axis = search.figure, search.best.chart.panel_of().axis(letter)
    if search.is_exact or not axis.scale.takes_y:
        return
    start, (first, last) = np.array(axis.ends), _ruler(search, letter)
    pixel = float(start[1] - start[0]) / (last - first)

    def at(numbers: Sequence[float]) -> Figure:
        low, high = (axis.scale.inverse(float(one)) for one in numbers)
        return with_table(figure, letter, limits=(low, high))

    found = sharpened(search, at, start, pixel)
    if found is None or not np.isfinite(found.numbers).all():
        return
    candidates = [at(found.numbers.tolist())]
    for sharp in SHARP_PX:
        reaches = np.maximum(_DEVIATIONS * found.deviations, sharp * pixel)
        limits = _limits_near(axis.scale, found.numbers, reaches)
        candidates.append(with_table(figure, letter, limits=limits))
    search.try_best(candidates, 0.95)


def with_default_y(figure: Figure) -> Figure:
    """The figure with the limits and ticks of its y axis that follow from its points."""
    return _with_defaults(figure, ("y",))


def with_axis_defaults(figure: Figure) -> Iterator[Figure]:
    """The figure with other limits and ticks, those that follow from its points.

    Of the y axis, of the x axis, and of both, as far as they are not so already.
    """
    changed = (_with_defaults(figure, letters) for letters in (("y",), ("x",), ("x", "y")))
    return (found for found in changed if found is not figure)


def _with_defaults(figure: Figure, letters: Sequence[str]) -> Figure:
    """The figure with defaults for some axes; itself where it has them, or can have none."""
    blank = {
        letter: structs.replace(getattr(figure.spec, letter), limits=None, ticks=None)
        for letter in letters
    }
    with suppress(FigreproError):
        spec = filled_spec(chart_of(with_spec(figure, **blank)))
        if (spec.x, spec.y) != (figure.spec.x, figure.spec.y):
            return with_spec(figure, x=spec.x, y=spec.y)
    return figure

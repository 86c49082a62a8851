"""The handle of a series in the legend of an image, and the style that looks like it."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, get_args

import numpy as np
from msgspec import structs

from figrepro.chart.legend_layout import LegendBox, LegendEntry
from figrepro.diff.estimate.arrays import Image, Numbers
from figrepro.diff.estimate.colors import as_code, main_colors
from figrepro.diff.estimate.search import Search
from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import PALETTE, Line, Marker
from figrepro.marks.layer import Layer, Style
from figrepro.marks.registry import MARKS, mark_named, marks_with_key_of
from figrepro.marks.style_constants import AREA_ALPHA
from figrepro.shapes.box import Box

LINES: Final[tuple[Line, ...]] = get_args(Line)
"""Every kind of dashes."""
MARKERS: Final[tuple[Marker, ...]] = get_args(Marker)
"""Every marker."""
_REACH: Final = 5.0
"""Points above and below the middle of a handle at which its ink is."""
_MOST_COLORS: Final = 4
_LENGTHS: Final = (0.5, 0.25, 0.1, 0.05)
"""Steps in which people write widths and sizes."""
_NO_FIT: Final = 1 << 40


def entries_of(search: Search) -> dict[str, LegendEntry]:
    """The rows of the best attempt's legend, by series; those of notes have none."""
    return rows_by_series(search.best.drawn.scene.legend)


def rows_by_series(legend: LegendBox | None) -> dict[str, LegendEntry]:
    """The same of any legend."""
    entries = () if legend is None else legend.entries
    return {entry.layer.name: entry for entry in entries if entry.layer is not None}


def handle_differs(search: Search, entry: LegendEntry) -> bool:
    """Whether pixels differ where the handle of a series is, or would be."""
    ends = Box(entry.left, entry.y - _REACH, entry.right - entry.left, 2 * _REACH)
    box = search.best.pixels_of(ends)
    return search.best.differs_within(box)


class Handle:
    """A handle in the image, and how far a style is from it."""

    def __init__(self, search: Search, entry: LegendEntry) -> None:
        self.image = search.image
        self.entry = entry
        self.canvas = search.best.drawn.scene.canvas
        self._losses: dict[tuple[object, ...], int] = {}

    def loss(self, style: SeriesStyle) -> int:
        """How far a handle of that style is from the image, as a sum over pixels and channels."""
        looks = structs.astuple(style)
        if looks not in self._losses:
            self._losses[looks] = self._loss(style)
        return self._losses[looks]

    def _loss(self, style: SeriesStyle) -> int:
        from figrepro.render.mpl_settings import drawing_settings

        with drawing_settings():
            from figrepro.render.legend_ink import handle_pixels

            box, drawn = handle_pixels(self.entry, _layer("", style), self.canvas)
        seen = self.image[box.slices]
        if seen.shape != drawn.shape:
            return _NO_FIT
        return int(np.abs(seen.astype(np.int32) - drawn).sum())

    def pixels(self, style: SeriesStyle) -> Image:
        """What the image shows where the handle is."""
        scale = self.canvas.scale
        middle = self.canvas.height - self.entry.y * scale
        reach = max(style.size, 6.0) * scale / 2
        rows = slice(max(int(middle - reach), 0), int(middle + reach) + 1)
        columns = slice(int(self.entry.left * scale), int(self.entry.right * scale) + 1)
        return self.image[rows, columns]


def _layer(name: str, style: SeriesStyle) -> Layer:
    """A series of that style, which leaves nothing open."""
    looks = structs.asdict(style)
    label, kind = looks.pop("label"), looks.pop("kind")
    return Layer(name, label, mark_named(kind), Style(**looks), ())


def style_of_handle(search: Search, entry: LegendEntry, style: SeriesStyle) -> SeriesStyle | None:
    """The style whose handle looks as the image has it; None if none is nearer than today's."""
    handle = Handle(search, entry)
    start = handle.loss(style)
    if not start:
        return None
    found = _exact(handle, style) or style_seen(handle, style)
    return found if handle.loss(found) < start else None


def _exact(handle: Handle, style: SeriesStyle) -> SeriesStyle | None:
    """The style that has one thing otherwise and exactly that handle; None if none has.

    Of several, as a circle looks like a point of twice its size, the one that says least.
    """
    found = None
    for propose in (_colors, _kinds, _lines, *_BOTH_LENGTHS, _markers):
        for candidate in propose(style, handle):
            if handle.loss(candidate):
                continue
            if found is None or _said(candidate) < _said(found):
                found = candidate
            if _said(found) <= _said(style):
                return found
    return found


def _said(style: SeriesStyle) -> int:
    """How many keys of a style are not as they are by default."""
    pairs = zip(structs.astuple(style), structs.astuple(SeriesStyle()), strict=True)
    return sum(value != default for value, default in pairs)


def style_seen(handle: Handle, style: SeriesStyle) -> SeriesStyle:
    """The style of any kind that comes nearest to a handle, beginning with one."""
    best = _nearest(handle, style)
    for candidate in _kinds(style, handle):
        if not handle.loss(best):
            break
        best = min(best, _nearest(handle, candidate), key=handle.loss)
    return best


def _nearest(handle: Handle, style: SeriesStyle) -> SeriesStyle:
    """The style of one kind that comes nearest to a handle, one thing after the other."""
    around = _lines, _markers, *_BOTH_LENGTHS, _lines_of_any_width, _markers
    for propose in (_colors, *around, _colors):
        if not handle.loss(style):
            break
        style = min((style, *propose(style, handle)), key=handle.loss)
    return style


def _colors(style: SeriesStyle, handle: Handle) -> Iterator[SeriesStyle]:
    mark = mark_named(style.kind)
    yield from (structs.replace(style, color=color) for color in PALETTE)
    colors = main_colors(handle.pixels(style).reshape(-1, 3), _MOST_COLORS)
    for color in colors.tolist():
        yield structs.replace(style, color=as_code(*color))
        if mark.has_surface and not mark.is_opaque:
            full = [round(255 - (255 - part) / AREA_ALPHA) for part in color]
            if min(full) >= 0:
                yield structs.replace(style, color=as_code(*full))
    if len(colors):
        yield from _stronger(style, handle, colors[0].astype(float))


def _stronger(style: SeriesStyle, handle: Handle, seen: Numbers) -> Iterator[SeriesStyle]:
    """The colours that a thin line may have of which only fringes are seen."""
    ink = 255 - seen

    def mixed(strength: float) -> SeriesStyle:
        red, green, blue = (int(part) for part in np.rint(255 - ink * strength).clip(0, 255))
        return structs.replace(style, color=as_code(red, green, blue))

    most = 255 / float(ink.max())
    if most > 1:
        yield mixed(_least(lambda strength: handle.loss(mixed(strength)), 1.0, most))


def _kinds(style: SeriesStyle, _: Handle) -> Iterator[SeriesStyle]:
    alike = marks_with_key_of(mark_named(style.kind))
    for mark in MARKS.values():
        if mark not in alike:
            alike = [*alike, *marks_with_key_of(mark)]
            yield structs.replace(style, kind=mark.name)


def _lines(style: SeriesStyle, _: Handle) -> Iterator[SeriesStyle]:
    for line in LINES:
        yield structs.replace(style, line=line)


def _lines_of_any_width(style: SeriesStyle, handle: Handle) -> Iterator[SeriesStyle]:
    for line in LINES:
        yield from _lengths(structs.replace(style, line=line), handle, "width")


def _markers(style: SeriesStyle, _: Handle) -> Iterator[SeriesStyle]:
    for marker in MARKERS:
        for filled in (True, False):
            yield structs.replace(style, marker=marker, filled=filled)


def _lengths(style: SeriesStyle, handle: Handle, key: str) -> Iterator[SeriesStyle]:
    """The style with a length that a search by halves finds, and with short numbers near it."""
    now = float(getattr(style, key))

    def changed(length: float) -> SeriesStyle:
        keys: dict[str, Any] = {key: length}
        return structs.replace(style, **keys)

    found = _least(lambda length: handle.loss(changed(length)), now / 3, now * 3)
    for step in _LENGTHS:
        yield changed(max(round(round(found / step) * step, 3), step))
    yield changed(max(round(found, 3), _LENGTHS[-1]))


_BOTH_LENGTHS: Final = (partial(_lengths, key="width"), partial(_lengths, key="size"))


def _least(loss: Callable[[float], int], low: float, high: float) -> float:
    """Where a function of one number is least: by a grid, then a finer one around the best."""
    best = low
    for _ in range(4):
        grid: Sequence[float] = np.linspace(low, high, 9).tolist()
        losses = [loss(length) for length in grid]
        place = int(np.argmin(losses))
        best = grid[place]
        low, high = grid[max(place - 1, 0)], grid[min(place + 1, len(grid) - 1)]
    return best

"""Steps that change how a series looks: colour, dashes, width, marker, and its size."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, get_args

import numpy as np
from msgspec import structs

from figrepro.diff.estimate.edits import with_looks_filled_in, with_spec, with_style
from figrepro.diff.estimate.search import Search
from figrepro.figure.colors import to_hex
from figrepro.figure.model import Figure
from figrepro.figure.spec import SeriesStyle
from figrepro.figure.vocabulary import PALETTE, Kind, Line, Marker
from figrepro.render import elements
from figrepro.render.boxes import PixelBox
from figrepro.render.layout import LegendEntry

if TYPE_CHECKING:
    from numpy.typing import NDArray

_LINES: Final[tuple[Line, ...]] = get_args(Line)
_MARKERS: Final[tuple[Marker, ...]] = get_args(Marker)
_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_PALE: Final = 30
"""How far from white, in any channel, a colour is at least."""
_SURE: Final = 0.15
"""Part of the difference that another kind may leave."""
_BOLD: Final = 0.4
"""Part of the whole difference that another kind may leave."""
_REACH: Final = 5.0
"""Points above and below the middle of a handle at which its ink is."""
_MOST_COLORS: Final = 4
_AREA: Final = 0.25
"""How much of its colour an area has."""
_LENGTHS: Final = (0.5, 0.25, 0.1, 0.05)
"""Steps in which people write widths and sizes."""


def find_styles(search: Search) -> None:
    """Gives each series the look of its handle in the legend, or else of what is drawn of it."""
    legend = search.best.drawn.drawing.layout.legend
    entries = {entry.series: entry for entry in legend.entries} if legend is not None else {}
    for one in search.figure.series:
        entry = entries.get(one.name)
        if entry is not None and _handle_differs(search, entry):
            style = _style_of_handle(search, entry, search.figure.spec.series[one.name])
            if style is not None:
                keys = structs.asdict(style)
                search.try_best([with_style(search.figure, one.name, **keys)], 0.97)
        elif entry is None and search.best.touches(elements.series_prefix(one.name)):
            _find_on_plot(search, one.name)


def _handle_differs(search: Search, entry: LegendEntry) -> bool:
    """Whether pixels differ where the handle of a series is, or would be."""
    scale = search.figure.spec.size.dpi / 72
    middle = search.image.shape[0] - entry.y * scale
    reach = _REACH * scale
    box = PixelBox(
        int(entry.left * scale), int(middle - reach), int(entry.right * scale), int(middle + reach)
    )
    return search.best.differs_within(box)


def find_kinds(search: Search) -> None:
    """Tries every kind for the whole figure and for each series of which much differs."""
    figure = search.figure
    names = [one.name for one in figure.series]
    alike = {figure.spec.series[name].kind for name in names} == {figure.spec.kind}
    if alike and all(search.best.touches(elements.series_prefix(name)) for name in names):
        kinds = [kind for kind in _KINDS if kind != figure.spec.kind]
        search.try_best(
            [
                with_spec(changed, kind=changed.spec.series[names[0]].kind)
                for changed in _of_kinds(figure, names, kinds)
            ],
            _SURE,
            _BOLD,
        )
    for one in search.figure.series:
        name = one.name
        prefix = elements.series_prefix(name) + "/"
        owned = [
            element for element in search.best.drawn.owners.elements if element.startswith(prefix)
        ]
        pixels = sum(int(search.best.drawn.owners.mask(element).sum()) for element in owned)
        touched = sum(search.best.touched.get(element, 0) for element in owned)
        if pixels and touched > pixels / 3:
            now = search.figure.spec.series[name].kind
            kinds = [kind for kind in _KINDS if kind != now]
            search.try_best(_of_kinds(search.figure, [name], kinds), _SURE, _BOLD)


def _of_kinds(figure: Figure, names: Sequence[str], kinds: Sequence[Kind]) -> Iterator[Figure]:
    """The figure with series of each kind, marked as they are, and as that kind is by default."""
    for kind in kinds:
        for blank in ({}, {"marker": None, "line": None}):
            changed = figure
            for name in names:
                changed = with_style(changed, name, kind=kind, **blank)
            yield with_looks_filled_in(changed)


def _find_on_plot(search: Search, name: str) -> None:
    """Tries looks on the drawing itself, where no legend shows a handle."""
    style = search.figure.spec.series[name]
    mask = np.zeros(search.image.shape[:2], np.bool_)
    for part in ("line", "markers", "area"):
        mask |= search.best.drawn.owners.mask(elements.series(name, part))
    color = _main_color(search.image[mask])
    if color is not None and color != to_hex(style.color or ""):
        search.try_best([with_style(search.figure, name, color=color)])
    if search.best.touches(elements.series(name, "markers")):
        search.try_best(
            with_style(search.figure, name, marker=marker, filled=filled)
            for marker in _MARKERS
            for filled in (True, False)
        )
    if search.best.touches(elements.series(name, "line")):
        search.try_best(with_style(search.figure, name, line=line) for line in _LINES)
        search.try_best(
            with_style(search.figure, name, width=style.width + step)
            for step in (-1.0, -0.5, 0.5, 1.0)
            if style.width + step > 0
        )


def _main_color(pixels: "NDArray[np.uint8]") -> str | None:
    """The colour that most of some pixels have, white and what is nearly white apart."""
    colored = pixels[(255 - pixels.astype(np.int16)).max(axis=-1) >= _PALE]
    if not len(colored):
        return None
    colors, counts = np.unique(colored, axis=0, return_counts=True)
    red, green, blue = colors[int(np.argmax(counts))]
    return f"#{red:02x}{green:02x}{blue:02x}"


class _Handle:
    """A handle in the image, and how far a style is from it."""

    def __init__(self, search: Search, entry: LegendEntry) -> None:
        self.image = search.image
        self.entry = entry
        self.canvas = search.best.drawn.drawing.layout.canvas

    def loss(self, style: SeriesStyle) -> int:
        from figrepro.render.isolation import drawing_settings

        with drawing_settings():
            from figrepro.render.legend import handle_pixels

            box, drawn = handle_pixels(self.entry, style, self.canvas)
        seen = self.image[box.slices]
        if seen.shape != drawn.shape:
            return 1 << 40
        return int(np.abs(seen.astype(np.int32) - drawn).sum())

    def pixels(self, style: SeriesStyle) -> "NDArray[np.uint8]":
        """What the image shows where the handle is."""
        scale = self.canvas.dpi / 72
        middle = self.canvas.height - self.entry.y * scale
        reach = max(style.size, 6.0) * scale / 2
        rows = slice(max(int(middle - reach), 0), int(middle + reach) + 1)
        columns = slice(int(self.entry.left * scale), int(self.entry.right * scale) + 1)
        return self.image[rows, columns]


def _style_of_handle(search: Search, entry: LegendEntry, style: SeriesStyle) -> SeriesStyle | None:
    """The style whose handle looks as the image has it; None if none is nearer than today's."""
    handle = _Handle(search, entry)
    start = best = handle.loss(style)
    if not start:
        return None
    for propose in (_colors, _kinds, _lines, _widths, _sizes, _markers):
        for candidate in propose(style, handle):
            if handle.loss(candidate) == 0:
                return candidate
    for propose in (_colors, _kinds, _lines, _markers, _widths, _sizes, _lines, _markers):
        for candidate in propose(style, handle):
            loss = handle.loss(candidate)
            if loss < best:
                style, best = candidate, loss
        if not best:
            break
    return style if best < start else None


def _colors(style: SeriesStyle, handle: _Handle) -> Iterator[SeriesStyle]:
    yield from (structs.replace(style, color=color) for color in PALETTE)
    pixels = handle.pixels(style).reshape(-1, 3)
    colored = pixels[(255 - pixels.astype(np.int16)).max(axis=-1) >= _PALE]
    if not len(colored):
        return
    colors, counts = np.unique(colored, axis=0, return_counts=True)
    for place in np.argsort(-counts)[:_MOST_COLORS]:
        red, green, blue = (int(part) for part in colors[place])
        yield structs.replace(style, color=f"#{red:02x}{green:02x}{blue:02x}")
        if style.kind == "area":
            full = [round(255 - (255 - part) / _AREA) for part in (red, green, blue)]
            if min(full) >= 0:
                red, green, blue = full
                yield structs.replace(style, color=f"#{red:02x}{green:02x}{blue:02x}")
    yield from _stronger(style, handle, colors[np.argmax(counts)].astype(float))


def _stronger(
    style: SeriesStyle, handle: _Handle, seen: "NDArray[np.float64]"
) -> Iterator[SeriesStyle]:
    """The colours that a thin line may have of which only fringes are seen."""
    ink = 255 - seen

    def mixed(strength: float) -> SeriesStyle:
        red, green, blue = (int(part) for part in np.rint(255 - ink * strength).clip(0, 255))
        return structs.replace(style, color=f"#{red:02x}{green:02x}{blue:02x}")

    most = 255 / float(ink.max())
    if most > 1:
        yield mixed(_least(lambda strength: handle.loss(mixed(strength)), 1.0, most))


def _kinds(style: SeriesStyle, _: _Handle) -> Iterator[SeriesStyle]:
    for kind in ("line", "bar", "area"):
        if kind != style.kind:
            yield structs.replace(style, kind=kind)


def _lines(style: SeriesStyle, _: _Handle) -> Iterator[SeriesStyle]:
    for line in _LINES:
        yield structs.replace(style, line=line)


def _markers(style: SeriesStyle, _: _Handle) -> Iterator[SeriesStyle]:
    for marker in _MARKERS:
        for filled in (True, False):
            yield structs.replace(style, marker=marker, filled=filled)


def _widths(style: SeriesStyle, handle: _Handle) -> Iterator[SeriesStyle]:
    yield from _lengths(style, handle, "width")


def _sizes(style: SeriesStyle, handle: _Handle) -> Iterator[SeriesStyle]:
    yield from _lengths(style, handle, "size")


def _lengths(style: SeriesStyle, handle: _Handle, key: str) -> Iterator[SeriesStyle]:
    """The style with a length that a search by halves finds, and with short numbers near it."""
    now = float(getattr(style, key))

    def changed(length: float) -> SeriesStyle:
        keys: dict[str, Any] = {key: length}
        return structs.replace(style, **keys)

    found = _least(lambda length: handle.loss(changed(length)), now / 3, now * 3)
    yield changed(found)
    for step in _LENGTHS:
        yield changed(max(round(round(found / step) * step, 3), step))


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

"""Steps that change the legend: whether it is there, where it stands, its rows and their size."""

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from figrepro.chart.legend_layout import LEGEND_ROW, RANGE_KEY
from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.axis_detection import read_frame
from figrepro.diff.estimate.edits import (
    with_default_looks,
    with_series,
    with_style,
    with_table,
    without_series,
)
from figrepro.diff.estimate.found_series import with_found_series
from figrepro.diff.estimate.legend_layout import (
    NEAR_PX,
    frame_of,
    is_near,
    legend_of,
)
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.texts import read_placed
from figrepro.figure.model import Figure
from figrepro.figure.vocabulary import Location
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

if TYPE_CHECKING:
    from figrepro.shapes.primitives import Text

_SIZES: Final = 0.5
_EDGE: Final = 2.0
"""Points of a legend's frame, its edge and a little more, in which no text stands."""
_OUTSIDE: Final[tuple[Location, ...]] = ("upper right", "center right", "lower right")
_INSIDE: Final[tuple[Location, ...]] = (
    "upper left", "upper center", "upper right",
    "center left", "center", "center right",
    "lower left", "lower center", "lower right",
)  # fmt: skip


def find_legend(search: Search) -> None:
    """Puts the legend where the image has its frame, with the rows that it has."""
    seen = read_frame(search.image, search.scale)
    shown = search.figure.spec.legend.show
    if seen is None:
        if shown and search.best.touches(elements.LEGEND_FRAME):
            search.try_best([with_table(search.figure, "legend", show=False)])
        return
    if not shown:
        figure = with_table(search.figure, "legend", show=True)
        if search.attempt(figure) is None:
            return
    else:
        figure = search.figure
        if not search.best.touches("legend"):
            return
    candidates = list(_with_frame(search, figure, seen))
    search.try_best(candidates, 0.9)


def _with_frame(search: Search, figure: Figure, seen: PixelBox) -> Iterator[Figure]:
    """The figure with each legend whose frame would stand there, the rows read if need be."""
    for placed in _locations(search, figure, seen):
        frame = frame_of(search, placed)
        if frame is not None and is_near(frame, seen):
            yield placed
            yield from _with_entries_read(search, placed, seen)
        else:
            yield from _with_entries_read(search, placed, seen)
            yield from _with_size(search, placed, seen)


def _locations(search: Search, figure: Figure, seen: PixelBox) -> list[Figure]:
    """The figure with its legend at the places that a frame like the seen one hints at."""
    found = []
    for outside, words in ((True, _OUTSIDE), (False, _INSIDE)):
        for word in words:
            changed = with_table(figure, "legend", location=word, outside=outside)
            frame = frame_of(search, changed)
            if frame is not None and _is_anchored(frame, seen, word, outside=outside):
                found.append(changed)
    return found


def _is_anchored(frame: PixelBox, seen: PixelBox, word: Location, *, outside: bool) -> bool:
    """Whether a frame of another size would stand there under that word."""
    vertical, _, side = word.partition(" ")
    vertical, side = ("center", "center") if not side else (vertical, side)
    upright = {
        "upper": frame.top - seen.top,
        "lower": frame.bottom - seen.bottom,
        "center": (frame.top + frame.bottom - seen.top - seen.bottom) / 2,
    }[vertical]
    across = {
        "left": frame.left - seen.left,
        "right": frame.right - seen.right,
        "center": (frame.left + frame.right - seen.left - seen.right) / 2,
    }["left" if outside else side]
    return abs(upright) <= NEAR_PX and abs(across) <= NEAR_PX


def _with_size(search: Search, figure: Figure, seen: PixelBox) -> Iterator[Figure]:
    """The figure with its legend's text as large as the frame's height asks for."""
    frame = frame_of(search, figure)
    if frame is None:
        return
    size = figure.spec.text.legend * seen.height / frame.height
    for step in (_SIZES, 0.1):
        yield with_table(figure, "text", legend=round(round(size / step) * step, 3))


def _with_entries_read(search: Search, figure: Figure, seen: PixelBox) -> Iterator[Figure]:
    """The figure with the rows that can be read in the frame."""
    read = _rows_read(search, figure, seen)
    if not read or any(text is None for text in read):
        return
    texts = [text for text in read if text and text != RANGE_KEY]
    labels = {one.name: figure.spec.series[one.name].label for one in figure.series}
    titles: list[str] = [figure.spec.legend.title]
    if texts and texts[0] not in labels.values() and len(texts) > len(labels):
        titles.append(texts[0])
    for title in titles:
        rows = texts[1:] if title and texts and texts[0] == title else texts
        titled = with_table(figure, "legend", title=title if rows is not texts else "")
        yield from _with_labels(titled, rows, labels)
        if len(rows) > len(labels):
            yield from with_found_series(search, titled, rows)


def _with_labels(
    figure: Figure, rows: list[str], labels: dict[str, str | None]
) -> Iterator[Figure]:
    """The figure whose series are called as the rows say."""
    unnamed = [name for name, label in labels.items() if not label]
    labels = {name: label for name, label in labels.items() if label}
    if len(rows) > len(labels) and unnamed:
        new = [row for row in rows if row not in labels.values()]
        for name, row in zip(unnamed, new, strict=False):
            figure = with_style(figure, name, label=row)
        yield figure
        return
    if len(rows) == len(labels):
        if sorted(rows) == sorted(str(label) for label in labels.values()):
            names = {label: name for name, label in labels.items()}
            by_name = {one.name: one for one in figure.series}
            reordered = with_series(figure, (by_name[names[row]] for row in rows))
            yield reordered
            yield with_default_looks(reordered)
            return
        for (name, label), row in zip(labels.items(), rows, strict=True):
            if label != row:
                figure = with_style(figure, name, label=row)
        yield figure
    elif len(rows) < len(labels):
        for name, label in labels.items():
            if label not in rows:
                figure = without_series(figure, name)
        yield figure


def _rows_read(search: Search, figure: Figure, seen: PixelBox) -> list[str | None]:
    """What each row of the legend in the image says, as far as rows of that size fit."""
    legend = legend_of(figure)
    if legend is None or not legend.entries:
        return []
    scale = search.scale
    size = figure.spec.text.legend
    row = LEGEND_ROW * size
    expected = search.best.pixels_of(legend.frame)
    count = len(legend.entries) + bool(figure.spec.legend.title)
    rows = count + round((seen.height - expected.height) / (row * scale))
    first = legend.entries[0].label
    top = expected.top - seen.top
    labels = [entry.label.text for entry in legend.entries]
    title = figure.spec.legend.title
    hints = [title, *labels] if title else labels
    image = search.image.copy()
    edge = math.ceil(_EDGE * scale)
    _blank_outside(image, seen.grown(-edge))
    found: list[str | None] = []
    baseline = first.y + (row if title else 0.0) + top / scale
    for place in range(rows):
        hint = hints[min(place, len(hints) - 1)]
        placed = replace(first, text=hint, y=baseline - place * row)
        starts = (round((first.x - legend.frame.left) * scale) + seen.left - edge, seen.left + edge)
        found.append(_row_read(image, placed, scale, starts))
    return found


def _row_read(image: Image, placed: "Text", scale: float, starts: Sequence[int]) -> str | None:
    """What a row says that stands about there: a frame elsewhere may round its rows otherwise."""
    for pixels in (0, 1, -1):
        near = replace(placed, y=placed.y + pixels / scale)
        for start in starts:
            text = read_placed(image, near, scale, start)
            if text:
                return text
    return None


def _blank_outside(image: Image, box: PixelBox) -> None:
    """Leaves only what stands inside a box."""
    inside = image[box.slices].copy()
    image[:] = 255
    image[box.slices] = inside

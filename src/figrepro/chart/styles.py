"""The styles of series: what the spec gives to one, and palettes for the rest."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle

from figrepro.figure.colors import to_hex
from figrepro.figure.spec import SeriesStyle, Spec
from figrepro.figure.vocabulary import PALETTE, PALETTE_MARKERS, Marker
from figrepro.marks.layer import Style
from figrepro.marks.registry import mark_named


def resolved_styles(spec: Spec, names: Sequence[str]) -> Mapping[str, Style]:
    """The style of each series; colours and markers that the spec gives to one are left to it."""
    asked = spec.series.values()
    taken = {to_hex(style.color) for style in asked if style.color is not None}
    markers_taken = {style.marker for style in asked}
    colors = [color for color in PALETTE if to_hex(color) not in taken] or list(PALETTE)
    markers = [word for word in PALETTE_MARKERS if word not in markers_taken]
    free = _Free(cycle(colors), cycle(markers or PALETTE_MARKERS))
    return {name: _resolved_style(spec, name, free) for name in names}


@dataclass(frozen=True, slots=True)
class _Free:
    """Colours and markers that no series asks for, in the order in which they are given out."""

    colors: Iterator[str]
    markers: Iterator[Marker]


def _resolved_style(spec: Spec, name: str, free: _Free) -> Style:
    asked = spec.series.get(name) or SeriesStyle()
    mark = mark_named(spec.kind_of(name))
    marker: Marker = "none"
    if asked.marker is not None:
        marker = asked.marker
    elif mark.has_markers:
        marker = next(free.markers)
    return Style(
        color=asked.color or next(free.colors),
        marker=marker,
        line=asked.line or mark.default_line,
        width=asked.width,
        size=asked.size,
        filled=asked.filled,
    )

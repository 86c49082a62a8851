"""The words a spec may use: those that people who plot already type."""

from typing import Literal

Basis = Literal["exact", "approximate", "range"]
Line = Literal["solid", "dashed", "dashdot", "dotted", "none"]
NumberFormat = Literal["plain", "si", "percent", "scientific"]
Font = Literal["sans", "serif", "mono"]
Unit = Literal["in", "cm", "mm"]
Location = Literal[
    "upper right", "upper left", "upper center", "lower right", "lower left", "lower center",
    "center right", "center left", "center",
]  # fmt: skip
Marker = Literal[
    "none", "point", "circle", "triangle_down", "triangle_up", "triangle_left",
    "triangle_right", "octagon", "square", "pentagon", "plus_filled", "star", "hexagon1",
    "hexagon2", "plus", "x", "x_filled", "diamond", "thin_diamond", "vline", "hline",
]  # fmt: skip

MARKER_CODES: dict[str, str] = {
    ".": "point", "o": "circle", "v": "triangle_down", "^": "triangle_up", "<": "triangle_left",
    ">": "triangle_right", "8": "octagon", "s": "square", "p": "pentagon", "P": "plus_filled",
    "*": "star", "h": "hexagon1", "H": "hexagon2", "+": "plus", "x": "x", "X": "x_filled",
    "D": "diamond", "d": "thin_diamond", "|": "vline", "_": "hline", "": "none",
}  # fmt: skip
"""The one-letter codes of matplotlib, accepted for the words."""

LINE_CODES: dict[str, str] = {
    "-": "solid", "--": "dashed", "-.": "dashdot", ":": "dotted", "": "none",
}  # fmt: skip
"""The codes of matplotlib for dashes, accepted for the words."""

OPEN_MARKERS = frozenset({"plus", "x", "vline", "hline"})
"""Markers that are strokes and have no inside to fill."""

PALETTE: tuple[str, ...] = (
    "tab:blue", "tab:orange", "tab:green", "tab:red", "tab:purple", "tab:brown", "tab:pink",
    "tab:gray", "tab:olive", "tab:cyan",
)  # fmt: skip
"""Colours of series whose spec names none, in the order of the CSV."""

PALETTE_MARKERS: tuple[Marker, ...] = (
    "circle", "square", "triangle_up", "diamond", "triangle_down", "plus_filled", "x_filled",
    "pentagon", "star", "hexagon1",
)  # fmt: skip
"""Markers of series whose spec names none: no two of the first ten alike."""

"""How far apart the colours of every two series are, also in grey and as some people see them.

    python -m tests.render.colors_report

prints a table for each shipped figure.

Sources: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color
Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15(6), 2009, table of
matrices at severity 1.0, applied to linear RGB; IEC 61966-2-1:1999 (sRGB); CIE 15:2004 (CIELAB
under D65, colour difference of 1976).
"""

import sys
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from figrepro.chart.chart import Chart
from figrepro.figure.colors import to_rgb

Values = NDArray[np.float64]

VIEWS = ("in colour", "in grey", "protanopia", "deuteranopia", "tritanopia")
CLOSE = 20.0
"""Distance in CIELAB below which the colours of two thin lines are easily taken for each other."""

SEEN = {
    "in colour": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_TO_XYZ = np.array(
    [
        [0.4124, 0.3576, 0.1805],
        [0.2126, 0.7152, 0.0722],
        [0.0193, 0.1192, 0.9505],
    ]
)


def linear(color: tuple[int, int, int]) -> Values:
    """Red, green and blue as amounts of light, 0 to 1."""
    part = np.array(color) / 255
    amounts: Values = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    return amounts


def lab(light: Values) -> Values:
    """Lightness and two axes of colour; equal distances look about equally different."""
    ratio = _TO_XYZ @ light / (_TO_XYZ @ np.ones(3))
    cut = (6 / 29) ** 3
    x, y, z = np.where(ratio > cut, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, view: str) -> float:
    """How different two colours look: in CIELAB, in grey its lightness alone."""
    lights = [linear(to_rgb(color)) for color in (one, other)]
    if view == "in grey":
        lightness = [float(lab(light)[0]) for light in lights]
        return abs(lightness[0] - lightness[1])
    seen = [lab(np.clip(SEEN[view] @ light, 0.0, 1.0)) for light in lights]
    return float(np.linalg.norm(seen[0] - seen[1]))


@dataclass(frozen=True)
class Pair:
    """Two series: how far apart their colours are in each view, and what else parts them."""

    names: tuple[str, str]
    distances: dict[str, float]
    parted_by: tuple[str, ...]

    @property
    def is_close(self) -> bool:
        """Whether there is a view in which the colours are easily taken for each other."""
        return min(self.distances.values()) < CLOSE


def pairs_of(figure: Chart) -> list[Pair]:
    """Every pair of a figure's series."""
    found = []
    for one, other in combinations(figure.layers, 2):
        styles = one.style, other.style
        parted_by = tuple(
            word
            for word in ("marker", "line")
            if len({getattr(style, word) for style in styles}) > 1
        )
        color, another = (style.hex for style in styles)
        distances = {view: distance(color, another, view) for view in VIEWS}
        found.append(Pair((one.name, other.name), distances, parted_by))
    return found


def report(figure: Chart) -> str:
    """A table: a row for each pair, closest first; what is closer than `CLOSE` has a star."""
    pairs = sorted(pairs_of(figure), key=lambda pair: min(pair.distances.values()))
    rows = [[figure.id, *VIEWS, "parted by"]]
    for pair in pairs:
        cells = [
            f"{distance:.0f}{'*' if distance < CLOSE else ' '}"
            for distance in pair.distances.values()
        ]
        rows.append([" / ".join(pair.names), *cells, ", ".join(pair.parted_by) or "nothing"])
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if 0 < place <= len(VIEWS) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


if __name__ == "__main__":
    from tests.figures import SHIPPED, load

    sys.stdout.write("\n\n".join(report(load(figure_id)) for figure_id in SHIPPED) + "\n")

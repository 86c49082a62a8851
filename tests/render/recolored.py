"""Drawings with one element in another colour: what it owns is what changes.

Any Python that has figrepro can run this, whichever matplotlib it draws with:

    python recolored.py FOLDER...

prints matplotlib's release and, for each figure folder, the elements whose owned pixels are not
those that recolouring changes.
"""

import json
import sys
from functools import singledispatch
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import matplotlib as mpl
import numpy as np
from msgspec.structs import replace

from figrepro.chart.checks import with_dpi
from figrepro.chart.load import load_folder
from figrepro.chart.overlay import with_overlay
from figrepro.figure.colors import to_rgb
from figrepro.render import text
from figrepro.render.drawing import Drawing, draw
from figrepro.render.mpl_settings import drawing_settings
from figrepro.render.raster import Raster
from figrepro.shapes.primitives import Markers, Polygon, Polyline, Rectangle, Shape, Stroke, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 60
"""Pixels per inch to draw with: few, since each element is drawn several times."""

_COLORS = ("#000000", "#ffffff", "#ff8000")
"""An edge that covers a 255th of a pixel shows against one of them at least."""


def load_small(folder: Path, reading: str = "") -> Drawing:
    """The figure of a folder, drawn small, with another reading over it if one is named."""
    chart = load_folder(folder, folder.name)
    return draw(with_dpi(with_overlay(chart, reading) if reading else chart, DPI))


def changed_by_recoloring(drawn: Drawing, element: str) -> "NDArray[np.bool_]":
    """The pixels that change when an element is drawn in other colours."""
    changed = np.zeros(drawn.pixels.shape[:2], np.bool_)
    for color in _COLORS:
        changed |= (_with_recolored(drawn, element, color) != drawn.opaque_pixels).any(axis=-1)
    return changed


def _with_recolored(drawn: Drawing, element: str, color: str) -> "NDArray[np.uint8]":
    """The pixels with an element in one colour; what is below it and above it stays."""
    rgba = (*(part / 255 for part in to_rgb(color)), 1.0)
    with drawing_settings():
        raster = Raster(drawn.scene.canvas)
        for shape in drawn.scene.shapes:
            if shape.element != element:
                raster.draw([shape])
            elif isinstance(shape, Text):
                with patch.object(text, "_BLACK", rgba):  # all texts have that colour
                    raster.draw([shape])
            else:
                raster.draw([_in_color(shape, color)])
        return raster.ink


@singledispatch
def _in_color(shape: Shape, color: str) -> Shape:
    """A shape in one colour; what is translucent stays so, what has no edge gets none."""
    raise TypeError(shape, color)


@_in_color.register
def _(shape: Polyline, color: str) -> Shape:
    return replace(shape, stroke=replace(shape.stroke, color=color))


@_in_color.register
def _(shape: Polygon, color: str) -> Shape:
    return replace(shape, fill=color)


@_in_color.register
def _(shape: Rectangle, color: str) -> Shape:
    edge: Stroke | None = shape.edge and replace(shape.edge, color=color)
    return replace(shape, fill=color, edge=edge)


@_in_color.register
def _(shape: Markers, color: str) -> Shape:
    return replace(shape, fill=shape.fill and color, edge=shape.edge and color)


def wrongly_owned(drawn: Drawing) -> list[str]:
    """Elements whose owned pixels are not those that recolouring them changes, with the counts."""
    wrong = []
    for place, element in enumerate(drawn.owners.elements):
        changed = changed_by_recoloring(drawn, element)
        unchanged = ((drawn.owners.topmost == place) & ~changed).sum()
        foreign = (changed & ~drawn.owners.mask(element)).sum()
        if unchanged or foreign or not changed.any():
            wrong.append(f"{element}: {unchanged} px unchanged, {foreign} px not its own")
    return wrong


if __name__ == "__main__":
    found = {name: wrongly_owned(load_small(Path(name))) for name in sys.argv[1:]}
    json.dump({"matplotlib": mpl.__version__, "wrong": found}, sys.stdout)

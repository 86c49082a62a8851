"""Drawings with one element in another colour: what it owns is what changes.

Any Python that has figrepro can run this, whichever matplotlib it draws with:

    python recolored.py FOLDER...

prints matplotlib's release and, for each figure folder, the elements whose owned pixels are not
those that recolouring changes.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import matplotlib as mpl
import msgspec
import numpy as np
from matplotlib.artist import Artist
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from figrepro.figure.load import load_folder
from figrepro.figure.model import Figure
from figrepro.figure.overlay import with_overlay
from figrepro.render import text
from figrepro.render.drawn import DrawnFigure, draw_figure
from figrepro.render.isolation import drawing_settings
from figrepro.render.raster import pixels_of
from figrepro.render.text import Ink, TextArtist

if TYPE_CHECKING:
    from numpy.typing import NDArray

DPI = 60
"""Pixels per inch to draw with: few, since each element is drawn several times."""

_COLORS = ("black", "white", "#ff8000")
"""An edge that covers a 255th of a pixel shows against one of them at least."""


def load_small(folder: Path, reading: str = "") -> DrawnFigure:
    """The figure of a folder, drawn small, with another reading over it if one is named."""
    figure = load_folder(folder, folder.name)
    overlaid = with_overlay(figure, reading) if reading else figure
    return draw_figure(with_dpi(overlaid, DPI))


def with_dpi(figure: Figure, dpi: int) -> Figure:
    """The figure with so many pixels per inch."""
    size = msgspec.structs.replace(figure.spec.size, dpi=dpi)
    return replace(figure, spec=msgspec.structs.replace(figure.spec, size=size))


def changed_by_recoloring(drawn: DrawnFigure, element: str) -> "NDArray[np.bool_]":
    """The pixels that change when an element is drawn in other colours."""
    chart, changed = drawn.drawing.chart, np.zeros(drawn.pixels.shape[:2], np.bool_)
    artists = [one for one in chart.findobj(Artist) if one.get_gid() == element]
    with drawing_settings():
        for color in _COLORS:
            with _recolored(artists, color):
                changed |= (pixels_of(chart) != drawn.pixels).any(axis=-1)
    return changed


@contextmanager
def _recolored(artists: Sequence[Artist], color: str) -> Iterator[None]:
    """Artists in one colour for a while."""
    looks = [dict(vars(artist)) for artist in artists]
    for artist in artists:
        _recolor(artist, color)
    yield
    for artist, look in zip(artists, looks, strict=True):
        vars(artist).update(look)


def _recolor(artist: Artist, color: str) -> None:
    """Gives an artist one colour; what is translucent stays so, what has no edge gets none."""
    match artist:
        case TextArtist():
            artist.ink = _ink_in(artist.ink, color)
        case Line2D():
            artist.set_color(color)
            if artist.get_markerfacecolor() != "none":
                artist.set_markerfacecolor(color)
            if artist.get_markeredgecolor() != "none":
                artist.set_markeredgecolor(color)
        case Patch():
            artist.set_facecolor(color)
            if artist.get_linewidth():
                artist.set_edgecolor(color)
        case _:
            message = f"no way to recolour {artist}"
            raise TypeError(message)


def _ink_in(ink: Ink, color: str) -> Ink:
    """A text's ink, in another colour than that of all texts."""

    def recolored(artist: TextArtist, renderer: Any, x: float, y: float) -> None:
        with patch.object(text, "COLOR", color):
            ink(artist, renderer, x, y)

    return recolored


def wrongly_owned(drawn: DrawnFigure) -> list[str]:
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

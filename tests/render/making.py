"""Figures made for a test, and what is seen of their drawings."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from figrepro.figure.document import from_document, to_document
from figrepro.figure.load import load_folder
from figrepro.figure.model import Figure
from figrepro.render.carried import Format
from figrepro.render.encode import render
from figrepro.render.images import decode_png

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from figrepro.render.drawing import Drawing

FOLDERS = Path(__file__).parent / "figures"
"""Figure folders that between them use every word of a spec."""
SHIPPED = Path(__file__).parents[2] / "data"
SHIPPED_IDS = ("hellaswag", "vocab-accuracy")
EXERCISE_IDS = tuple(sorted(folder.name for folder in FOLDERS.iterdir() if folder.is_dir()))

Row = tuple[object, object] | Mapping[str, object]
"""A point: x and y, or any columns of `series.csv` by name."""


@cache
def load(figure_id: str) -> Figure:
    """One of the shipped figures, or of those in the tests' own folders."""
    home = SHIPPED if figure_id in SHIPPED_IDS else FOLDERS
    return load_folder(home / figure_id, figure_id)


def make(
    series: Mapping[str, Sequence[Row]],
    *,
    x: Mapping[str, object] | None = None,
    y: Mapping[str, object] | None = None,
    style: Mapping[str, Mapping[str, object]] | None = None,
    **spec: object,
) -> Figure:
    """A figure of these points; what is not asked for is as it is by default.

    Args:
        series: The points of each series, by its name.
        x: What the spec says of the x axis.
        y: What it says of the y axis.
        style: What it says of each series.
        **spec: Any other key of the spec.
    """
    document = {
        "spec": {
            "title": "Title",
            "x": {"label": "x"} | dict(x or {}),
            "y": {"label": "y"} | dict(y or {}),
            "series": style or {},
        }
        | spec,
        "series": [
            {"name": name, "points": [_cells(row) for row in rows]} for name, rows in series.items()
        ],
    }
    tree: dict[str, Any] = json.loads(json.dumps(document))
    return from_document(tree, "made", "made")


def _cells(row: Row) -> dict[str, str]:
    named = row if isinstance(row, Mapping) else {"x": row[0], "y": row[1]}
    return {column: str(value) for column, value in named.items()}


def overlaid(figure: Figure, points: Mapping[str, Sequence[Row]], name: str = "other") -> Figure:
    """A figure with a reading of these points over it."""
    series = [
        {"name": one, "points": [_cells(row) for row in rows]} for one, rows in points.items()
    ]
    document = to_document(figure) | {"overlay": {"reading": name, "series": series}}
    tree: dict[str, Any] = json.loads(json.dumps(document))
    return from_document(tree, figure.id, "made")


@cache
def rendered(figure_id: str, file_format: Format = "png") -> bytes:
    """The bytes of one of the figures that `load` knows, drawn once."""
    return render(load(figure_id), file_format).content


def pixels(figure: Figure) -> "NDArray[np.uint8]":
    """Red, green and blue of a figure's PNG, as a decoder sees them."""
    return decode_png(render(figure).content, "drawing")[..., :3]


def draw(figure: Figure) -> "Drawing":
    """The drawing of a figure."""
    from figrepro.render.isolation import drawing_settings

    with drawing_settings():
        from figrepro.render.drawing import draw as draw_it

        return draw_it(figure)


def elements(figure: Figure) -> list[str]:
    """The names of all elements in a figure's drawing that are visible."""
    from matplotlib.artist import Artist

    chart = draw(figure).chart
    named = (one for one in chart.findobj(Artist) if one.get_gid() and one.get_visible())
    return [str(one.get_gid()) for one in named]


def only(figure: Figure, *names: str) -> "NDArray[np.uint8]":
    """The pixels of the elements of these names, or of names below them, on white."""
    from matplotlib.artist import Artist

    from figrepro.render.isolation import drawing_settings
    from figrepro.render.raster import pixels_of

    with drawing_settings():
        chart = draw(figure).chart
        for artist in chart.findobj(Artist):
            name = artist.get_gid() or "background"
            if name != "background" and not f"{name}/".startswith(tuple(f"{n}/" for n in names)):
                artist.set_visible(False)
        return pixels_of(chart)


def is_ink(image: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
    """Which pixels are not white."""
    marked: NDArray[np.bool_] = (image != 255).any(axis=-1)
    return marked


def bounds(mask: "NDArray[np.bool_]") -> tuple[int, int, int, int]:
    """Left, upper, right and lower edge of what a mask marks, in pixels; right and lower beyond."""
    import numpy as np

    rows, columns = np.nonzero(mask)
    return (
        int(columns.min()),
        int(rows.min()),
        int(columns.max()) + 1,
        int(rows.max()) + 1,
    )


def with_opacity(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """RGB pixels as RGBA, fully opaque."""
    import numpy as np

    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])

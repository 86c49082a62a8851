"""What is seen of drawings: their pixels, their elements, and where ink is."""

from functools import cache
from typing import TYPE_CHECKING

from figrepro.chart.chart import Chart
from figrepro.render.drawing import draw
from figrepro.render.encode import render
from figrepro.render.images import read_image
from figrepro.render.metadata import Format
from figrepro.render.mpl_settings import drawing_settings
from figrepro.shapes import elements as names_of_elements
from tests.figures import load

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def rendered(figure_id: str, file_format: Format = "png") -> bytes:
    """The bytes of one of the figures that `load` knows, drawn once."""
    return render(load(figure_id), file_format).content


def decode_png(content: bytes, name: str) -> "NDArray[np.uint8]":
    """Red, green, blue and opacity of a PNG, on white paper."""
    return read_image(content, name).pixels


def pixels(chart: Chart) -> "NDArray[np.uint8]":
    """Red, green and blue of a chart's PNG, as a decoder sees them."""
    return decode_png(render(chart).content, "drawing")[..., :3]


def elements(chart: Chart) -> list[str]:
    """The names of all elements in a chart's drawing."""
    return list(dict.fromkeys(shape.element for shape in draw(chart).scene.shapes))


def only(chart: Chart, *names: str) -> "NDArray[np.uint8]":
    """The pixels of the elements of these names, or of names below them, on white."""
    scene = draw(chart).scene
    wanted = tuple(f"{name}/" for name in (names_of_elements.BACKGROUND, *names))
    shapes = [shape for shape in scene.shapes if f"{shape.element}/".startswith(wanted)]
    with drawing_settings():
        from figrepro.render.raster import opaque_pixels_of

        return opaque_pixels_of(shapes, scene.canvas)[..., :3].copy()


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

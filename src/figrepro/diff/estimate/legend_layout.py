"""The legend of a figure as it would be laid out, without drawing it."""

from typing import Final

from figrepro.diff.estimate.landmarks import read_frame
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.render.boxes import PixelBox
from figrepro.render.canvas import Box
from figrepro.render.legend_layout import Legend

NEAR_PX: Final = 2.5
"""Pixels by which the sides of two equal frames may be apart."""


def legend_of(figure: Figure) -> Legend | None:
    """The legend of a figure as it would be laid out; None if it has none."""
    from figrepro.render.isolation import drawing_settings

    with drawing_settings():
        from figrepro.render.layout import lay_out
        from figrepro.render.text import measure

        return lay_out(figure, measure).legend


def frame_of(search: Search, figure: Figure) -> PixelBox | None:
    """Where the frame of a figure's legend would be drawn."""
    legend = legend_of(figure)
    return None if legend is None else frame_pixels(search, legend.frame, figure)


def frame_pixels(search: Search, box: Box, figure: Figure) -> PixelBox:
    """A box of the layout in pixels of the image."""
    scale = figure.spec.size.dpi / 72
    height = search.image.shape[0]
    return PixelBox(
        round(box.left * scale),
        round(height - box.top * scale),
        round(box.right * scale),
        round(height - box.bottom * scale),
    )


def is_near(one: PixelBox, other: PixelBox) -> bool:
    """Whether two frames are the same, give or take a few pixels of each side."""
    sides = zip(_sides(one), _sides(other), strict=True)
    return all(abs(side - found) <= NEAR_PX for side, found in sides)


def _sides(box: PixelBox) -> tuple[int, int, int, int]:
    return box.left, box.top, box.right, box.bottom


def has_frame_of_image(search: Search) -> bool:
    """Whether the legend has the frame that the image shows, if it shows one."""
    seen, drawn = read_frame(search.image, search.scale), frame_of(search, search.figure)
    return seen is None or (drawn is not None and is_near(seen, drawn))

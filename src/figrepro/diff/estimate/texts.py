"""Steps that change the words of a title, of the labels of axes and of the legend."""

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import numpy as np

from figrepro.diff.estimate.arrays import Image
from figrepro.diff.estimate.edits import with_spec, with_style, with_table
from figrepro.diff.estimate.read_text import read_text
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from figrepro.render.boxes import PixelBox
from figrepro.shapes import elements

if TYPE_CHECKING:
    from figrepro.shapes.primitives import Text

_ABOVE, _BELOW = 1.0, 0.3
"""Parts of an em that the ink of a text takes above and below its baseline."""


Rewrite = Callable[[Figure, str], Figure]
"""The figure with other words in one of its texts."""


def find_texts(search: Search) -> None:
    """Reads every text that differs, and writes what the image says."""
    if any("$" in text.text for text in search.best.drawn.texts):
        search.try_best([with_spec(search.figure, math=not search.figure.spec.math)], 0.2)
    for element, rewrite in _rewrites(search.figure).items():
        placed = next((text for text in search.best.drawn.texts if text.element == element), None)
        if placed is None or not _is_affected(search, placed):
            continue
        read = read_placed(search.image, placed, search.scale)
        if read is not None and read != placed.text:
            search.try_best([rewrite(search.figure, read)])


def with_words_read(search: Search, elements_read: Collection[str]) -> Figure:
    """The figure with the words that the image shows in some of its texts, as large as they are."""
    figure, scale = search.figure, search.scale
    placed = {text.element: text for text in search.best.drawn.texts}
    for element, rewrite in _rewrites(figure).items():
        if element in elements_read and element in placed:
            read = read_placed(search.image, placed[element], scale)
            figure = figure if read is None else rewrite(figure, read)
    return figure


def _rewrites(figure: Figure) -> dict[str, Rewrite]:
    """For each text that is words, by its element, how it is written anew."""
    return {
        elements.TITLE: lambda now, words: with_spec(now, title=words),
        elements.axis_label("x"): lambda now, words: with_table(now, "x", label=words),
        elements.axis_label("y"): lambda now, words: with_table(now, "y", label=words),
        elements.LEGEND_TITLE: lambda now, words: with_table(now, "legend", title=words),
        **{elements.legend(one.name, "label"): _label_of(one.name) for one in figure.series},
    }


def _label_of(name: str) -> Rewrite:
    return lambda now, words: with_style(now, name, label=words)


def _is_affected(search: Search, placed: "Text") -> bool:
    """Whether pixels differ where the text stands, or where more of it would."""
    height, width = search.image.shape[:2]
    box = search.best.pixels_of(placed.box)
    if placed.upwards:
        box = PixelBox(box.left, 0, box.right, height)
    elif not placed.element.startswith("legend/"):
        box = PixelBox(0, box.top, width, box.bottom)
    return search.best.differs_within(box)


def read_placed(image: Image, placed: "Text", scale: float, left: int = 0) -> str | None:
    """What an image says where a drawing has a text; None if that cannot be read.

    Args:
        image: Shape (height, width, 3).
        placed: The text, with its baseline; where along it the other begins does not matter.
        scale: Pixels of a point.
        left: The first column to look at.
    """
    from figrepro.render.text_ink import Setting

    if placed.math:
        return None
    darkness = 255 - image.min(axis=-1)
    darkness[:, :left] = 0
    height = darkness.shape[0]
    em = placed.size * scale
    if placed.upwards:
        darkness, baseline = np.rot90(darkness, -1), round(placed.x * scale)
    else:
        baseline = height - round(placed.y * scale)
    strip = np.zeros_like(darkness)
    rows = slice(max(baseline - round(_ABOVE * em), 0), max(baseline + round(_BELOW * em), 0))
    strip[rows] = darkness[rows]
    setting = Setting(placed.font, em, placed.upwards)
    read = read_text(strip, baseline, setting, placed.text)
    return None if read is None else read.text

"""The ink of a text by itself, as a drawing has it: for reading texts back out of images."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from figrepro.figure.vocabulary import Font
from figrepro.render.fonts import outline

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ABOVE, _BELOW, _BESIDE = 1.2, 0.4, 0.5
"""Parts of an em around a text that its ink may take."""
_DPI = 72.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How a text is set: its font, pixels to an em, and whether it runs upwards."""

    font: Font
    em: float
    upwards: bool = False

    @property
    def above(self) -> int:
        """Rows of an image of its ink above the baseline."""
        return math.ceil(_ABOVE * self.em)

    @property
    def below(self) -> int:
        """Rows of an image of its ink below the baseline."""
        return math.ceil(_BELOW * self.em)

    @property
    def beside(self) -> int:
        """Columns of an image of its ink before the start."""
        return math.ceil(_BESIDE * self.em)

    def advance(self, text: str) -> float:
        """How far a text runs, in pixels. The caller holds `drawing_settings`."""
        return outline(text, self.font).advance * self.em


def text_ink(text: str, setting: Setting) -> "NDArray[np.uint8]":
    """How dark each pixel is, 0 to 255, with the text running from left to right.

    The baseline lies below row `setting.above`, the text starts at column `setting.beside`. The
    caller holds `drawing_settings`.

    Raises:
        FigreproError: The font lacks a glyph.
    """
    drawn = outline(text, setting.font)
    width = math.ceil(drawn.advance * setting.em) + 2 * setting.beside
    height = setting.above + setting.below
    sides = (height, width) if setting.upwards else (width, height)
    renderer: Any = RendererAgg(*sides, _DPI)  # type: ignore[no-untyped-call]
    context = renderer.new_gc()
    context.set_linewidth(0.0)
    context.set_snap(False)
    place = Affine2D().scale(setting.em)
    if setting.upwards:
        place = place.rotate_deg(90).translate(setting.above, setting.beside)
    else:
        place = place.translate(setting.beside, setting.below)
    if len(drawn.vertices):
        renderer.draw_path(context, Path(drawn.vertices, drawn.codes), place, (0.0, 0.0, 0.0))
    ink: NDArray[np.uint8] = np.asarray(renderer.buffer_rgba())[..., 3]
    return np.rot90(ink, -1) if setting.upwards else ink

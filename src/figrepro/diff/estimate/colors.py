"""Colours of an image: which one most of some pixels have, and how they are written."""

from typing import Final

import numpy as np

from figrepro.diff.estimate.arrays import Image

_PALE: Final = 30
"""How far from white, in any channel, a colour is at least."""


def main_colors(pixels: Image, count: int) -> Image:
    """The colours that most of some pixels have, white and what is nearly white apart.

    Args:
        pixels: Shape (n, 3).
        count: How many colours at most.

    Returns:
        Shape (m, 3), the most frequent first; none where all is nearly white.
    """
    colored: Image = pixels[(255 - pixels.astype(np.int16)).max(axis=-1) >= _PALE]
    if not len(colored):
        return colored
    colors, counts = np.unique(colored, axis=0, return_counts=True)
    most: Image = colors[np.argsort(-counts, kind="stable")[:count]]
    return most


def main_color(pixels: Image) -> str | None:
    """The colour that most of some pixels have, as a spec writes it; None if all is white."""
    found = main_colors(pixels, 1)
    return as_code(*found[0].tolist()) if len(found) else None


def as_code(red: int, green: int, blue: int) -> str:
    """A colour as a spec writes it: `#1f77b4`."""
    return f"#{red:02x}{green:02x}{blue:02x}"

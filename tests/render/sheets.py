"""Sheets taken apart: their images, the strips around them, and what is outlined."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from figrepro.render.badges import COLOR
from figrepro.render.outlines import Outline
from figrepro.render.sheet import difference_sheet
from tests.render.making import decode_png

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH = 1050
"""Pixels of an image whose sheet has the strips and rules below, if it is 300 or more high."""
CAPTION, RULE, LINE, AIR = 48, 2, 2, 5
STRIP = 242
"""The grey of the strips above and below."""


def sheet_of(
    reference: "NDArray[np.uint8]",
    drawn: "NDArray[np.uint8]",
    mask: "NDArray[np.uint8]",
    outlines: Sequence[Outline] = (),
) -> "NDArray[np.uint8]":
    """The pixels of the sheet."""
    return decode_png(difference_sheet(reference, drawn, mask, outlines), "sheet")[..., :3]


def panels(
    sheet: "NDArray[np.uint8]", width: int, height: int | None = None
) -> "list[NDArray[np.uint8]]":
    """The three images below their captions; all that is below them if no height is given."""
    end = None if height is None else CAPTION + height
    return [
        sheet[CAPTION:end, place * (width + RULE) : place * (width + RULE) + width]
        for place in range(3)
    ]


def captions(sheet: "NDArray[np.uint8]", width: int) -> "list[NDArray[np.uint8]]":
    """The three strips above them."""
    return [
        sheet[:CAPTION, place * (width + RULE) : place * (width + RULE) + width]
        for place in range(3)
    ]


def nothing(image: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """A mask that marks no pixel."""
    return np.zeros(image.shape[:2], np.uint8)


def violet(image: "NDArray[np.uint8]") -> "NDArray[np.bool_]":
    """Which pixels have the colour of outlines and badges."""
    marked: NDArray[np.bool_] = (image == COLOR).all(axis=-1)
    return marked

"""References that were stored in another way: transparent, or with 16 bits a channel."""

import io
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from figrepro.chart.chart import Chart
from figrepro.diff.compare import Comparison
from figrepro.render.metadata import KEYWORD
from figrepro.render.sheet import difference_sheet
from tests.diff.tampering import PINK, compared, opened, png_without_text
from tests.figures import with_spec

if TYPE_CHECKING:
    from numpy.typing import NDArray


def _counts(found: Comparison) -> tuple[object, ...]:
    """What a comparison says of pixels."""
    counts = (found.differing_pixels, found.antialiased_pixels, found.rms)
    return (found.status, *counts, found.unexplained, found.elements)


def _on_nothing(pixels: "NDArray[np.uint8]") -> "NDArray[np.uint8]":
    """The same look on white paper: what is white is transparent, and its colour is black."""
    opaque = np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])
    opaque[(pixels == 255).all(axis=-1)] = 0
    return opaque


class TestTransparency:
    """A transparent background is white paper, for the verdict and for all that is told."""

    def test_a_transparent_background_differs_in_no_pixel(
        self, small: Chart, reference: bytes
    ) -> None:
        """Neither counts nor pictures know of it."""
        bare = png_without_text(_on_nothing(opened(reference).pixels))
        found = compared(small, bare)
        assert _counts(found) == ("match", 0, 0, 0.0, (), ())
        assert found.pictures is None

    def test_of_a_reference_that_carries_its_figure_likewise(
        self, small: Chart, reference: bytes
    ) -> None:
        """What it carries stays as it was."""
        kept, out = PngInfo(), io.BytesIO()
        with Image.open(io.BytesIO(reference)) as image:
            kept.add_itxt(KEYWORD, str(image.info[KEYWORD]))
        clear = Image.fromarray(_on_nothing(opened(reference).pixels))
        clear.save(out, "png", pnginfo=kept)
        other = with_spec(small, title="Other")
        assert _counts(compared(small, out.getvalue()))[:4] == ("match", 0, 0, 0.0)
        assert _counts(compared(other, out.getvalue())) == _counts(compared(other, reference))

    def test_only_what_was_edited_differs(self, small: Chart, reference: bytes) -> None:
        """The counts, the mask and the sheet are those of the image on white."""
        pixels = opened(reference).pixels
        pixels[4:8, 4:8] = PINK
        clear, plain = (
            compared(small, png_without_text(one)) for one in (_on_nothing(pixels), pixels)
        )
        assert _counts(clear) == _counts(plain)
        assert clear.differing_pixels == 16
        sheets = []
        for found in (clear, plain):
            seen = found.pictures
            assert seen is not None
            sheets.append(difference_sheet(seen.reference, seen.drawing, seen.mask))
        assert sheets[0] == sheets[1]


class TestSixteenBits:
    """A reference of 16 bits a channel is compared at 8."""

    def test_deep_grey_is_compared_like_grey(self, small: Chart, reference: bytes) -> None:
        """With the same counts, and the same pixels that nothing explains."""
        with Image.open(io.BytesIO(reference)) as image:
            grey = np.array(image.convert("L"))
        found = compared(small, png_without_text(grey))
        deep = compared(small, png_without_text(grey.astype(np.uint16) * 257))
        assert _counts(deep) == _counts(found)
        assert deep.changes == found.changes
        assert deep.warnings == ()

    def test_what_8_bits_do_not_hold_is_warned_of(self, small: Chart, reference: bytes) -> None:
        """It is not compared."""
        with Image.open(io.BytesIO(reference)) as image:
            deep = np.array(image.convert("L")).astype(np.uint16) * 257
        deep[3, 3] -= 1
        (warning,) = compared(small, png_without_text(deep)).warnings
        assert str(warning).startswith("reference.png: the image has 16 bits a channel")

"""What is said of a comparison: numbers that say what they count."""

from dataclasses import replace

import numpy as np
import pytest

from figrepro.chart.chart import Chart
from figrepro.diff.compare import Comparison
from figrepro.diff.locate import ElementPixels
from figrepro.diff.sentences import sentences
from figrepro.render.boxes import PixelBox
from figrepro.render.difference_mask import FAINT
from figrepro.render.encode import render
from figrepro.render.images import ImageSize
from tests.diff.tampering import compared
from tests.figures import made

SIZE = ImageSize(320, 240)
FOUND = Comparison(
    "differ",
    SIZE,
    SIZE,
    carries_figure=False,
    differing_pixels=942,
    antialiased_pixels=0,
    faint_pixels=0,
    rms=1.25,
)


def _bars(color: str) -> Chart:
    size = {"width": 4, "height": 3, "dpi": 80}
    points = {"a": [(0, "1"), (5, "3")]}
    return made(points, kind="bar", size=size, series={"a": {"color": color}})


def test_faint_differences_are_counted_where_there_are_any() -> None:
    """The sheet shows them: the sentence does not say that nothing differs."""
    found = compared(_bars("#446484"), render(_bars("#406080")).content)
    assert found.pictures is not None
    faint = np.count_nonzero(found.pictures.mask == FAINT)
    assert found.faint_pixels == faint > 1000
    uncounted = f"{faint} below the threshold are not counted"
    said = f"0 pixels differ; {uncounted} (RMS {found.rms:.2f})"
    assert sentences(found)[-1] == said
    assert sentences(FOUND)[0] == "942 pixels differ (RMS 1.25)"
    edges = replace(FOUND, antialiased_pixels=3, faint_pixels=1)
    said = "3 at anti-aliased edges and 1 below the threshold are not counted"
    assert sentences(edges)[0] == f"942 pixels differ; {said} (RMS 1.25)"
    edge = replace(FOUND, differing_pixels=1, antialiased_pixels=1)
    said = "1 at anti-aliased edges is not counted"
    assert sentences(edge)[0] == f"1 pixel differs; {said} (RMS 1.25)"


@pytest.mark.parametrize(
    ("pixels", "said"),
    [
        ([], ", and explains them all"),
        ([1], "; 1 pixel is not explained, faint differences included"),
        ([120_000, 423], "; 120423 pixels are not explained, faint differences included"),
    ],
)
def test_the_pixels_that_nothing_explains_are_those_of_the_document(
    pixels: list[int], said: str
) -> None:
    """All that differ at all: they may be more than those that differ visibly."""
    left = tuple(ElementPixels("title", one, PixelBox(0, 0, 9, 9)) for one in pixels)
    told = sentences(replace(FOUND, unexplained=left))
    start = "the reference carries no figure: this was measured from its pixels"
    assert told[1] == start + said

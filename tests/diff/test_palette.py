"""References that were reduced to a palette: noise is what their palette makes, and no more."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image

from figrepro.chart.chart import Chart
from figrepro.diff.compare import Comparison
from figrepro.diff.sentences import sentences
from figrepro.render.encode import render
from tests.diff.tampering import compared
from tests.figures import made

Reducing = Callable[[Image.Image], Image.Image]

REDUCED: dict[str, Reducing] = {
    "adaptive": lambda image: image.convert("P", palette=Image.Palette.ADAPTIVE),
    "64 colours": lambda image: image.quantize(64),
    "by coverage": lambda image: image.quantize(256, method=Image.Quantize.MAXCOVERAGE),
}


def _figure(color: str, kind: str = "line", middle: str = "3") -> Chart:
    """A small figure of two series, the first in that colour."""
    spec: dict[str, Any] = {"kind": kind, "size": {"width": 5, "height": 4, "dpi": 80}}
    points = {"a": [(0, "1"), (5, middle), (9, "2")], "b": [(0, "2"), (5, "1")]}
    return made(points, **spec, y={"limits": [0, 4]}, series={"a": {"color": color}})


def _compared(now: Chart, before: Chart, reduce: Reducing) -> Comparison:
    with Image.open(io.BytesIO(render(before).content)) as image:
        reduced = reduce(image.convert("RGB"))
    out = io.BytesIO()
    reduced.save(out, "png")
    return compared(now, out.getvalue())


@pytest.mark.parametrize("reduced", REDUCED)
def test_a_drawing_matches_its_reference_in_fewer_colors(reduced: str) -> None:
    """It says how many colours are left, and how far they are off."""
    figure = _figure("lightskyblue")
    found = _compared(figure, figure, REDUCED[reduced])
    assert found.status == "match"
    assert found.reduction is not None
    assert 0 < found.reduction.farthest < 100
    (sentence,) = sentences(found)
    assert sentence == (
        f"the reference was reduced to {found.reduction.colors} colours: differences that this "
        f"explains, of up to {found.reduction.farthest} of 765, are not compared"
    )


@pytest.mark.parametrize("kind", ["line", "bar"])
@pytest.mark.parametrize("color", ["#77bef0", "#84ccfa"])
def test_another_color_of_a_series_differs(kind: str, color: str) -> None:
    """Also one that is nearer than a rare colour is to that of the palette."""
    found = _compared(_figure(color, kind), _figure("lightskyblue", kind), REDUCED["adaptive"])
    assert found.status == "differ"
    (change,) = found.changes
    assert (change.field, change.series, change.now) == ("color", "a", color)


def test_a_moved_point_is_measured_all_the_same() -> None:
    """Through the noise of the palette."""
    now, before = _figure("tab:blue", middle="3.2"), _figure("tab:blue")
    found = _compared(now, before, REDUCED["adaptive"])
    assert [(change.field, change.reference) for change in found.changes] == [("y", "3.0")]


def test_a_palette_with_room_for_all_colors_makes_no_noise() -> None:
    """A reference that lost nothing is compared to the last bit."""
    figure = _figure("tab:blue", kind="bar")
    found = _compared(figure, figure, REDUCED["adaptive"])
    assert (found.status, found.differing_pixels, found.reduction) == ("match", 0, None)
    faint = _compared(_figure("#1f77b5", kind="bar"), figure, REDUCED["adaptive"])
    assert faint.status == "differ"

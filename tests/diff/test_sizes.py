"""Images of different sizes: what is advised does make them equal."""

import math
import re
from typing import get_args

import msgspec
import numpy as np
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from figrepro.chart.canvas import canvas_of
from figrepro.chart.chart import Chart
from figrepro.chart.checks import LEAST_SIDE, MOST_PIXELS, MOST_SIDE
from figrepro.diff.sentences import sentences
from figrepro.diff.sizes import how_to_equal
from figrepro.figure.spec import Size
from figrepro.figure.vocabulary import Unit
from figrepro.render.encode import render
from figrepro.render.images import ImageSize
from tests.diff.tampering import compared, png_without_text
from tests.figures import made, with_spec

CHART = made({"a": [(0, "1"), (5, "3")]})

sizes = st.builds(
    Size,
    width=st.floats(0.5, 60),
    height=st.floats(0.5, 60),
    unit=st.sampled_from(get_args(Unit)),
    dpi=st.integers(10, 2400),
)
pixels = st.builds(ImageSize, st.integers(1, 20_000), st.integers(1, 20_000))


def _drawing(size: Size) -> ImageSize:
    canvas = canvas_of(size)
    return ImageSize(canvas.width, canvas.height)


def _chart(size: Size) -> Chart:
    return with_spec(CHART, size=size)


def _can_be_drawn(size: ImageSize) -> bool:
    """Whether it is within what is allowed, be it only just."""
    sides = (size.width, size.height)
    return (
        min(sides) > LEAST_SIDE and max(sides) < MOST_SIDE and math.prod(sides) < 0.99 * MOST_PIXELS
    )


def _followed(size: Size, advice: str) -> Size:
    """The size after somebody has written into the spec what was advised."""
    keys = dict(part.removeprefix("size.").split(" = ") for part in advice.split(" and "))
    numbers = {key: int(value) if key == "dpi" else float(value) for key, value in keys.items()}
    return msgspec.structs.replace(size, **numbers)


@given(sizes, pixels)
@example(Size(), ImageSize(525, 375))
@example(Size(width=10, height=5, unit="cm", dpi=10), ImageSize(20_000, 17))
def test_the_advice_gives_the_size_of_the_reference(size: Size, reference: ImageSize) -> None:
    """Whatever both are, in any unit; the numbers fit in a line."""
    drawing = _drawing(size)
    assume(_can_be_drawn(reference))
    assume(drawing != reference and min(drawing.width, drawing.height) > 0)
    advice = how_to_equal(_chart(size), drawing, reference)
    assert advice is not None
    assert _drawing(_followed(size, advice)) == reference
    assert len(advice) < 60


@given(sizes, st.integers(10, 2400))
def test_another_resolution_is_found_out(size: Size, dpi: int) -> None:
    """The same chart, finer or coarser, needs one key."""
    reference = _drawing(msgspec.structs.replace(size, dpi=dpi))
    drawing = _drawing(size)
    assume(_can_be_drawn(reference))
    assume(min(drawing.width, drawing.height, reference.width, reference.height) > 300)
    assume(drawing != reference)
    advice = how_to_equal(_chart(size), drawing, reference)
    assert re.fullmatch(r"size\.dpi = \d+", advice or "")


@given(sizes)
def test_equal_sizes_need_no_advice(size: Size) -> None:
    """Nothing is to be changed."""
    assert how_to_equal(_chart(size), _drawing(size), _drawing(size)) is None


@pytest.mark.parametrize(
    ("size", "reference", "advice"),
    [
        (Size(), ImageSize(525, 375), "size.dpi = 75"),
        (Size(), ImageSize(1200, 750), "size.width = 8"),
        (Size(), ImageSize(1050, 600), "size.height = 4"),
        (Size(), ImageSize(1200, 600), "size.width = 8 and size.height = 4"),
        (Size(unit="cm", dpi=254), ImageSize(800, 500), "size.width = 8"),
        (Size(unit="mm", width=70, dpi=254, height=50), ImageSize(20, 17), "size.width = 2 and"),
        (Size(dpi=10), ImageSize(17, 25), "size.width = 1.7 and size.height = 2.5"),
    ],
)
def test_the_advice_is_what_a_person_would_write(
    size: Size, reference: ImageSize, advice: str
) -> None:
    """A resolution if one will do, else only the sides that differ, in the unit of the spec."""
    assert (how_to_equal(_chart(size), _drawing(size), reference) or "").startswith(advice)


@pytest.mark.parametrize(
    "reference",
    [ImageSize(1, 1), ImageSize(15, 400), ImageSize(30_001, 20), ImageSize(20_000, 20_000)],
)
def test_a_size_that_is_refused_is_not_advised(reference: ImageSize) -> None:
    """Too small to see anything, or too large to draw."""
    assert how_to_equal(_chart(Size()), _drawing(Size()), reference) is None


def test_a_size_without_room_for_margins_is_not_advised() -> None:
    """Where the spec says how wide they are; others shrink."""
    narrow = ImageSize(240, 750)
    asked = made({"a": [(0, "1"), (5, "3")]}, margins={"right": 1.8})
    assert how_to_equal(asked, _drawing(Size()), narrow) is None
    assert how_to_equal(_chart(Size()), _drawing(Size()), narrow) == "size.width = 1.6"


def test_that_nothing_makes_the_sizes_equal_is_said() -> None:
    """Both sizes are told all the same, and no pixels are compared."""
    figure = made({"a": [(0, "1"), (5, "3")]}, size={"width": 5, "height": 4, "dpi": 60})
    found = compared(figure, png_without_text(np.zeros((1, 1, 3), np.uint8)))
    assert (found.status, found.same_size_with, found.differing_pixels) == ("differ", None, None)
    (sentence,) = sentences(found)
    assert sentence == (
        "the reference is 1 x 1 px, the drawing 300 x 240 px: "
        "no size setting gives the reference's size"
    )


@pytest.mark.parametrize(
    "size", [{"dpi": 61}, {"width": 4.3}, {"height": 3.7, "width": 5.1}, {"unit": "cm"}]
)
def test_a_figure_that_follows_it_has_the_size_of_its_reference(size: dict[str, object]) -> None:
    """It is then compared pixel by pixel."""
    figure = made({"a": [(0, "1"), (5, "3")]}, size={"width": 5, "height": 4, "dpi": 60})
    content = render(with_spec(figure, size=size)).content
    found = compared(figure, content)
    assert found.same_size_with is not None
    now = _followed(figure.size, found.same_size_with)
    again = compared(with_spec(figure, size=now), content)
    assert (again.same_size_with, again.drawing_size) == (None, again.reference_size)
    assert again.differing_pixels is not None

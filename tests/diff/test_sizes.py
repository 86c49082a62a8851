"""Images of different sizes: what is advised does make them equal."""

import re
from typing import get_args

import msgspec
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from figrepro.diff.sizes import how_to_equal
from figrepro.figure.spec import Size, Spec
from figrepro.figure.vocabulary import Unit
from figrepro.render.canvas import canvas_of
from figrepro.render.encode import render
from figrepro.render.images import ImageSize
from tests.diff.tampering import compared
from tests.figures import made, with_spec

SPEC = made({"a": [(0, "1"), (5, "3")]}).spec

sizes = st.builds(
    Size,
    width=st.floats(0.5, 60),
    height=st.floats(0.5, 60),
    unit=st.sampled_from(get_args(Unit)),
    dpi=st.integers(10, 2400),
)
pixels = st.builds(ImageSize, st.integers(1, 20_000), st.integers(1, 20_000))


def _drawing(size: Size) -> ImageSize:
    canvas = canvas_of(_spec(size))
    return ImageSize(canvas.width, canvas.height)


def _spec(size: Size) -> Spec:
    return msgspec.structs.replace(SPEC, size=size)


def _followed(size: Size, advice: str) -> Size:
    """The size after somebody has written into the spec what was advised."""
    keys = dict(part.removeprefix("size.").split(" = ") for part in advice.split(" and "))
    numbers = {key: int(value) if key == "dpi" else float(value) for key, value in keys.items()}
    return msgspec.structs.replace(size, **numbers)


@given(sizes, pixels)
@example(Size(), ImageSize(525, 375))
@example(Size(width=10, height=5, unit="cm", dpi=10), ImageSize(20_000, 1))
def test_the_advice_gives_the_size_of_the_reference(size: Size, reference: ImageSize) -> None:
    """Whatever both are, in any unit; the numbers fit in a line."""
    drawing = _drawing(size)
    assume(drawing != reference and min(drawing.width, drawing.height) > 0)
    advice = how_to_equal(size, drawing, reference)
    assert advice is not None
    assert _drawing(_followed(size, advice)) == reference
    assert len(advice) < 60


@given(sizes, st.integers(10, 2400))
def test_another_resolution_is_found_out(size: Size, dpi: int) -> None:
    """The same chart, finer or coarser, needs one key."""
    reference = _drawing(msgspec.structs.replace(size, dpi=dpi))
    drawing = _drawing(size)
    assume(min(drawing.width, drawing.height, reference.width, reference.height) > 300)
    assume(drawing != reference)
    advice = how_to_equal(size, drawing, reference)
    assert re.fullmatch(r"size\.dpi = \d+", advice or "")


@given(sizes)
def test_equal_sizes_need_no_advice(size: Size) -> None:
    """Nothing is to be changed."""
    assert how_to_equal(size, _drawing(size), _drawing(size)) is None


@pytest.mark.parametrize(
    ("size", "reference", "advice"),
    [
        (Size(), ImageSize(525, 375), "size.dpi = 75"),
        (Size(), ImageSize(1200, 750), "size.width = 8"),
        (Size(), ImageSize(1050, 600), "size.height = 4"),
        (Size(), ImageSize(1200, 600), "size.width = 8 and size.height = 4"),
        (Size(unit="cm", dpi=254), ImageSize(800, 500), "size.width = 8"),
        (Size(unit="mm", width=70, dpi=254, height=50), ImageSize(1, 1), "size.width = 0.1 and"),
        (Size(dpi=10), ImageSize(7, 5), "size.width = 0.7 and size.height = 0.5"),
    ],
)
def test_the_advice_is_what_a_person_would_write(
    size: Size, reference: ImageSize, advice: str
) -> None:
    """A resolution if one will do, else only the sides that differ, in the unit of the spec."""
    assert (how_to_equal(size, _drawing(size), reference) or "").startswith(advice)


@pytest.mark.parametrize(
    "size", [{"dpi": 61}, {"width": 4.3}, {"height": 3.7, "width": 5.1}, {"unit": "cm"}]
)
def test_a_figure_that_follows_it_has_the_size_of_its_reference(size: dict[str, object]) -> None:
    """It is then compared pixel by pixel."""
    figure = made({"a": [(0, "1"), (5, "3")]}, size={"width": 5, "height": 4, "dpi": 60})
    changed = msgspec.structs.replace(figure.spec.size, **size)
    content = render(with_spec(figure, size=changed)).content
    found = compared(figure, content)
    assert found.same_size_with is not None
    now = _followed(figure.spec.size, found.same_size_with)
    again = compared(with_spec(figure, size=now), content)
    assert (again.same_size_with, again.drawing_size) == (None, again.reference_size)
    assert again.differing_pixels is not None

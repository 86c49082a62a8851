"""Differing pixels are given to the elements that own them."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figrepro.diff.locate import locate
from figrepro.diff.pixels import unequal
from figrepro.render.boxes import PixelBox
from figrepro.render.drawing import Drawing, draw
from figrepro.render.element_masks import Owners
from tests.figures import made

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDTH, HEIGHT = 320, 240


@cache
def _drawn(value: str = "3", title: str = "Title") -> Drawing:
    return draw(
        made(
            {"a": [(0, "1"), (5, value), (10, "2")], "b": [(0, "4"), (10, "5")]},
            title=title,
            size={"width": 4, "height": 3, "dpi": 80},
            y={"limits": [0, 6]},
        )
    )


def _nothing() -> "NDArray[np.bool_]":
    return np.zeros((HEIGHT, WIDTH), np.bool_)


def _names(differing: "NDArray[np.bool_]", *drawings: Owners) -> set[str]:
    return {one.element for one in locate(differing, drawings)}


def test_where_nothing_differs_nothing_is_located() -> None:
    """No element is named."""
    assert locate(_nothing(), (_drawn().owners,)) == ()


@pytest.mark.parametrize("element", ["title", "series/a/line", "legend/frame", "background"])
def test_the_pixels_of_one_element_are_given_to_it(element: str) -> None:
    """All of them, in the box that they fill."""
    owners = _drawn().owners
    differing = owners.topmost == owners.elements.index(element)
    (one,) = locate(differing, (owners,))
    assert one.element == element
    assert one.pixels == np.count_nonzero(differing)
    assert one.box == PixelBox.of(differing)


def test_a_pixel_is_given_to_what_is_on_top() -> None:
    """Not to what a marker hides."""
    owners = _drawn().owners
    assert _names(owners.mask("series/a/markers"), owners) == {"series/a/markers"}


def test_a_moved_point_is_given_to_its_elements_in_both_drawings() -> None:
    """Where it was, and where it is now; the background gets none of that."""
    before, now = _drawn(), _drawn("3.2")
    found = locate(unequal(before.pixels, now.pixels), (before.owners, now.owners))
    assert {one.element for one in found} == {"series/a/line", "series/a/markers", "grid/y"}
    (line,) = (one for one in found if one.element == "series/a/line")
    ink = before.owners.mask("series/a/line") | now.owners.mask("series/a/line")
    around = PixelBox.of(ink)
    assert around is not None
    assert line.box.common(around) == line.box


def test_the_background_gets_what_is_nobodys() -> None:
    """A spot on the paper."""
    differing = _nothing()
    differing[2:5, 2:5] = True
    (one,) = locate(differing, (_drawn().owners, _drawn("3.2").owners))
    assert (one.element, one.pixels) == ("background", 9)


def test_those_with_the_most_pixels_come_first() -> None:
    """A reader sees at once where most differs."""
    found = locate(~_nothing(), (_drawn().owners,))
    counts = [one.pixels for one in found]
    assert found[0].element == "background"
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == WIDTH * HEIGHT


@settings(max_examples=30)
@given(
    st.lists(
        st.tuples(st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1), st.integers(1, 40)),
        min_size=1,
        max_size=4,
    )
)
def test_every_differing_pixel_is_given_to_somebody(spots: list[tuple[int, int, int]]) -> None:
    """In two drawings: to one element, or to one of each; never to one that has no ink there."""
    before, now = _drawn(), _drawn("3.2", "Titel")
    differing = _nothing()
    for left, top, side in spots:
        differing[top : top + side, left : left + side] = True
    found = locate(differing, (before.owners, now.owners))
    given_away = sum(one.pixels for one in found)
    assert np.count_nonzero(differing) <= given_away <= 2 * np.count_nonzero(differing)
    for one in found:
        ink = before.owners.mask(one.element) | now.owners.mask(one.element)
        assert one.pixels <= np.count_nonzero(ink & differing)
        assert (ink & differing)[one.box.slices].any()

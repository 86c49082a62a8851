"""The categories that an image names are given to the figure, and its points go along."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.diff.estimate.categories import with_categories
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled

Points = Sequence[tuple[str, str]]
A = (("Loam", "4"), ("Silt", "3"), ("Clay", "1"))
B = (("Loam", "2"), ("Clay", "5"))


def _figure(a: Points = A, b: Points = B, **x: Any) -> Figure:
    """Bars of two series, the categories as their points first name them."""
    return filled(
        {"A": list(a), "B": list(b)},
        kind="bar",
        x={"scale": "category", **x},
        y={"limits": [0, 6]},
        size={"width": 4, "height": 3, "dpi": 80},
    )


def _found(shown: Figure, start: Figure) -> Search:
    """The search for what an image shows, once its categories were given to the figure."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    search.try_best(with_categories(start, _names(shown)))
    return search


def _names(figure: Figure) -> list[str]:
    assert isinstance(figure.spec.x.ticks, tuple)
    return [str(name) for name in figure.spec.x.ticks]


def _renamed(points: Points, names: dict[str, str]) -> Points:
    return [(names.get(x, x), y) for x, y in points]


@pytest.mark.parametrize(
    "names",
    [{"Loam": "Lamb"}, {"Silt": "Salt", "Clay": "Peat"}, {"Loam": "1", "Silt": "2", "Clay": "3"}],
)
def test_renamed_categories_keep_their_points(names: dict[str, str]) -> None:
    """One or all may have another name, in every series."""
    shown = _figure(_renamed(A, names), _renamed(B, names))
    search = _found(shown, _figure())
    assert search.is_exact
    assert search.figure == shown


def test_renamed_categories_keep_the_room_beside_them() -> None:
    """Limits that leave more room than those by default stay as they are."""
    shown = _figure(_renamed(A, {"Silt": "Salt"}), B, limits=[-1, 3])
    search = _found(shown, _figure(limits=[-1, 3]))
    assert search.is_exact
    assert search.figure == shown


@pytest.mark.parametrize(("a", "b"), [(A[1:], B[1:]), ((*A, ("Peat", "2")), B)])
def test_other_categories_keep_the_room_beside_them(a: Points, b: Points) -> None:
    """Each that goes or comes takes its own room along."""
    shown = _figure(a, b, limits=[-1, len(a)])
    *_, found = with_categories(_figure(limits=[-1, 3]), _names(shown))
    assert found.spec.x == shown.spec.x


@given(st.permutations(["Loam", "Silt", "Clay"]))
def test_categories_in_another_order_take_their_points_along(names: list[str]) -> None:
    """The axis has the new order; the rows of the file stay as they are."""
    (found,) = with_categories(_figure(), names)
    assert found.series == _figure().series
    assert found.spec.x.ticks == tuple(names)


def test_another_order_of_categories_is_found() -> None:
    """Each bar stands where its category does."""
    search = _found(_figure([A[2], A[0], A[1]], B), _figure())
    assert search.is_exact
    assert search.figure.series == _figure().series


def test_a_category_that_is_gone_takes_its_points_along() -> None:
    """In both series, and the others move together."""
    search = _found(_figure(A[1:], B[1:]), _figure())
    assert search.is_exact
    assert search.figure == _figure(A[1:], B[1:])


def test_a_point_of_a_category_that_is_gone_may_belong_to_another() -> None:
    """Where a series has a point of a category by mistake, it goes to the one that it lacks."""
    shown = _figure(A, [("Loam", "2"), ("Clay", "5"), ("Silt", "4")])
    search = _found(shown, _figure(A, [("Loam", "2"), ("Clay", "5"), ("Slit", "4")]))
    assert search.is_exact
    assert search.figure == shown


def test_two_points_of_categories_that_are_gone_go_to_two_others() -> None:
    """No category takes two points of one series."""
    start = _figure(A, [("Loma", "2"), ("Slit", "5")])
    *_, found = with_categories(start, ["Loam", "Silt", "Clay"])
    assert [point.x for point in found.series[1].points] == ["Loam", "Silt"]


def test_a_category_more_has_no_points_yet() -> None:
    """The axis has room for it, and what stands there is for others to find."""
    shown = _figure([*A, ("Peat", "2")])
    (found,) = with_categories(_figure(), _names(shown))
    assert found.spec.x == shown.spec.x
    assert found.series == _figure().series


def test_what_the_image_does_not_name_stays_as_it_is() -> None:
    """Other values with the same categories are no other categories."""
    start = _figure()
    search = _found(_figure([("Loam", "1"), *A[1:]]), start)
    assert search.figure == start

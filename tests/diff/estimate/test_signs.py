"""A minus that a point lost, or has too many, is told from the image."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from figrepro.diff.estimate.edits import moved_to, with_points, with_spec
from figrepro.diff.estimate.search import Search
from figrepro.diff.estimate.signs import find_signs
from figrepro.figure.model import Figure, Point
from figrepro.marks.registry import MARKS
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point


def _figure(kind: str = "line", lowest: int = -9) -> Figure:
    """Two series with values and places on both sides of zero."""
    return filled(
        {
            "A": [(-4, "-3.5"), (-1, "2"), (2, "-6"), (4, "1")],
            "B": [(-3, "1"), (0, "-2.5"), (1, "5")],
        },
        kind=kind,
        x={"limits": [-5, 5]},
        y={"limits": [lowest, 9]},
        size={"width": 4, "height": 3, "dpi": 80},
    )


def _with_point(figure: Figure, name: str, at: int, change: Callable[[Point], Point]) -> Figure:
    return with_each_point(
        figure, name, lambda place, point: change(point) if place == at else point
    )


def _other_value(point: Point) -> Point:
    return moved_to(point, -point.y)


def _other_place(point: Point) -> Point:
    assert isinstance(point.x, Decimal)
    return replace(point, x=-point.x)


def _found(shown: Figure, start: Figure) -> Search:
    """The search for what an image shows, once signs were looked at."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    find_signs(search)
    return search


@pytest.mark.parametrize("kind", list(MARKS))
@pytest.mark.parametrize(
    ("name", "at", "change"),
    [("A", 2, _other_value), ("B", 0, _other_value), ("A", 1, _other_place)],
)
def test_a_sign_is_put_right(
    kind: str, name: str, at: int, change: Callable[[Point], Point]
) -> None:
    """Of a value and of a place, whether a minus is missing or too many, for marks of any kind."""
    figure = _figure(kind)
    search = _found(figure, _with_point(figure, name, at, change))
    assert search.is_exact
    assert search.figure == figure


@pytest.mark.parametrize("value", ["-3", "0.5", "8"])
def test_a_point_that_is_elsewhere_keeps_its_sign(value: str) -> None:
    """That its other sign explains a little of the difference is not enough."""
    figure = _figure()
    shown = _with_point(figure, "B", 2, lambda point: moved_to(point, Decimal(value)))
    search = _found(shown, figure)
    assert search.figure == figure


def test_what_differs_elsewhere_is_no_matter_of_signs() -> None:
    """Another title leaves all points as they are."""
    figure = _figure()
    search = _found(with_spec(figure, title="Another"), figure)
    assert search.figure == figure


def test_no_point_is_sent_beyond_the_axes() -> None:
    """A mark that the image lacks would be explained by any place where it is not drawn."""
    figure = _figure("scatter", lowest=-4)
    shown = with_points(figure, "B", figure.series[1].points[:-1])
    search = _found(shown, figure)
    assert search.figure == figure

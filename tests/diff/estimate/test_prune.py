"""Of two explanations of an image the shorter one holds."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from figrepro.diff.estimate.edits import (
    with_spec,
    with_style,
    with_table,
)
from figrepro.diff.estimate.prune import prune
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point, with_point


def _figure() -> Figure:
    return filled(
        {"A": [(0, "1"), (1, "3"), (2, "2")], "B": [(0, "2"), (1, "1"), (2, "4")]},
        series={"A": {"marker": "none"}, "B": {"line": "none"}},
        x={"ticks": {"step": 1}},
        size={"width": 4, "height": 3, "dpi": 80},
    )


def _needless(figure: Figure) -> dict[str, Figure]:
    """The figure with one thing in another way that leaves its drawing as it was."""
    return {
        "size of a marker that is not there": with_style(figure, "A", size=9.0),
        "width of a line that is not there": with_style(figure, "B", width=4.0),
        "format that writes the same": with_table(figure, "x", format="si"),
        "mathematics where there is none": with_spec(figure, math=True),
        "a color under another name": with_style(figure, "A", color="#1f77b4"),
        "a point known otherwise": with_each_point(
            figure, "A", lambda _, point: replace(point, note="?")
        ),
        "where a legend would be": with_table(
            figure, "legend", show=False, location="center right"
        ),
    }


def _found(start: Figure, found: Figure, shown: Figure) -> Figure:
    """What is left of a figure that was found for an image."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    assert search.try_simpler(found)
    prune(search)
    return search.figure


@pytest.mark.parametrize("what", list(_needless(_figure())))
def test_what_the_image_does_not_ask_for_is_taken_back(what: str) -> None:
    """A change that draws nothing is none."""
    start = _figure()
    if what == "where a legend would be":
        start = with_table(start, "legend", show=False)
    found = _needless(_figure())[what]
    assert found != start
    assert _found(start, found, start) == start


_ASKED: dict[str, Callable[[Figure], Figure]] = {
    "a point": lambda figure: with_point(figure, "A", 1, y=Decimal("2.5")),
    "a color": lambda figure: with_style(figure, "A", color="crimson"),
    "a title": lambda figure: with_spec(figure, title="Another"),
    "a grid": lambda figure: with_table(figure, "x", grid=True),
}


@pytest.mark.parametrize("asked", list(_ASKED))
@pytest.mark.parametrize("needless", list(_needless(_figure()))[:5])
def test_what_the_image_asks_for_stays(asked: str, needless: str) -> None:
    """Only the needless one of two changes is taken back."""
    start = _figure()
    shown = _ASKED[asked](start)
    both = _ASKED[asked](_needless(start)[needless])
    assert _found(start, both, shown) == shown


def test_steps_that_spent_every_drawing_leave_some_to_take_back() -> None:
    """What the image does not ask for goes, however much was tried before."""
    start = _figure()
    shown = with_point(start, "A", 1, y=Decimal("2.5"))
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    assert search.try_simpler(
        with_style(with_point(shown, "A", 0, y=Decimal("1.00001")), "B", width=4.0)
    )
    search.most_drawings = search.drawings
    assert search.attempt(shown) is None
    prune(search)
    assert search.figure == shown


def test_of_several_points_only_those_that_moved_stay() -> None:
    """Points that were moved by less than is seen are put back, each by itself."""
    start = _figure()
    shown = with_point(start, "A", 1, y=Decimal("2.5"))
    found = with_point(
        with_point(shown, "A", 0, y=Decimal("1.00001")), "A", 2, y=Decimal("1.99999")
    )
    assert _found(start, found, shown) == shown


def test_series_of_one_new_kind_are_one_change() -> None:
    """Where all series have become bars, that is the kind of the figure."""
    start = _figure()
    each = start
    for name in ("A", "B"):
        each = with_style(each, name, kind="bar")
    found = _found(start, each, with_spec(each, kind="bar"))
    assert found.spec.kind == "bar"

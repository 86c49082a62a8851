"""Another kind of a series, or of the whole figure, is told from an image."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from figrepro.diff.estimate.edits import moved_to, with_spec, with_style
from figrepro.diff.estimate.kinds import find_kinds
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point

PAIRS: list[tuple[str, str]] = [
    ("line", "scatter"),
    ("scatter", "line"),
    ("line", "step"),
    ("bar", "line"),
    ("line", "bar"),
    ("scatter", "bar"),
    ("step", "area"),
]
"""The kind that the image shows, and that of the figure."""


def _figure(kind: str, own: str | None = None, *, legend: bool = True) -> Figure:
    """Two series of one kind, or the first of a kind of its own."""
    return filled(
        {
            "A": [(0, "1"), (1, "3"), (2, "2"), (3, "4")],
            "B": [(0, "2"), (1, "1"), (2, "4"), (3, "3")],
        },
        kind=kind,
        series={"A": {"kind": own}, "B": {"marker": "diamond"}} if own else {},
        x={"limits": [-1, 4]},
        legend={"show": legend},
        size={"width": 5, "height": 3, "dpi": 80},
    )


def _found(shown: Figure, start: Figure) -> Search:
    """The search for what an image shows, once kinds were looked at."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    find_kinds(search)
    return search


@pytest.mark.parametrize(("kind", "now"), PAIRS)
def test_another_kind_of_the_whole_figure_is_found(kind: str, now: str) -> None:
    """With the looks that series of that kind have, and the limits that follow from it."""
    search = _found(_figure(kind), _figure(now))
    assert search.is_exact
    assert search.figure == _figure(kind)


@pytest.mark.parametrize(("kind", "now"), PAIRS)
def test_another_kind_of_one_series_is_found(kind: str, now: str) -> None:
    """Its handle in the legend tells which; the other series stays as it is."""
    shown = _figure(kind, own=kind)
    search = _found(shown, _figure(kind, own=now))
    assert search.is_exact
    assert search.figure == shown


@pytest.mark.parametrize(("kind", "now"), [("line", "scatter"), ("scatter", "line")])
def test_a_kind_is_found_without_a_legend(kind: str, now: str) -> None:
    """The marks tell it, where no handle does."""
    shown = _figure(kind, own=kind, legend=False)
    search = _found(shown, _figure(kind, own=now, legend=False))
    assert search.is_exact
    assert search.figure == shown


def test_a_series_with_a_kind_of_its_own_keeps_it() -> None:
    """Where only the others are drawn in another way, that one stays."""
    search = _found(_figure("scatter", own="bar"), _figure("step", own="bar"))
    assert search.is_exact
    kinds = {name: style.kind for name, style in search.figure.spec.series.items()}
    assert kinds == {"A": "bar", "B": "scatter"}


_LEFT_ALONE: dict[str, Callable[[Figure], Figure]] = {
    "values": lambda figure: with_each_point(
        figure, "A", lambda _, point: moved_to(point, point.y + Decimal("0.7"))
    ),
    "a title": lambda figure: with_spec(figure, title="Another"),
    "a color": lambda figure: with_style(figure, "A", color="crimson"),
    "dashes": lambda figure: with_style(figure, "A", line="dashed"),
    "a thin line": lambda figure: with_style(figure, "A", width=0.5),
    "no markers": lambda figure: with_style(figure, "B", marker="none"),
    "nothing": lambda figure: figure,
}


@pytest.mark.parametrize("what", list(_LEFT_ALONE))
def test_what_is_no_matter_of_kinds_changes_none(what: str) -> None:
    """Where the image differs in something else, every series keeps its kind and its look."""
    figure = _figure("line")
    search = _found(_LEFT_ALONE[what](figure), figure)
    assert search.figure == figure

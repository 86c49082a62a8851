"""A series that only the image has is found by its row in the legend, and by its marks."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from figrepro.diff.estimate.edits import with_default_looks, with_style, without_series
from figrepro.diff.estimate.found_series import with_found_series
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled

Points = list[tuple[Any, str]]
PLACES: Points = [(0, "1"), (1, "2"), (2, "1.5"), (3, "3")]
OWN_PLACES: Points = [(0, "1"), (Decimal("0.7"), "2"), (Decimal("2.2"), "1.2"), (3, "2.5")]
UPPER: Points = [(0, "4.5"), (1, "4.8"), (2, "4.6"), (3, "4.9")]
BARE = {"marker": "none"}


def _figure(
    series: dict[str, Points],
    kind: str = "line",
    style: Mapping[str, object] | None = None,
    x: Mapping[str, object] | None = None,
) -> Figure:
    """A series that is known, and others that are to be found."""
    return filled(
        series if "known" in series else {"known": UPPER} | series,
        kind=kind,
        series=dict.fromkeys(series.keys() - {"known"}, style or {}),
        x=x or {"limits": [-1, 4]},
        y={"limits": [0, 6]},
        size={"width": 5, "height": 3, "dpi": 100},
    )


def _found(shown: Figure) -> Search:
    """The search for what an image shows, begun with the one series that is known."""
    start = shown
    for one in shown.series:
        start = start if one.name == "known" else without_series(start, one.name)
    start = with_default_looks(start)
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    rows = [shown.spec.series[one.name].label or "" for one in shown.series]
    search.try_best(with_found_series(search, start, rows))
    return search


def _numbers(search: Search) -> tuple[list[float], list[float]]:
    """The places and the values of the series that was found."""
    (found,) = (one for one in search.figure.series if one.name == "new")
    xs = [float(point.x) for point in found.points if isinstance(point.x, Decimal)]
    return xs, [float(point.y) for point in found.points]


@pytest.mark.parametrize("points", [PLACES, OWN_PLACES], ids=["places of others", "own places"])
@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("line", {}),
        ("line", BARE),
        ("line", {"color": "#dc143c", "line": "dashed"}),
        ("scatter", {}),
        ("area", {}),
    ],
)
def test_a_series_is_found_with_its_points(
    kind: str, style: dict[str, object], points: Points
) -> None:
    """At markers, where a line bends, or where others have their points: to the last digit."""
    shown = _figure({"new": points}, kind, style)
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


def test_days_are_found() -> None:
    """Where a line bends on an axis of dates, a day is told."""
    days = [(date(2024, 3, day), value) for day, value in ((1, "1"), (9, "2"), (30, "1.3"))]
    upper = [(date(2024, 3, 1), "5"), (date(2024, 3, 30), "4")]
    shown = _figure({"known": upper, "new": days}, style=BARE, x={"scale": "date"})
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


def test_several_series_are_found_at_once() -> None:
    """Each by its own row, above and below the one that is known."""
    highest: Points = [(0, "5.3"), (1, "5.7"), (3, "5.4")]
    shown = _figure({"new": OWN_PLACES, "another": highest}, style=BARE)
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


def test_several_series_with_markers_are_found_at_once() -> None:
    """The markers of one are not taken for those of another that is looked for too."""
    highest: Points = [(0, "5.3"), (1, "5.6"), (3, "5.4")]
    shown = _figure({"new": PLACES, "another": highest}, "scatter")
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


def test_steps_are_found_where_they_rise() -> None:
    """Each begins and ends within a few pixels; no line is taken for them."""
    search = _found(_figure({"new": OWN_PLACES}, "step", BARE))
    assert search.figure.spec.series["new"].kind == "step"
    xs, ys = _numbers(search)
    assert xs == pytest.approx([0, 0.7, 2.2, 3], abs=0.05)
    assert ys == pytest.approx([1, 2, 1.2, 2.5], abs=0.06)


def test_bars_are_found_to_a_pixel() -> None:
    """At the places of the others, since they stand side by side."""
    search = _found(_figure({"new": PLACES}, "bar"))
    assert search.is_exact
    xs, ys = _numbers(search)
    assert xs == [0, 1, 2, 3]
    assert ys == pytest.approx([1, 2, 1.5, 3], abs=0.03)


def test_a_series_in_the_first_row_takes_the_first_look() -> None:
    """Those after it get the colours and markers of their new places."""
    shown = _figure({"new": OWN_PLACES, "known": UPPER})
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


def test_rows_are_compared_with_the_labels_of_series() -> None:
    """A series that the legend calls otherwise is not looked for under another name."""
    shown = with_style(_figure({"new": PLACES}), "known", label="Known as")
    search = _found(shown)
    assert search.is_exact
    assert search.figure == shown


@pytest.mark.parametrize("rows", [["known"], ["known", "new", "new"], []])
def test_where_no_row_is_new_nothing_is_added(rows: list[str]) -> None:
    """Rows that the figure has, too few of them, and two that say the same name no series."""
    shown = _figure({"new": PLACES})
    start = without_series(shown, "new")
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    assert list(with_found_series(search, start, rows)) == []


def test_a_row_without_marks_adds_nothing() -> None:
    """A name alone is no series: it has no points."""
    shown = _figure({"new": PLACES}, style=BARE | {"line": "none"})
    assert [one.name for one in _found(shown).figure.series] == ["known"]

"""What was measured is told with as few decimals as people would have written."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from figrepro.diff.estimate.edits import moved_to, with_spec, with_table
from figrepro.diff.estimate.rounding import find_round_numbers
from figrepro.diff.estimate.search import Search
from figrepro.figure.model import Figure
from tests.diff.estimate.drawings import draw_figure, filled, with_each_point, with_point

OFF = ("0.0031", "-0.0052", "0.0043", "0.0016")
"""By how much values around 4 are off as they were measured: some hundredths of a pixel."""


def _figure(values: Sequence[str], **y: object) -> Figure:
    return filled(
        {"A": list(enumerate(values)), "B": [(0, "0.14142"), (3, "0.17321")]},
        y=y,
        size={"width": 4, "height": 3, "dpi": 80},
    )


def _measured(figure: Figure, off: Sequence[str] = OFF) -> Figure:
    """The figure with a series as it was measured: a little off everywhere."""
    return with_each_point(
        figure, "A", lambda at, point: moved_to(point, point.y + Decimal(off[at]))
    )


def _with_second(figure: Figure, value: str) -> Figure:
    return with_point(figure, "A", 1, **dict.fromkeys(("y", "y_low", "y_high"), Decimal(value)))


def _rounded(shown: Figure, start: Figure, measured: Figure) -> Search:
    """The search for what an image shows, once that was measured and made round."""
    search = Search(draw_figure(shown).pixels, draw_figure(start))
    assert search.try_simpler(measured)
    find_round_numbers(search)
    return search


@pytest.mark.parametrize(
    "values",
    [
        ("1.2", "3.4", "2.1", "2.8"),
        ("1", "3", "2", "5"),
        ("1.25", "3.4", "2.05", "2.8"),
        ("120", "340", "210", "280"),
        ("-0.12", "0.34", "0", "0.28"),
    ],
)
def test_all_values_are_round_to_the_same_decimal(values: tuple[str, ...]) -> None:
    """However large they are, and however many decimals one of them needs."""
    shown = _figure(values, limits=[min(map(float, values)) - 1, max(map(float, values)) + 1])
    start = with_each_point(shown, "A", lambda _, point: moved_to(point, point.y * 2 + 1))
    unit = max(map(abs, map(Decimal, values))) / 4
    search = _rounded(shown, start, _measured(shown, [str(Decimal(one) * unit) for one in OFF]))
    assert search.is_exact
    assert search.figure == shown


def test_limits_that_follow_from_the_points_follow_the_round_ones() -> None:
    """Limits that were measured are a little off as well, and so is all that is drawn."""
    shown = _figure(("1.2", "3.4", "2.1", "2.8"))
    start = _figure(("1.8", "4.6", "2.1", "3.4"))
    measured = with_table(_measured(shown), "y", limits=(-0.0229, 3.5648))
    search = _rounded(shown, start, measured)
    assert search.is_exact
    assert search.figure == shown


def test_error_bars_are_round_as_well() -> None:
    """Their lengths have the decimals of the values."""
    lengths = {"err_low": Decimal("0.3"), "err_high": Decimal("0.5")}
    rough = {"err_low": Decimal("0.3394"), "err_high": Decimal("0.4561")}
    start = _figure(("1.2", "3.4", "2.1", "2.8"), limits=[0, 5])
    shown = with_point(start, "A", 1, **lengths)
    search = _rounded(shown, start, with_point(start, "A", 1, **rough))
    assert search.is_exact
    assert search.figure == shown


def test_values_that_were_not_measured_keep_their_decimals() -> None:
    """What the figure said before needs no rounding, though another point of the series does."""
    start = _figure(("1.23456", "3.4", "2.1", "2.7183"), limits=[0, 5])
    shown = _with_second(start, "4.2")
    search = _rounded(shown, start, _with_second(start, "4.2048"))
    assert search.is_exact
    assert search.figure == shown


def test_decimals_that_the_image_asks_for_are_kept() -> None:
    """Where round values explain less, what was measured stands, though it explains not all."""
    start = _figure(("1.2", "3.4", "2.1", "2.8"), limits=[0, 5])
    measured = with_each_point(
        start, "A", lambda _, point: moved_to(point, point.y * Decimal("1.0625"))
    )
    search = _rounded(with_spec(measured, title="Another"), start, measured)
    assert search.figure == measured


def test_where_nothing_was_measured_nothing_is_rounded() -> None:
    """What the figure says stays, also where a round value would be nearer to the image."""
    start = _figure(("1.21", "3.4", "2.1", "2.8"), limits=[0, 5])
    shown = with_point(start, "A", 0, y=Decimal("1.2"))
    search = _rounded(shown, start, start)
    assert search.figure == start

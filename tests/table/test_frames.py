"""The views as pandas frames, as a notebook has them."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pandas as pd
import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.model import Point, Series
from figrepro.table.frames import frame

MakeFigure = Callable[..., Chart]


def test_points_are_one_long_frame(vocab: Chart) -> None:
    """A row for each point, numbers as floats."""
    found = frame(vocab, "points")
    assert list(found.columns) == ["series", "x", "y", "y_low", "y_high", "basis"]
    assert len(found) == 15
    assert found["x"].dtype == found["y"].dtype == "float64"
    assert list(found.iloc[0]) == ["350M", 20000.0, 0.45, 0.4475, 0.4525, "approximate"]


def test_a_range_has_its_midpoint(hellaswag: Chart) -> None:
    """In a frame, y is what is drawn."""
    found = frame(hellaswag, "points").set_index(["series", "x"])
    assert found.loc[("16 Rec", 800.0), "y"] == 63.5


def test_a_frame_pivots_into_the_table_that_is_printed(hellaswag: Chart) -> None:
    """Series become columns, and a missing point is NaN."""
    found = frame(hellaswag, "points").pivot_table(index="x", columns="series", values="y")
    assert found.shape == (4, 6)
    assert found.loc[300.0].notna().sum() == 1


@pytest.mark.parametrize("days", [("2024-05-31", "2024-06-01"), ("0001-01-01", "9999-12-31")])
def test_dates_are_datetimes(make_figure: MakeFigure, days: tuple[str, str]) -> None:
    """The first and the last day that a file can name are among them."""
    points = tuple(Point(date.fromisoformat(day), Decimal(1)) for day in days)
    found = frame(make_figure(Series("s", points)), "points")
    assert pd.api.types.is_datetime64_dtype(found["x"])
    assert [day.isoformat()[:10] for day in found["x"]] == [*days]


def test_categories_are_text(make_figure: MakeFigure) -> None:
    """Also those that look like numbers."""
    points = (Point("10", Decimal(1)), Point("9", Decimal(1)))
    assert list(frame(make_figure(Series("s", points)), "points")["x"]) == ["10", "9"]


def test_the_summary_has_a_row_for_each_series(hellaswag: Chart) -> None:
    """Counts are whole numbers, the rest floats."""
    found = frame(hellaswag, "summary").set_index("series")
    assert found["points"].dtype == "int64"
    assert found.loc["64 Rec", "change"] == -1.0
    assert found.loc["32 Rec", "highest_x"] == 800.0


def test_the_readings_are_worst_first(hellaswag: Chart) -> None:
    """64 Rec at 800 stands on top; what only one reading has is NaN in the other."""
    found = frame(hellaswag, "readings")
    assert (found.loc[0, "series"], found.loc[0, "difference"]) == ("64 Rec", 18.0)
    lone = found["difference"].isna()
    assert (lone == found["verdict"].str.startswith("only in")).all()
    assert found[lone][["first", "second"]].isna().sum(axis="columns").eq(1).all()


def test_the_similarity_has_a_row_for_each_pair(vocab: Chart) -> None:
    """Counts are whole numbers, measures floats."""
    found = frame(vocab, "similarity")
    assert list(found["second_reading"]) == ["published"]
    assert found["points"].dtype == found["bounded_points"].dtype == "int64"
    assert found.loc[0, "mean_error"] == pytest.approx(0.008 / 3)
    assert found.loc[0, "relaxed_accuracy"] == 1.0


def test_a_single_reading_gives_an_empty_frame(make_figure: MakeFigure) -> None:
    """It has the columns of any other."""
    figure = make_figure(Series("s", (Point(Decimal(1), Decimal(2)),)))
    found = frame(figure, "readings")
    assert found.empty
    assert found["difference"].dtype == "float64"
    assert frame(figure, "similarity").empty
    assert frame(figure, "similarity")["mean_error"].dtype == "float64"

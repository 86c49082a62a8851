"""The figures that the tables are made of: the shipped ones, and any other."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.figure.model import Series
from tests.figures import charted, shipped

MakeFigure = Callable[..., Chart]

_SCALES = {Decimal: "linear", date: "date", str: "category"}


@pytest.fixture(scope="session")
def vocab() -> Chart:
    """Three series of five approximate points each, and a reading of published values."""
    return shipped("vocab-accuracy")


@pytest.fixture(scope="session")
def hellaswag() -> Chart:
    """Six series of two or three points, two of them ranges, and two more readings."""
    return shipped("hellaswag")


@pytest.fixture(scope="session")
def make_figure() -> MakeFigure:
    """A figure of any series, with other readings by name."""

    def make(
        *series: Series,
        title: str = "Title",
        x: str = "x",
        y: str = "y",
        y_scale: str = "linear",
        others: Mapping[str, tuple[Series, ...]] | None = None,
    ) -> Chart:
        points = [point for one in series for point in one.points]
        x_scale = _SCALES[type(points[0].x)] if points else "linear"
        return charted(
            series,
            others,
            title=title,
            x={"label": x, "scale": x_scale},
            y={"label": y, "scale": y_scale},
        )

    return make

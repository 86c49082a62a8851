"""The shipped figures."""

import pytest

from figrepro.chart.chart import Chart
from tests.figures import load


@pytest.fixture(scope="session")
def vocab() -> Chart:
    """Three series of five points; two of them meet in one point, one stands on a limit."""
    return load("vocab-accuracy")


@pytest.fixture(scope="session")
def hellaswag() -> Chart:
    """Six series of two or three points; two of them end in the same range."""
    return load("hellaswag")

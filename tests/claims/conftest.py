"""Figures for the tests of claims."""

import pytest

from figrepro.chart.chart import Chart
from tests.claims.about import TWO, figure_of


@pytest.fixture
def two() -> Chart:
    """Two series that share two x, each value within half a one."""
    return figure_of(TWO)

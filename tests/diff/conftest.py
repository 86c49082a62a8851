"""What the tests of comparisons share."""

import pytest

from figrepro.chart.chart import Chart
from figrepro.render.encode import render
from tests.figures import made


@pytest.fixture(scope="session")
def small() -> Chart:
    """A small figure, quick to draw."""
    return made(
        {"a": [(0, "1"), (5, "3"), (10, "2")], "b": [(0, "4"), (10, "5")]},
        size={"width": 4, "height": 3, "dpi": 80},
        y={"limits": [0, 6]},
    )


@pytest.fixture(scope="session")
def reference(small: Chart) -> bytes:
    """The accepted drawing of the small figure."""
    return render(small).content

"""`figrepro table --view similarity`: how alike two readings of a chart are."""

import json

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DONE


@pytest.mark.parametrize(
    ("figure_id", "rows"),
    [
        (
            "vocab-accuracy",
            ["drawn,published,3,0.004,5,0.00266666666667,3.33333333333,3,0.666666666667,1"],
        ),
        (
            "hellaswag",
            [
                "drawn,second-description,10,18,45,3.2,8,10,0.5,0.7",
                "published,second-description,4,2.67,6.675,1.2,3,4,0.5,1",
                "drawn,published,5,1.71,4.275,1.044,2.61,5,0.2,1",
            ],
        ),
    ],
)
def test_the_similarity_has_a_row_for_each_pair_of_readings(
    run: InProcess, figure_id: str, rows: list[str]
) -> None:
    """Points, largest and mean error with % of the axis, shares within bounds and within 5 %."""
    ran = run("table", figure_id, "--view", "similarity", "--format", "csv")
    assert (ran.status, ran.err) == (DONE, "")
    columns = (
        *("first_reading", "second_reading", "points"),
        *("largest_error", "largest_error_percent", "mean_error", "mean_error_percent"),
        *("bounded_points", "within_bounds", "relaxed_accuracy"),
    )
    assert ran.lines == [",".join(columns), *rows]


def test_a_table_that_parses_holds_one_table(run: InProcess) -> None:
    """In CSV and JSON the readings have a row for each point, and nothing below."""
    rows = json.loads(run("table", "hellaswag", "--view", "readings", "--format", "json").stdout)
    lines = run("table", "hellaswag", "--view", "readings", "--format", "csv").lines
    assert len({frozenset(row) for row in rows}) == 1
    assert len({line.count(",") for line in lines}) == 1
    assert len(lines) == len(rows) + 1

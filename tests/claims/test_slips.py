"""What is said of the slips that people make in formulas."""

from datetime import date
from typing import Any

import pytest

from figrepro.claims.errors import FormulaError
from tests.claims.about import judged
from tests.figures import made

_SERIES: dict[str, list[tuple[Any, str]]] = {
    "numbers": [(1, "10"), (2, "14")],
    "dates": [(date(2023, 1, 15), "1"), (date(2024, 1, 15), "2")],
    "categories": [("Oban", "1"), ("Ayr", "2")],
}
_SCALES = {"numbers": "linear", "dates": "date", "categories": "category"}


@pytest.mark.parametrize(
    ("axis", "formula", "column", "hint"),
    [
        ("numbers", "y(raw, 1) > 2", 3, 'names stand in quotes: "raw"'),
        ("numbers", "y(rwa, 1) > 2", 3, 'names stand in quotes: "raw"'),
        ("categories", 'y("raw", Oban) > 1', 10, 'names stand in quotes: "Oban"'),
        ("numbers", "y(2019, 1) > 1", 3, 'names of series stand in quotes: "2019"'),
        ("dates", 'y("raw", 2023-01-15) > 1', 10, 'a date stands in quotes: "2024-05-31"'),
        ("dates", 'highest_at("raw") == 2024-01-15', 1, 'a date stands in quotes: "2024-05-31"'),
        ("categories", 'y("raw", 1) > 1', 10, 'categories stand in quotes: "…"'),
        ("numbers", "1 < 2 AND 1 < 2", 7, "it is written and"),
        ("numbers", 'first("raw") > 0,5', 17, "decimals have a point: 0.5"),
        ("numbers", "all(y(s, x) > 1 for s in series, x in xs(s))", 32,
         "each loop begins with for: … for s in series for x in xs(s)"),
        ("numbers", 'max("raw") > 1', 5, "of the values of a series: highest"),
        ("numbers", 'mean("raw") > 1', 1, "write sum(values(…)) / count(values(…))"),
        ("numbers", 'y("The raw one", 1) > 1', 3, 'it is the label of "raw"'),
    ],
)  # fmt: skip
def test_a_slip_is_answered_with_what_is_likely_meant(
    axis: str, formula: str, column: int, hint: str
) -> None:
    """At the column where it is."""
    figure = made(
        {"raw": _SERIES[axis], "other": _SERIES[axis]},
        x={"scale": _SCALES[axis]},
        series={"raw": {"label": "The raw one"}},
    )
    with pytest.raises(FormulaError) as raised:
        judged(figure, formula)
    assert (raised.value.column, raised.value.problem.hint) == (column, hint)

"""Which numbers are told of a formula, and how they are written."""

from datetime import date
from decimal import Decimal

import pytest

from figrepro.chart.chart import Chart
from figrepro.claims.judge import Judge
from tests.claims.about import figure_of, with_reading
from tests.figures import made, with_point


def told(figure: Chart, formula: str) -> list[str]:
    """The numbers that decide a formula."""
    judge = Judge(figure)
    return [str(number) for number in judge.numbers(judge.read(formula))]


@pytest.fixture
def three() -> Chart:
    """A series of three points, and one of two."""
    return figure_of({"A": [(1, "10"), (2, "14"), (3, "12")], "B": [(1, "8"), (2, "9")]})


def test_places_are_written_with_all_their_digits() -> None:
    """Two that lie close together are two."""
    figure = made({"A": [(Decimal("2024.083"), "1"), (Decimal("2024.167"), "5")]})
    assert told(figure, 'y("A", 2024.083) == 1') == ["A at 2024.083: 1"]
    assert told(figure, 'y("A", 2024.167) < y("A", 2024.083)') == [
        "A at 2024.167: 5",
        "A at 2024.083: 1",
    ]


def test_numbers_of_series_with_like_names_are_told_apart() -> None:
    """One may be called as the value of another is."""
    figure = made({"A": [(1, "1"), (2, "5")], "A at 1": [(1, "2"), (2, "9")]})
    judge = Judge(figure)
    for formula, number in (('y("A", 1) > 3', "A at 1: 1"), ('change("A at 1") > 8', "A at 1 +7")):
        assert [str(one) for one in judge.numbers(judge.read(formula))] == [number]


@pytest.mark.parametrize(
    ("formula", "numbers"),
    [
        ("count(series) == 3", ["count(series): 2"]),
        ('count(xs("A")) == 2', ['count(xs("A")): 3', 'xs("A"): 1, 2, 3']),
        ('limits("y") == [0, 15]', ['limits("y"): 7.7, 14.3']),
        ('not any(d < 0 for d in steps("A"))', ["A: 10, 14, 12"]),
        ('sum(values("A")) / count(values("A")) < 11',
         ['sum(values("A")) / count(values("A")): 12', "A: 10, 14, 12"]),
        ('last("A") - first("A") > 5',
         ['last("A") - first("A"): 2', "last of A: 12", "first of A: 10"]),
        ('rank("A", 1) == 2', ["rank of A at 1: 1"]),
        ("count(not increasing(s) for s in series) == 2",
         ["count(not increasing(s) for s in series): 1", "A: 10, 14, 12", "B: 8, 9"]),
        ('change("A", 2, 3) > 0', ["A 2 to 3 -2"]),
    ],
)  # fmt: skip
def test_what_decides_is_told_with_what_it_comes_to(
    three: Chart, formula: str, numbers: list[str]
) -> None:
    """Also where several numbers, a list, or a count make one side of a comparison."""
    assert told(three, formula) == numbers


def test_of_a_result_that_is_too_long_to_write_the_parts_are_told() -> None:
    """A mean is the sum and the count, wherever it stands."""
    figure = made({"a long name": [(1, "10"), (2, "14")]})
    formula = 'abs(sum(values("a long name")) / count(values("a long name")) - 12) < 1'
    assert told(figure, formula) == [
        'sum(values("a long name")): 24',
        'count(values("a long name")): 2',
        "a long name: 10, 14",
    ]


def test_a_value_of_another_reading_is_told_with_its_name(three: Chart) -> None:
    """Two of them are told apart."""
    one = with_reading(three, "one", {"A": [(1, "11")]})
    both = with_reading(one, "two", {"A": [(1, "13")]})
    formula = 'reading("one", "A", 1) > reading("two", "A", 1)'
    assert told(both, formula) == ["A at 1 in one: 11", "A at 1 in two: 13"]


@pytest.mark.parametrize(
    ("formula", "number"),
    [
        ('y("A", 1) > 0', "A at 1: 2–4"),
        ('change("A") > 9', "A -2 to +2"),
        ('highest("A") > 9', "highest of A: 2–4"),
        ('relative_change("A") >= -0.9', "relative change of A within -1 to +1"),
        ('abs(y("A", 1) - y("A", 2)) > 3', 'abs(y("A", 1) - y("A", 2)): within -2 to 2'),
    ],
)
def test_of_ranges_both_ends_are_told_where_they_are_reached(formula: str, number: str) -> None:
    """What is not linear is told to stay within bounds that may be too wide."""
    figure = made({"A": [(1, "3"), (2, "3")]})
    for x in (1, 2):
        ends = {"y_low": Decimal(2), "y_high": Decimal(4)}
        figure = with_point(figure, "A", x, basis="range", **ends)
    assert told(figure, formula)[0] == number


def test_great_numbers_keep_the_digits_before_their_point() -> None:
    """Else they would seem to stand otherwise to others than they do."""
    figure = made({"A": [(1, "123456"), (2, "123457"), (3, "123459")]})
    found = told(figure, 'sum(values("A")) / 3 > highest("A")')
    assert found[0] == 'sum(values("A")) / 3: 123457.33'


def test_what_loops_in_loops_go_through_is_told() -> None:
    """Where they say something of the x alone."""
    figure = made({"A": [(1, "1"), (2, "2")], "B": [(1, "3")]})
    for formula in (
        "count(x > 1 for s in series for x in xs(s)) > 3",
        "all(x > 1 for s in series for x in xs(s))",
    ):
        assert told(figure, formula)


def test_of_a_long_series_the_ends_are_told() -> None:
    """With how many values it has."""
    figure = made({"A": [(x, str(x)) for x in range(40)]})
    assert told(figure, 'decreasing("A")') == ["A: 0, 1, 2, 3, 4, …, 39 (40 in all)"]


def test_values_at_one_x_are_told() -> None:
    """They are known, each of them."""
    figure = made({"A": [(1, "3"), (1, "1"), (3, "5")]}, kind="scatter")
    assert told(figure, 'max(values("A")) == 9') == ['max(values("A")): 5', "A: 1, 3, 5"]


def test_dates_are_told_as_they_are_written() -> None:
    """As the file has them."""
    figure = made({"A": [(date(2024, 1, 1), "1"), (date(2024, 2, 1), "2")]}, x={"scale": "date"})
    assert told(figure, 'y("A", "2024-02-01") == 1') == ["A at 2024-02-01: 2"]


def test_parts_are_told_as_they_are_written() -> None:
    """On one line, whatever blanks they were written with."""
    figure = made({"A": [(1, "3"), (2, "5")]})
    formula = '(last("A")  -\nfirst("A")) / 2 == 4'
    assert told(figure, formula)[0] == '(last("A") - first("A")) / 2: 1'

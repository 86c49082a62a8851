"""What the numbers make of a formula: verdict, firmness, witness."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from figrepro.chart.chart import Chart
from figrepro.claims.errors import FormulaError
from tests.claims.about import figure_of, judged, values_of
from tests.claims.plain_python import holds
from tests.figures import made, with_point


@pytest.mark.parametrize(
    ("formula", "verdict", "firmness"),
    [
        ('y("A", 2) == 14', "supported", "narrow"),
        ('y("A", 2) > 13', "supported", "firm"),
        ('y("A", 2) >= 13.5', "supported", "firm"),
        ('y("A", 2) > 13.5', "supported", "narrow"),
        ('y("A", 2) < 13.5', "contradicted", "firm"),
        ('change("A") == 2', "supported", "narrow"),
        ('change("A") > 0', "supported", "firm"),
        ('change("A", 2, 3) < 0', "supported", "firm"),
        ('first("A") + change("A") == last("A")', "supported", "firm"),
        ('y("A", 1) - y("A", 1) == 0', "supported", "firm"),
        ('2 * y("A", 1) == y("A", 1) + y("A", 1)', "supported", "firm"),
        ('sum(steps("A")) == change("A")', "supported", "firm"),
        ('increasing("B")', "supported", "narrow"),
        ('increasing("A")', "contradicted", "firm"),
        ('highest_at("A") == 2', "supported", "firm"),
        ('highest_at("A") > 1', "supported", "firm"),
        ('lowest_at("B") == 1', "supported", "firm"),
        ('above("A", "B")', "supported", "firm"),
        ('below("A", "B")', "contradicted", "firm"),
        ('rank("A", 1) == 1', "supported", "firm"),
        ('flat("A", 4)', "supported", "narrow"),
        ('flat("A", 5)', "supported", "firm"),
        ('relative_change("A") == 0.2', "supported", "narrow"),
        ('relative_change("A") < relative_change("B")', "supported", "firm"),
        ('slope("B") == 4.142857142857', "contradicted", "narrow"),
        ('slope("A") == 1', "supported", "narrow"),
        ('r_squared("A") <= 1', "supported", "firm"),
        ('rate("B") == 4', "supported", "narrow"),
        ('min(values("A")) == lowest("A")', "supported", "firm"),
        ('max(highest("A"), highest("B")) == 20', "supported", "narrow"),
        ('y("A", 1) < y("A", 2) or y("A", 1) >= y("A", 2)', "supported", "firm"),
        ('y("A", 2) < y("A", 3) and y("A", 3) < y("A", 1) and y("A", 1) < y("A", 2)',
         "contradicted", "firm"),
        ("count(y(s, 1) > 9 for s in series) == 1", "supported", "firm"),
        ('count(xs("A")) == 3 and xs("A") == [1, 2, 3]', "supported", "firm"),
        ('shared("A", "B") == [1, 2]', "supported", "firm"),
        ('all(y("A", x) > y("B", x) for x in shared())', "supported", "firm"),
        ('any(s == "B" for s in series) and count(series) == 2', "supported", "firm"),
        ('abs(change("A", 3, 1)) == 2', "supported", "narrow"),
        ('not between(y("A", 1), 11, 12)', "supported", "firm"),
        ('between(y("A", 1), 10.5, 12)', "contradicted", "narrow"),
        ('9.5 <= y("A", 1) <= 10.5', "supported", "firm"),
        ('increasing("A", 1, 2) and decreasing("A", 2, 3)', "supported", "firm"),
        ('decreasing("A", 2, 1)', "supported", "firm"),
        ('increasing("B", 1, 2)', "supported", "narrow"),
        ('approximate("A") == 3 and ranges("A") == 0', "supported", "firm"),
        ('max(doubts("A")) == 0.5', "supported", "firm"),
    ],
)  # fmt: skip
def test_a_formula_is_judged_with_all_that_its_values_may_be(
    two: Chart, formula: str, verdict: str, firmness: str
) -> None:
    """Two uses of one value are one value; both ends of a bound belong to it."""
    found = judged(two, formula)
    assert (found.verdict, found.firmness) == (verdict, firmness)


def test_a_witness_turns_the_verdict(two: Chart) -> None:
    """Its values lie within the bounds, and Python agrees."""
    formula = 'increasing("B") and y("A", 1) < 10.2'
    found = judged(two, formula)
    assert found.firmness == "narrow"
    changed: dict[tuple[str, Any], Fraction] = {
        (one.series, one.x): one.value for one in found.witness
    }
    assert holds(formula, values_of(two))
    assert not holds(formula, values_of(two, changed))
    for one in found.witness:
        listed = two.figure.drawn.named(one.series)
        assert listed is not None
        point = listed.at(one.x)
        assert point is not None
        assert abs(one.value - Fraction(point.y)) <= Fraction(1, 2)


def test_equal_steps_of_decimals_are_equal() -> None:
    """In binary floats 0.475 - 0.47 is not 0.47 - 0.465."""
    figure = made({"A": [(1, "0.465"), (2, "0.47"), (3, "0.475")]})
    found = judged(figure, 'max(steps("A")) == min(steps("A"))')
    assert (found.verdict, found.firmness) == ("supported", "firm")


def test_a_range_is_supported_only_where_all_of_it_is(two: Chart) -> None:
    """Its middle is drawn, and is no value that anybody read."""
    ranged = with_point(
        two, "A", 2, y=Decimal("13.5"), y_low=Decimal(13), y_high=Decimal(14), basis="range"
    )
    assert judged(ranged, 'between(y("A", 2), 13, 14)').verdict == "supported"
    assert judged(ranged, 'y("A", 2) < 13').verdict == "contradicted"
    found = judged(ranged, 'y("A", 2) == 13.5')
    assert (found.verdict, found.firmness) == ("undecided", None)
    assert found.reason == "it holds for some values of a range and not for others"


def test_dividing_by_what_can_be_zero_is_undecided_or_open() -> None:
    """It is undecided where the value is zero, and open where it may be."""
    figure = figure_of({"A": [(1, "0"), (2, "5")], "B": [(1, "0.25"), (2, "5")]})
    nowhere = judged(figure, 'change("A") / y("A", 1) > 1')
    assert (nowhere.verdict, nowhere.reason) == (
        "undecided",
        "it divides by a number that can be zero",
    )
    somewhere = judged(figure, 'change("B") / abs(y("B", 1)) > 1')
    assert (somewhere.verdict, somewhere.firmness) == ("supported", "open")
    assert somewhere.reason == "it divides by a number that can be zero"


def test_what_is_not_known_how_exactly_is_open() -> None:
    """A reading without a resolution proves nothing of what lies near."""
    figure = with_point(made({"A": [(1, "1"), (2, "2")]}), "A", 2, y_low=None, y_high=None)
    found = judged(figure, 'increasing("A")')
    assert (found.verdict, found.firmness) == ("supported", "open")
    assert found.reason == "the reading does not say how exactly its values are known"
    assert judged(figure, 'y("A", 1) < 2').firmness == "firm"


@pytest.mark.parametrize(
    "formula",
    [
        'sum(abs(d) for d in steps("A")) < 60',
        "sum(abs(y(s, x)) for s in series for x in xs(s)) > 3",
        "sum(rank(s, x) for s in series for x in xs(s)) > 3",
        'r_squared("A") > r_squared("B")',
        'highest_at("A") < highest_at("B")',
        'increasing("A")',
        'flat("A", 3) and highest("A") > highest("B")',
        'abs(last("B")) != max(values("B")) + relative_change("A") - relative_change("B")',
    ],
)
def test_no_formula_about_two_hundred_points_takes_long(formula: str) -> None:
    """What cannot be decided in the time of a few seconds is left open, not worked on for ever."""
    points = [(x, str(5 + x % 7 * 3)) for x in range(100)]
    figure = figure_of({"A": points, "B": [(x, str(4 + x % 5)) for x in range(100)]})
    assert judged(figure, formula).verdict in {"supported", "contradicted"}


@pytest.mark.parametrize(
    ("value", "formula", "verdict", "firmness"),
    [
        ("0.4", 'y("A", 1) * y("A", 1) < 0.01', "contradicted", "narrow"),
        ("10", 'y("A", 1) * y("A", 1) >= 90.25', "supported", "firm"),
        ("10", 'y("A", 1) * y("A", 1) > 90.25', "supported", "narrow"),
        ("0.4", 'y("A", 1) * y("A", 1) >= 0', "supported", "firm"),
        ("10", 'y("A", 1) * y("A", 1) != 99', "supported", "open"),
    ],
)
def test_products_are_bounded_as_closely_as_they_can_be(
    value: str, formula: str, verdict: str, firmness: str
) -> None:
    """A square is least in the middle; one that has to be met exactly, at a root, stays open."""
    found = judged(figure_of({"A": [(1, value)]}), formula)
    assert (found.verdict, found.firmness) == (verdict, firmness)


@pytest.mark.parametrize(
    ("values", "formula", "verdict", "firmness"),
    [
        ([0] * 5 + [3] * 5, 'flat("A", 2)', "contradicted", "narrow"),
        ([5] * 30, 'highest("A") - lowest("A") >= 0', "supported", "firm"),
        ([5, 5, 5, 5, 5, 0, 0], 'highest_at("A") <= 5', "supported", "firm"),
        ([5, 5, 5, 5, 5, 0, 0], 'highest_at("A") != 6', "supported", "firm"),
        ([5, 5, 5], 'lowest_at("A") >= lowest_at("A")', "supported", "firm"),
        ([5] * 6, 'highest("A") == max(values("A"))', "supported", "firm"),
        ([5, 5, 0, 0], 'highest_at("A") < 3', "supported", "firm"),
        ([5, 5, 0, 0], 'highest_at("A") < 2', "supported", "narrow"),
        ([5, 5, 0, 0], 'highest_at("A") >= 2', "contradicted", "narrow"),
        ([5, 5, 0, 0], 'not 3 > lowest_at("A")', "supported", "firm"),
    ],
)
def test_what_is_said_of_extremes_and_of_where_they_are_is_decided(
    values: list[int], formula: str, verdict: str, firmness: str
) -> None:
    """Also of more points than there are ways to take one by one."""
    figure = figure_of({"A": [(x, str(y)) for x, y in enumerate(values, 1)]})
    found = judged(figure, formula)
    assert (found.verdict, found.firmness) == (verdict, firmness)


def test_many_signs_of_size_in_one_another_take_no_time(two: Chart) -> None:
    """The size of a size is itself."""
    deep = "abs(" * 25 + 'y("A", 1)' + ")" * 25
    assert judged(two, f"{deep} == 10").verdict == "supported"


def test_endless_loops_are_refused() -> None:
    """Also those that never come to their inside."""
    figure = made({"A": [(x, "1") for x in range(10)], "B": [(99, "1")]})
    loops = " ".join(f'for a{count} in xs("A")' for count in range(9))
    with pytest.raises(FormulaError, match="the loops go on too long"):
        judged(figure, f'all(1 < 2 {loops} for z in shared("A", "B"))')


def test_a_range_that_changes_nothing_leaves_no_doubt() -> None:
    """Whatever the number of the other values is."""
    figure = made({"A": [(x, "1") for x in range(30)]})
    ranged = with_point(figure, "A", 7, y_low=Decimal(0), y_high=Decimal(2), basis="range")
    assert judged(ranged, 'flat("A", 2)').verdict == "supported"

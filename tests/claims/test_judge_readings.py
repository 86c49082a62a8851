"""What formulas are by other readings, which of them dispute it, and what is asked of them."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from figrepro.chart.chart import Chart
from figrepro.chart.resolve import resolve
from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from figrepro.figure.model import Reading
from tests.claims.about import figure_of, judged, judged_by, with_reading
from tests.figures import made, with_point


def test_another_reading_disputes_what_its_points_turn(two: Chart) -> None:
    """Put in place of the drawn points that it shares, and of no others."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9"), (9, "99")]})
    assert judged(other, 'change("A") > 0').disputed_by == ("other",)
    assert judged(other, 'y("A", 2) == 14').disputed_by == ()
    assert judged(other, 'highest("A") < 50').disputed_by == ()


def test_what_a_reading_lacks_is_undecided_not_false(two: Chart) -> None:
    """The drawn figure says which points there should be."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9")]})
    judge = Judge(other, "other")
    lacking = judged_by(judge, 'increasing("A", 1, 2)')
    assert lacking.reason == "the reading other has no point of A at 2"
    assert judged_by(judge, 'change("A", 1, 3) < 0').verdict == "supported"
    assert judged_by(judge, 'y("A", 2) > 0').verdict == "undecided"
    assert judged_by(judge, 'y("A", 2) > 0 and y("A", 1) < 0').verdict == "contradicted"
    assert judged_by(judge, 'y("A", 2) > 0 or y("A", 1) > 0').verdict == "supported"
    assert judged_by(judge, 'increasing("B")').verdict == "undecided"


def test_a_reading_that_is_the_same_disputes_nothing() -> None:
    """Of several points at one x each is put in the place of the one that it is, by their size."""
    points = {"A": [(1, "1"), (1, "3"), (3, "5")]}
    figure = made(points, kind="scatter")
    for read in (points["A"], points["A"][1::-1] + points["A"][2:]):
        same = with_reading(figure, "same", {"A": read})
        for formula in ('sum(values("A")) == 9', 'lowest("A") == 1'):
            assert judged(same, formula).disputed_by == ()


def test_what_is_known_of_values_can_be_asked_for(two: Chart) -> None:
    """A range is a value of its own kind, and any of it is as it is listed."""
    ranged = with_point(
        two, "A", 2, y=Decimal("13.5"), y_low=Decimal(13), y_high=Decimal(14), basis="range"
    )
    assert judged(ranged, 'approximate("A") == 2 and ranges("A") == 1').verdict == "supported"
    assert judged(ranged, 'min(doubts("A")) == 0').verdict == "supported"
    unknown = with_point(two, "A", 2, y_low=None)
    found = judged(unknown, 'max(doubts("A")) == 0.5')
    assert found.reason == "the reading does not say how exactly its values are known"


def test_another_reading_is_compared_with_the_values(two: Chart) -> None:
    """Point by point, each as exact as its reading says."""
    other = with_reading(two, "other", {"A": [(1, "12"), (3, "12"), (9, "99")], "C": [(1, "1")]})
    for formula, firmness in (
        ('reading("other", "A", 1) == 12', "narrow"),
        ('reading("other", "A", 1) - y("A", 1) == 2', "narrow"),
        ('reading("other", "A", 1) > y("A", 1)', "firm"),
        ('count(differences("other")) == 2', "firm"),
        ('max(abs(d) for d in differences("other")) == 2', "narrow"),
    ):
        found = judged(other, formula)
        assert (found.verdict, found.firmness) == ("supported", firmness)
    lacking = judged(other, 'reading("other", "A", 2) > 0')
    assert lacking.reason == "the reading other has no point of A there"
    with pytest.raises(FormulaError, match="there is no such reading") as raised:
        judged(other, 'count(differences("othr")) == 2')
    assert (raised.value.problem.allowed, raised.value.problem.hint) == (
        '"other"',
        "did you mean other?",
    )


def test_the_numbers_that_decide_have_the_decimals_of_the_reading(two: Chart) -> None:
    """Those of other readings do not count."""
    other = with_reading(two, "other", {"A": [(1, "12.25")]})
    judge = Judge(other)
    assert [*map(str, judge.numbers(judge.read('change("A") == 2')))] == ["A +2"]
    compared = judge.read('reading("other", "A", 1) > y("A", 1)')
    assert [*map(str, judge.numbers(compared))] == [
        "A at 1 in other: 12.25",
        "A at 1: 10",
    ]


def test_a_witness_names_the_reading_and_which_of_several_points() -> None:
    """So that its values can be put in place."""
    scatter = figure_of({"A": [(1, "30"), (1, "10")]}, kind="scatter")
    figure = with_reading(scatter, "other", {"A": [(1, "10.2")]})
    (point,) = judged(figure, 'highest("A") < 30.2').witness
    assert (point.series, point.rank, point.reading) == ("A", 2, "drawn")
    (point,) = judged(figure, 'reading("other", "A", 1) < 10.6').witness
    assert (point.reading, point.value > Fraction("10.6")) == ("other", True)


def test_a_reading_is_the_values_that_it_is_judged_by(two: Chart) -> None:
    """What a formula asks of it by name are the same values."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9")]})
    found = judged(other, 'reading("other", "A", 3) == y("A", 3)', "other")
    assert (found.verdict, found.firmness) == ("supported", "firm")
    found = judged(other, 'reading("other", "A", 3) > 9', "other")
    assert (found.verdict, found.firmness) == ("contradicted", "narrow")


def test_disputes_follow_how_values_are_known_and_how_they_are_ordered(two: Chart) -> None:
    """A reading's points in place of the drawn ones may be exact, or in another order at an x."""
    reading = Reading("exact", made({"A": [(1, "10")]}).figure.series)
    exact = resolve(replace(two.figure, readings=(reading,)))
    assert judged(exact, 'approximate("A") == 3').disputed_by == ("exact",)
    scatter = figure_of({"A": [(1, "1"), (1, "2"), (2, "5")]}, kind="scatter")
    figure = with_reading(scatter, "other", {"A": [(1, "7"), (1, "6"), (2, "5")]})
    assert judged(figure, 'values("A") == [6, 7, 5]').disputed_by == ("other",)
    assert judged(figure, 'values("A") == [1, 2, 5]').disputed_by == ("other",)

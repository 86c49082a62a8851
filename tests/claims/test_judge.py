"""What the numbers make of a formula: verdict, firmness, witness, dispute."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from figrepro.figure.model import Figure, Reading
from tests.claims.about import figure_of, judged, values_of, with_reading
from tests.claims.plain_python import holds
from tests.figures import made, with_point

TWO = {"A": [(1, "10"), (2, "14"), (3, "12")], "B": [(1, "8"), (2, "9"), (4, "20")]}


@pytest.fixture
def two() -> Figure:
    """Two series that share two x, each value within half a one."""
    return figure_of(TWO)


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
    two: Figure, formula: str, verdict: str, firmness: str
) -> None:
    """Two uses of one value are one value; both ends of a bound belong to it."""
    found = judged(two, formula)
    assert (found.verdict, found.firmness) == (verdict, firmness)


def test_a_witness_turns_the_verdict(two: Figure) -> None:
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
        listed = two.drawn.named(one.series)
        assert listed is not None
        point = listed.at(one.x)
        assert point is not None
        assert abs(one.value - Fraction(point.y)) <= Fraction(1, 2)


def test_equal_steps_of_decimals_are_equal() -> None:
    """In binary floats 0.475 - 0.47 is not 0.47 - 0.465."""
    figure = made({"A": [(1, "0.465"), (2, "0.47"), (3, "0.475")]})
    found = judged(figure, 'max(steps("A")) == min(steps("A"))')
    assert (found.verdict, found.firmness) == ("supported", "firm")


def test_a_range_is_supported_only_where_all_of_it_is(two: Figure) -> None:
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


def test_another_reading_disputes_what_its_points_turn(two: Figure) -> None:
    """Put in place of the drawn points that it shares, and of no others."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9"), (9, "99")]})
    assert judged(other, 'change("A") > 0').disputed_by == ("other",)
    assert judged(other, 'y("A", 2) == 14').disputed_by == ()
    assert judged(other, 'highest("A") < 50').disputed_by == ()


def test_what_a_reading_lacks_is_undecided_not_false(two: Figure) -> None:
    """The drawn figure says which points there should be."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9")]})
    judge = Judge(other, "other")
    lacking = judge.judge('increasing("A", 1, 2)')
    assert lacking.reason == "the reading other has no point of A at 2"
    assert judge.judge('change("A", 1, 3) < 0').verdict == "supported"
    assert judge.judge('y("A", 2) > 0').verdict == "undecided"
    assert judge.judge('y("A", 2) > 0 and y("A", 1) < 0').verdict == "contradicted"
    assert judge.judge('y("A", 2) > 0 or y("A", 1) > 0').verdict == "supported"
    assert judge.judge('increasing("B")').verdict == "undecided"


@pytest.mark.parametrize("kind", ["line", "scatter", "step", "bar", "area"])
def test_marks_of_every_kind_are_judged_alike(kind: str) -> None:
    """A formula is about values."""
    figure = figure_of(TWO, kind=kind)
    assert judged(figure, 'above("A", "B")').firmness == "firm"


def test_points_stand_in_order_along_the_axis_whatever_the_order_of_the_file() -> None:
    """What increases to the reader of a chart increases."""
    figure = made({"A": [(3, "30"), (1, "10"), (2, "20")]}, kind="scatter")
    assert judged(figure, 'increasing("A") and first("A") == 10').verdict == "supported"


def test_several_points_at_one_x_have_no_value_there() -> None:
    """A scatter may have them; elsewhere it has values."""
    figure = made({"A": [(1, "1"), (1, "2"), (2, "3")]}, kind="scatter")
    found = judged(figure, 'y("A", 1) == 1')
    assert (found.verdict, found.reason) == ("undecided", "there are several points of A at 1")
    assert judged(figure, 'y("A", 2) == 3').verdict == "supported"


def test_several_points_at_one_x_count_among_the_values_of_a_series() -> None:
    """The least and the greatest of them are those of the series, if any other is."""
    points = [(1, "1"), (1, "9"), (2, "3"), (3, "3")]
    figure = made({"A": points}, kind="scatter")
    for formula in (
        'count(values("A")) == 4 and count(xs("A")) == 3',
        'lowest("A") == 1 and lowest_at("A") == 1',
        'highest("A") == 9 and highest_at("A") == 1',
    ):
        assert judged(figure, formula).verdict == "supported"
    assert judged(figure, 'increasing("A", 1, 2)').verdict == "undecided"
    assert judged(figure, 'increasing("A")').verdict == "contradicted"


def test_a_single_point_between_two_x_neither_rises_nor_falls() -> None:
    """As a series of a single point does not."""
    found = judged(made({"A": [(1, "1"), (2, "2")]}), 'increasing("A", 2, 2)')
    reason = "between an x of A and itself there is no step"
    assert (found.verdict, found.reason) == ("undecided", reason)
    lone = judged(made({"A": [(1, "1")]}), 'increasing("A")')
    assert (lone.verdict, lone.reason) == ("undecided", "A has a single point")


def test_a_reading_that_is_the_same_disputes_nothing() -> None:
    """Of several points at one x each is put in the place of the one that it is, by their size."""
    points = {"A": [(1, "1"), (1, "3"), (3, "5")]}
    figure = made(points, kind="scatter")
    for read in (points["A"], points["A"][1::-1] + points["A"][2:]):
        same = with_reading(figure, "same", {"A": read})
        for formula in ('sum(values("A")) == 9', 'lowest("A") == 1'):
            assert judged(same, formula).disputed_by == ()


def test_what_is_known_of_values_can_be_asked_for(two: Figure) -> None:
    """A range is a value of its own kind, and any of it is as it is listed."""
    ranged = with_point(
        two, "A", 2, y=Decimal("13.5"), y_low=Decimal(13), y_high=Decimal(14), basis="range"
    )
    assert judged(ranged, 'approximate("A") == 2 and ranges("A") == 1').verdict == "supported"
    assert judged(ranged, 'min(doubts("A")) == 0').verdict == "supported"
    unknown = with_point(two, "A", 2, y_low=None)
    found = judged(unknown, 'max(doubts("A")) == 0.5')
    assert found.reason == "the reading does not say how exactly its values are known"


def test_another_reading_is_compared_with_the_values(two: Figure) -> None:
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
    assert (raised.value.fault.allowed, raised.value.fault.hint) == (
        '"other"',
        "did you mean other?",
    )


def test_the_numbers_that_decide_have_the_decimals_of_the_reading(two: Figure) -> None:
    """Those of other readings do not count."""
    other = with_reading(two, "other", {"A": [(1, "12.25")]})
    judge = Judge(other)
    assert [*map(str, judge.numbers(judge.read('change("A") == 2')))] == ["A +2"]
    compared = judge.read('reading("other", "A", 1) > y("A", 1)')
    assert [*map(str, judge.numbers(compared))] == [
        "A at 1 in other: 12.25",
        "A at 1: 10",
    ]


def test_dates_are_quoted_and_count_in_days() -> None:
    """Their order and their distances are those of the calendar."""
    from datetime import date

    figure = made({"A": [(date(2024, 1, 1), "1"), (date(2024, 1, 11), "21")]}, x={"scale": "date"})
    assert judged(figure, 'y("A", "2024-01-11") == 21 and rate("A") == 2').verdict == "supported"
    assert judged(figure, 'highest_at("A") == "2024-01-11"').firmness == "firm"
    assert judged(figure, 'highest_at("A") > "2024-01-05"').verdict == "supported"
    assert judged(figure, 'all(y("A", x) > 0 for x in xs("A"))').verdict == "supported"


def test_categories_stand_in_the_order_of_the_axis() -> None:
    """A later one is farther along."""
    figure = made({"A": [("low", "1"), ("high", "2")]}, x={"scale": "category"}, kind="bar")
    assert judged(figure, 'y("A", "high") == 2 and increasing("A")').verdict == "supported"
    assert judged(figure, 'lowest_at("A") == "low"').verdict == "supported"
    assert judged(figure, 'xs("A") == ["low", "high"]').verdict == "supported"


def test_ticks_say_the_order_of_categories() -> None:
    """They stand so on the axis, whatever the order of the file is."""
    axis = {"scale": "category", "ticks": ["low", "high"]}
    figure = made({"A": [("high", "2"), ("low", "1")]}, x=axis, kind="bar")
    assert judged(figure, 'first("A") == 1 and increasing("A")').verdict == "supported"


def test_names_may_hold_quotes_and_brackets() -> None:
    """A backslash makes a quote part of a name, and either kind of quotes holds the other."""
    figure = made({'say "a" [b]': [(1, "1")], "it's": [(1, "2")], "for": [(1, "3")]})
    assert judged(figure, r"""y("say \"a\" [b]", 1) < y("it's", 1)""").verdict == "supported"
    assert judged(figure, "y('say \"a\" [b]', 1) == 1").verdict == "supported"
    assert judged(figure, 'y("for", 1) == 3').verdict == "supported"


def test_texts_are_compared_as_the_names_they_are(two: Figure) -> None:
    """A loop over quoted series says what a loop over all series says."""
    assert judged(two, '"A" == "B"').verdict == "contradicted"
    looped = 'all(a == b or y(a, 1) == y(b, 1) for a in ["A", "B"] for b in ["A", "B"])'
    assert judged(two, looped).verdict == "contradicted"


@pytest.mark.parametrize(
    "formula",
    ['any(s == "a" for s in series)', '"A" == "a"', '["A", "a"] == ["A", "B"]'],
)
def test_a_slip_in_a_compared_name_is_refused(two: Figure, formula: str) -> None:
    """It would make a statement true, or false, for nothing."""
    with pytest.raises(FormulaError) as raised:
        judged(two, formula)
    assert raised.value.fault.hint == "did you mean A?"


def test_a_slip_in_a_compared_category_is_refused() -> None:
    """Also where it is compared with where an extreme is."""
    figure = made({"A": [("Jan", "1"), ("Feb", "2")]}, x={"scale": "category"})
    for formula in ('highest_at("A") == "Fbe"', 'xs("A") == ["Jan", "Fbe"]'):
        with pytest.raises(FormulaError, match="no series has a point there"):
            judged(figure, formula)


def test_a_list_of_statements_may_stand_in_brackets(two: Figure) -> None:
    """Its numbers are told as well."""
    judge = Judge(two)
    parsed = judge.read('any([first("A") < 1, last("A") > 3])')
    assert judge.judge_parsed(parsed).verdict == "supported"
    assert [str(number) for number in judge.numbers(parsed)] == ["last of A: 12"]


def test_places_may_be_worked_out_from_places(two: Figure) -> None:
    """The last x of a series is a place like any other."""
    assert judged(two, 'y("A", max(xs("A"))) == 12').verdict == "supported"
    assert judged(two, 'highest_at("B") == max(xs("B"))').verdict == "supported"
    with pytest.raises(FormulaError, match="a place cannot depend on values"):
        judged(two, 'y("A", lowest("B")) > 1')


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


def test_a_witness_names_the_reading_and_which_of_several_points() -> None:
    """So that its values can be put in place."""
    scatter = figure_of({"A": [(1, "30"), (1, "10")]}, kind="scatter")
    figure = with_reading(scatter, "other", {"A": [(1, "10.2")]})
    (point,) = judged(figure, 'highest("A") < 30.2').witness
    assert (point.series, point.rank, point.reading) == ("A", 2, "drawn")
    (point,) = judged(figure, 'reading("other", "A", 1) < 10.6').witness
    assert (point.reading, point.value > Fraction("10.6")) == ("other", True)


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


def test_a_reading_is_the_values_that_it_is_judged_by(two: Figure) -> None:
    """What a formula asks of it by name are the same values."""
    other = with_reading(two, "other", {"A": [(1, "10"), (3, "9")]})
    found = Judge(other, "other").judge('reading("other", "A", 3) == y("A", 3)')
    assert (found.verdict, found.firmness) == ("supported", "firm")
    found = Judge(other, "other").judge('reading("other", "A", 3) > 9')
    assert (found.verdict, found.firmness) == ("contradicted", "narrow")


def test_disputes_follow_how_values_are_known_and_how_they_are_ordered(two: Figure) -> None:
    """A reading's points in place of the drawn ones may be exact, or in another order at an x."""
    exact = replace(two, readings=(Reading("exact", made({"A": [(1, "10")]}).series),))
    assert judged(exact, 'approximate("A") == 3').disputed_by == ("exact",)
    scatter = figure_of({"A": [(1, "1"), (1, "2"), (2, "5")]}, kind="scatter")
    figure = with_reading(scatter, "other", {"A": [(1, "7"), (1, "6"), (2, "5")]})
    assert judged(figure, 'values("A") == [6, 7, 5]').disputed_by == ("other",)
    assert judged(figure, 'values("A") == [1, 2, 5]').disputed_by == ("other",)


def test_many_signs_of_size_in_one_another_take_no_time(two: Figure) -> None:
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

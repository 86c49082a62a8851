"""What the points of a figure say by themselves, and how its readings agree."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.figure.measure import (
    ReadingComparison,
    SeriesSummary,
    SharedPoint,
    compare_readings,
    summarise,
)
from figrepro.figure.model import Figure, Point, X
from tests.figures import of_readings, shipped

FEW = settings(max_examples=50, deadline=None)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


def figure_of(*readings: tuple[Point, ...]) -> Figure:
    """A figure with one series, called s, in these readings."""
    return of_readings(*({"s": points} for points in readings))


def point(x: X, y: str, low: str | None = None, high: str | None = None) -> Point:
    """A point, approximate unless its bounds are given."""
    y_low, y_high = (None if bound is None else Decimal(bound) for bound in (low, high))
    return Point(x, Decimal(y), y_low, y_high, basis="approximate")


def written(one: Point) -> str:
    """Where a point stands and what its value is."""
    return f"{one.y} at {one.x}"


def between(y: Decimal, below: Decimal, above: Decimal) -> Point:
    """A point at x = 1 that lies between y - |below| and y + |above|, without rounding."""
    low, high = Fraction(y) - abs(Fraction(below)), Fraction(y) + abs(Fraction(above))
    return Point(Decimal(1), y, _decimal(low), _decimal(high), basis="approximate")


def _decimal(fraction: Fraction) -> Decimal:
    """A fraction that is a decimal, as that decimal."""
    places = 60
    scaled = fraction * 10**places
    assert scaled.denominator == 1
    return Decimal(f"{scaled.numerator}e-{places}")


def summary_of(figure_id: str, series: str) -> SeriesSummary:
    """The summary of one series of a shipped figure, which has its points in order."""
    return summarise(series, shipped(figure_id).layer(series).points)


def comparisons_of(figure_id: str) -> tuple[ReadingComparison, ...]:
    """Every pair of readings of a shipped figure."""
    return compare_readings(shipped(figure_id).figure)


def pair_of(figure_id: str, first: str, second: str) -> ReadingComparison:
    """The comparison of two readings of a shipped figure."""
    found = comparisons_of(figure_id)
    return next(one for one in found if (one.first, one.second) == (first, second))


class TestSummary:
    """A series in a few numbers."""

    def test_first_last_and_change_of_a_series(self) -> None:
        """350M of vocab-accuracy goes from 0.45 to 0.49, by 0.04, give or take a step."""
        summary = summary_of("vocab-accuracy", "350M")
        assert summary.points == 5
        assert written(summary.first) == "0.45 at 20000"
        assert written(summary.last) == "0.49 at 100000"
        assert summary.change.value == Decimal("0.04")
        assert (summary.change.low, summary.change.high) == (Decimal("0.035"), Decimal("0.045"))

    def test_lowest_and_highest_with_where(self) -> None:
        """1.3B of vocab-accuracy is highest at 80000, before its last point."""
        summary = summary_of("vocab-accuracy", "1.3B")
        assert written(summary.highest.point) == "0.50 at 80000"
        assert (summary.highest.low, summary.highest.high) == (Decimal("0.4975"), Decimal("0.5025"))
        assert written(summary.lowest.point) == "0.48 at 20000"

    def test_a_range_counts_with_its_midpoint_and_its_bounds(self) -> None:
        """16 Rec ends at 63 to 64: the change is taken from 63.5, its bounds from both ends."""
        change = summary_of("hellaswag", "16 Rec").change
        assert (change.value, change.low, change.high) == (
            Decimal("18.5"),
            Decimal("17.5"),
            Decimal("19.5"),
        )

    def test_bounds_of_the_highest_value_come_from_every_point(self) -> None:
        """A lower point with a higher bound raises what the highest value can be."""
        points = (point(Decimal(1), "5", "4.9", "5.1"), point(Decimal(2), "4", "1", "7"))
        highest = summarise("s", points).highest
        assert written(highest.point) == "5 at 1"
        assert (highest.low, highest.high) == (Decimal("4.9"), Decimal(7))

    def test_of_equal_values_the_first_is_named(self) -> None:
        """The lowest and the highest of equal values stand where they are met first."""
        points = (point(Decimal(2), "1"), point(Decimal(3), "1"), point(Decimal(4), "1"))
        summary = summarise("s", points)
        assert summary.lowest.point.x == summary.highest.point.x == Decimal(2)

    def test_a_single_point_changes_by_nothing_at_all(self) -> None:
        """It is the same value at both ends, however uncertain."""
        change = summarise("s", [point(Decimal(1), "1", "0", "2")]).change
        assert {change.value, change.low, change.high} == {Decimal(0)}

    def test_unknown_bounds_stay_unknown(self) -> None:
        """One point without bounds leaves what depends on it without bounds."""
        points = (point(Decimal(1), "1"), point(Decimal(2), "2", "1.5", "2.5"))
        summary = summarise("s", points)
        assert (summary.change.low, summary.change.high) == (None, None)
        assert (summary.lowest.low, summary.highest.high) == (None, None)

    def test_steps_that_differ_in_floats_are_equal(self) -> None:
        """From 0.465 to 0.47 and from 0.47 to 0.475 is the same step, which floats deny."""
        first = point(Decimal(1), "0.465"), point(Decimal(2), "0.47")
        second = point(Decimal(1), "0.47"), point(Decimal(2), "0.475")
        changes = [summarise("s", points).change.value for points in (first, second)]
        assert changes[0] == changes[1] == Decimal("0.005")

    @FEW
    @given(numbers, numbers)
    def test_the_change_is_exact(self, first: Decimal, last: Decimal) -> None:
        """Not a digit is lost, however unlike the two numbers are."""
        assume(max(abs(first.adjusted()), abs(last.adjusted())) < 200)
        points = (Point(Decimal(1), first), Point(Decimal(2), last))
        change = summarise("s", points).change.value
        assert Fraction(change) == Fraction(last) - Fraction(first)

    @FEW
    @given(st.data())
    def test_no_choice_within_the_bounds_leaves_them(self, data: st.DataObject) -> None:
        """Whatever values the points have within their bounds, the facts stay within theirs."""
        cents = st.decimals(min_value=-99, max_value=99, places=2)
        drawn = data.draw(st.lists(st.builds(between, cents, cents, cents), min_size=1))
        points = [replace(one, x=Decimal(x)) for x, one in enumerate(drawn)]
        chosen = [data.draw(_within(one)) for one in points]
        summary = summarise("s", points)
        facts = {
            chosen[-1] - chosen[0]: (summary.change.low, summary.change.high),
            min(chosen): (summary.lowest.low, summary.lowest.high),
        }
        for value, (low, high) in facts.items():
            assert low is not None
            assert high is not None
            assert Fraction(low) <= value <= Fraction(high)


def _within(one: Point) -> st.SearchStrategy[Fraction]:
    """A value within the bounds of a point, the bounds among them."""
    assert one.y_low is not None
    assert one.y_high is not None
    low, high = Fraction(one.y_low), Fraction(one.y_high)
    return st.integers(0, 10).map(lambda tenth: low + (high - low) * tenth / 10)


class TestReadings:
    """Every pair of readings against each other."""

    def test_the_worst_disagreement_stands_on_top(self) -> None:
        """Hellaswag's 64 Rec at 800 is 47 in the drawing and 65 in another description."""
        worst = comparisons_of("hellaswag")[0].shared[0]
        assert worst.readings == ("drawn", "second-description")
        assert worst.series == "64 Rec"
        assert (written(worst.first), written(worst.second)) == ("47 at 800", "65 at 800")
        assert worst.difference == Decimal(18)
        assert worst.inside is False

    def test_every_pair_with_the_drawn_reading_first(self) -> None:
        """Three readings make three pairs, the one that is furthest apart first."""
        pairs = [(one.first, one.second) for one in comparisons_of("hellaswag")]
        assert pairs == [
            ("drawn", "second-description"),
            ("published", "second-description"),
            ("drawn", "published"),
        ]

    def test_shared_points_worst_first(self) -> None:
        """The published values of vocab-accuracy differ by 4, 2 and 2 thousandths."""
        shared = pair_of("vocab-accuracy", "drawn", "published").shared
        assert [(one.series, one.difference, one.inside) for one in shared] == [
            ("350M", Decimal("0.004"), False),
            ("1.3B", Decimal("0.002"), True),
            ("2.4B", Decimal("0.002"), True),
        ]

    def test_then_the_points_that_only_one_has(self) -> None:
        """Two of the published values of hellaswag stand where nothing was drawn."""
        lone = pair_of("hellaswag", "drawn", "published").lone
        assert len(lone) == 12
        published = [one for one in lone if one.reading == "published"]
        assert [(one.series, written(one.point)) for one in published] == [
            ("1 Rec", "29.19 at 180"),
            ("32 Rec", "48.80 at 180"),
        ]

    def test_every_point_is_shared_or_lone(self) -> None:
        """No point of either reading is left out of the comparison of hellaswag."""
        for comparison in comparisons_of("hellaswag"):
            names = (comparison.first, comparison.second)
            figure = shipped("hellaswag").figure
            readings = [one for one in (figure.drawn, *figure.readings) if one.name in names]
            points = sum(len(series.points) for one in readings for series in one.series)
            assert 2 * len(comparison.shared) + len(comparison.lone) == points

    def test_a_single_reading_has_no_pairs(self) -> None:
        """There is nothing to compare it with."""
        assert compare_readings(figure_of((point(Decimal(1), "1"),))) == ()

    def test_pairs_without_a_shared_point_come_last(self) -> None:
        """They say nothing about how far readings are apart."""
        one, other = (point(Decimal(1), "5"),), (point(Decimal(2), "5"),)
        comparisons = compare_readings(figure_of(one, other, one))
        pairs = [(comparison.first, comparison.second) for comparison in comparisons]
        assert pairs == [("drawn", "third"), ("drawn", "second"), ("second", "third")]

    def test_x_is_compared_as_a_number(self) -> None:
        """800 and 800.0 are the same place."""
        figure = figure_of((point(Decimal(800), "1"),), (point(Decimal("800.0"), "1"),))
        assert len(compare_readings(figure)[0].shared) == 1

    @pytest.mark.parametrize(("value", "difference", "lone"), [("2", 1, "5"), ("4.5", "-0.5", "1")])
    def test_of_several_points_at_one_x_the_nearest_belong_together(
        self, value: str, difference: str, lone: str
    ) -> None:
        """Of a scatter's two points and one, the other is lone."""
        x = Decimal(1)
        figure = figure_of((point(x, "5"), point(x, "1")), (point(x, value),))
        comparison = compare_readings(figure)[0]
        assert [one.difference for one in comparison.shared] == [Decimal(difference)]
        assert [(one.reading, written(one.point)) for one in comparison.lone] == [
            ("drawn", f"{lone} at 1")
        ]

    @FEW
    @given(st.lists(st.integers(0, 30), max_size=6), st.lists(st.integers(0, 30), max_size=6))
    def test_the_distances_of_what_belongs_together_add_up_to_the_least(
        self, first: list[int], second: list[int]
    ) -> None:
        """Over all ways to pair as many as there are."""
        readings = [tuple(point(Decimal(1), str(y)) for y in ys) for ys in (first, second)]
        shared = compare_readings(figure_of(*readings))[0].shared
        few, many = sorted((sorted(first), sorted(second)), key=len)
        least = min(
            sum(abs(a - b) for a, b in zip(few, chosen, strict=True))
            for chosen in combinations(many, len(few))
        )
        assert sum(abs(one.difference) for one in shared) == least

    @pytest.mark.parametrize(
        ("first", "second", "inside"),
        [
            pytest.param(("5", "4", "6"), ("7", "6", "8"), True, id="bounds that touch"),
            pytest.param(("5", "4", "6"), ("7", "6.1", "8"), False, id="bounds apart"),
            pytest.param(("7", "6.1", "8"), ("5", "4", "6"), False, id="apart the other way"),
            pytest.param(("5", None, None), ("6", "4", "8"), None, id="no bounds, values differ"),
            pytest.param(("5", "4", "8"), ("6", "4", None), None, id="one bound missing"),
            pytest.param(("5", None, None), ("5.0", None, None), True, id="equal, no bounds"),
        ],
    )
    def test_inside_outside_or_unknown(
        self,
        first: tuple[str, str | None, str | None],
        second: tuple[str, str | None, str | None],
        inside: bool | None,  # noqa: FBT001 - the expected value
    ) -> None:
        """Two values agree where their closed bounds overlap, or where they are equal."""
        assert self._shared(point(Decimal(1), *first), point(Decimal(1), *second)).inside is inside

    @FEW
    @given(numbers, numbers)
    def test_the_difference_is_exact_and_the_second_less_the_first(
        self, first: Decimal, second: Decimal
    ) -> None:
        """Not a digit is lost, however unlike the two numbers are."""
        assume(max(abs(first.adjusted()), abs(second.adjusted())) < 200)
        shared = self._shared(Point(Decimal(1), first), Point(Decimal(1), second))
        assert Fraction(shared.difference) == Fraction(second) - Fraction(first)

    @FEW
    @given(st.lists(st.integers(-(10**40), 10**40), min_size=1, unique=True))
    def test_the_order_follows_the_size_and_not_the_sign(self, values: list[int]) -> None:
        """Differences get smaller from top to bottom, to the last of forty digits."""
        places = [Decimal(place) for place in range(len(values))]
        figure = figure_of(
            tuple(Point(x, Decimal(0)) for x in places),
            tuple(Point(x, Decimal(value)) for x, value in zip(places, values, strict=True)),
        )
        sizes = [abs(int(one.difference)) for one in compare_readings(figure)[0].shared]
        assert sizes == sorted(map(abs, values), reverse=True)

    @staticmethod
    def _shared(first: Point, second: Point) -> SharedPoint:
        return compare_readings(figure_of((first,), (second,)))[0].shared[0]

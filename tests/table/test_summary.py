"""What the points of a series say by themselves."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.figure.model import Point, X
from figrepro.table.summary import SeriesSummary, summarise
from tests.figures import shipped

FEW = settings(max_examples=50, deadline=None)
numbers = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**40), max_value=10**40)


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

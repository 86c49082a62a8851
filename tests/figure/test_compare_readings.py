"""How the readings of a figure agree."""

from decimal import Decimal
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.figure.compare_readings import (
    PairedPoint,
    ReadingComparison,
    SharedPoint,
    compare_readings,
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


def lone_point(one: PairedPoint) -> str:
    """Where the point stands that only one reading has."""
    (point,) = [point for point in (one.first, one.second) if point is not None]
    return written(point)


def comparisons_of(figure_id: str) -> tuple[ReadingComparison, ...]:
    """Every pair of readings of a shipped figure."""
    return compare_readings(shipped(figure_id).figure)


def pair_of(figure_id: str, first: str, second: str) -> ReadingComparison:
    """The comparison of two readings of a shipped figure."""
    found = comparisons_of(figure_id)
    return next(one for one in found if (one.first, one.second) == (first, second))


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
        published = [one for one in lone if one.first is None]
        assert [(one.series, lone_point(one)) for one in published] == [
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
        assert [(one.verdict, lone_point(one)) for one in comparison.lone] == [
            ("only in drawn", f"{lone} at 1")
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

"""Of any formula about any figure: a firm verdict never turns, and every witness turns it."""

import random
import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import product
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.claims.claims_file import read_claims
from figrepro.claims.verdicts import Judgement
from tests.claims.about import figure_of, judged, listed_from_one, values_of
from tests.claims.plain_python import Points, holds
from tests.figures import SHIPPED, made, shipped, with_point

_SOME_CORNERS = 1 << 10
_ALL_CORNERS = 1 << 16
"""Of sixteen points: as many as are tried one by one, where there is time."""
_INTERIORS = 40
_NOT_LINEAR = re.compile(r"[*]|rank|count")
_AXES = re.compile("ticks|limits")
"""What a formula asks of the axes depends on no value."""

Changed = dict[tuple[str, Any], Fraction]

names = st.sampled_from(["A", "B"])
places = st.integers(1, 3)
small = st.integers(-6, 6).map(str) | st.sampled_from(["0.5", "1.5", "-2.5"])


@st.composite
def numbers(draw: st.DrawFn, depth: int = 2) -> str:
    """A number of a formula about the series A and B."""
    if depth and draw(st.booleans()):
        left, right = draw(numbers(depth - 1)), draw(numbers(depth - 1))
        shape = draw(
            st.sampled_from(["({} + {})", "({} - {})", "({} * {})", "max({}, {})", "min({}, {})"])
        )
        return shape.format(left, right)
    name, other = draw(names), draw(places)
    return draw(
        st.sampled_from(
            [
                f'y("{name}", {other})', f'change("{name}")', f'first("{name}")',
                f'last("{name}")', f'slope("{name}")', f'highest("{name}")', f'lowest("{name}")',
                f'abs(change("{name}", 1, {other}))', f'sum(steps("{name}"))',
                f'rank("{name}", {other})', f"count(y(s, {other}) > 1 for s in series)",
                draw(small),
            ]
        )
    )  # fmt: skip


@st.composite
def statements(draw: st.DrawFn, depth: int = 2) -> str:
    """A formula about the series A and B."""
    if depth and draw(st.booleans()):
        left, right = draw(statements(depth - 1)), draw(statements(depth - 1))
        shape = draw(st.sampled_from(["({} and {})", "({} or {})", "(not {} and {})"]))
        return shape.format(left, right)
    name, other = draw(names), draw(names)
    sign = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
    return draw(
        st.sampled_from(
            [
                f"{draw(numbers())} {sign} {draw(numbers())}",
                f'increasing("{name}")', f'decreasing("{name}")', f'above("{name}", "{other}")',
                f'below("{name}", "{other}")', f'flat("{name}", 2)',
                f'between(last("{name}"), 1, 3)', f'highest_at("{name}") {sign} 2',
                f'lowest_at("{name}") {sign} highest_at("{other}")',
                f"all(y(s, x) {sign} {draw(small)} for s in series for x in xs(s))",
                f'any(d {sign} 0 for d in steps("{name}"))',
                f'increasing("{name}", {draw(st.sampled_from(["1, 3", "3, 1", "2, 3", "2, 1"]))})',
            ]
        )
    )  # fmt: skip


values = st.lists(st.integers(-4, 4), min_size=3, max_size=3)


def corners_and_interiors(
    figure: Chart, among: list[tuple[str, Any]], most: int = _SOME_CORNERS
) -> Iterator[Changed]:
    """Values that the bounds allow: all corners if they are few, and some by chance."""
    bounds = {
        (one.name, point.x): (Fraction(point.y_low), Fraction(point.y_high))
        for one in figure.figure.series
        for point in one.points
        if point.y_low is not None and point.y_high is not None and (one.name, point.x) in among
    }
    chance = random.Random(3)  # noqa: S311 - the same values on every run
    if 1 << len(bounds) <= most:
        for corner in product(*bounds.values()):
            yield dict(zip(bounds, corner, strict=True))
    else:
        for _ in range(most):
            yield {key: chance.choice(ends) for key, ends in bounds.items()}
    for _ in range(_INTERIORS):
        yield {
            key: low + (high - low) * Fraction(chance.randint(0, 1000), 1000)
            for key, (low, high) in bounds.items()
        }


def require_sound(
    figure: Chart,
    formula: str,
    found: Judgement,
    among: list[Any],
    most: int = _SOME_CORNERS,
) -> None:
    """Holds a judgement against Python's own arithmetic."""
    expected = holds(formula, values_of(figure))
    assert (found.verdict == "supported") == expected
    if found.firmness == "firm":
        for changed in corners_and_interiors(figure, among, most):
            assert holds(formula, values_of(figure, changed)) == expected, changed
    if found.firmness == "narrow":
        witness = {(one.series, one.x): one.value for one in found.witness}
        assert holds(formula, values_of(figure, witness)) != expected, witness


@given(formula=statements(), first=values, second=values)
@settings(max_examples=150)
def test_a_random_formula_is_judged_soundly(
    formula: str, first: list[int], second: list[int]
) -> None:
    """Values are whole numbers read within half a one, so that ties are common."""
    figure = figure_of(listed_from_one(first, second))
    found = judged(figure, formula)
    assert found.verdict in {"supported", "contradicted"}
    require_sound(figure, formula, found, spots_of(figure))


def spots_of(figure: Chart) -> list[tuple[str, Any]]:
    """The series and x of every point."""
    return [(one.name, point.x) for one in figure.figure.series for point in one.points]


@st.composite
def divisions(draw: st.DrawFn) -> str:
    """A comparison of numbers that divide values by values, perhaps with another statement."""
    name, other = draw(names), draw(names)
    quotients = st.sampled_from(
        [
            f'relative_change("{name}")', f'relative_change("{other}", 2, 3)',
            f'r_squared("{name}")', f'rate("{other}", 1, 3)',
            f'y("{name}", 1) / y("{other}", 2)', f'change("{name}") / slope("{other}")',
            f'y("{name}", 3) / (highest("{other}") - 6)',
            f'relative_change("{name}") + relative_change("{other}")',
            f'relative_change("{name}") * relative_change("{other}")',
            f'(y("{name}", 3) * y("{other}", 1)) / y("{other}", 3)',
        ]
    )  # fmt: skip
    left = draw(quotients)
    right = draw(st.one_of(quotients, small, numbers(depth=0)))
    sign = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
    plain = f"{left} {sign} {right}"
    shape = draw(
        st.sampled_from(["{}", "not {}", "({} and {})", "({} or {})", "({} - 1 < 2 or {})"])
    )
    return shape.format(plain if "- 1" not in shape else left, draw(statements(depth=0)))


@given(formula=divisions(), first=values, second=values)
@settings(max_examples=150)
def test_a_random_formula_that_divides_is_judged_soundly(
    formula: str, first: list[int], second: list[int]
) -> None:
    """Undecided is only what Python cannot work out, either, for it divides by zero."""
    figure = figure_of(listed_from_one(first, second))
    found = judged(figure, formula)
    expected = worked_out(formula, values_of(figure))
    if found.verdict == "undecided":
        assert expected is None
        return
    stated = found.verdict == "supported"
    assert expected in {stated, None}
    if found.firmness == "firm":
        for changed in corners_and_interiors(figure, spots_of(figure)):
            assert worked_out(formula, values_of(figure, changed)) in {stated, None}, changed
    if found.firmness == "narrow":
        witness = {(one.series, one.x): one.value for one in found.witness}
        assert worked_out(formula, values_of(figure, witness)) in {not stated, None}, witness


def worked_out(formula: str, points: Points) -> bool | None:
    """Whether a formula holds; None where Python divides by zero before it knows."""
    try:
        return holds(formula, points)
    except ZeroDivisionError:
        return None


@given(formula=statements(), first=values, second=values, width=st.integers(1, 3))
@settings(max_examples=100)
def test_what_ranges_say_is_said_of_all_their_values(
    formula: str, first: list[int], second: list[int], width: int
) -> None:
    """Supported is what all of them hold, contradicted what none does."""
    figure = made(listed_from_one(first, second))
    for series, x in (("A", 2), ("B", 3)):
        listed = figure.figure.drawn.named(series)
        assert listed is not None
        y = listed.points[x - 1].y
        figure = with_point(figure, series, x, y_low=y - width, y_high=y + width, basis="range")
    found = judged(figure, formula)
    ranged = [("A", Decimal(2)), ("B", Decimal(3))]
    held = {
        holds(formula, values_of(figure, changed))
        for changed in corners_and_interiors(figure, ranged)
    }
    if found.verdict == "undecided":
        assert found.reason
    else:
        assert held == {found.verdict == "supported"}


@given(formula=statements(depth=1), first=values, second=values)
@settings(max_examples=150)
def test_what_is_linear_is_never_left_open(
    formula: str, first: list[int], second: list[int]
) -> None:
    """It is proved, or values that turn it are found."""
    assume(not _NOT_LINEAR.search(formula))
    figure = figure_of(listed_from_one(first, second))
    assert judged(figure, formula).firmness in {"firm", "narrow"}


def claims_with_formulas() -> Iterator[Any]:
    """Every claim of the two figures that has a formula."""
    for figure_id in SHIPPED:
        figure = shipped(figure_id)
        assert figure.figure.folder is not None
        for _, claim in read_claims(figure.figure.folder).claims:
            if claim.formula is not None and not _AXES.search(claim.formula):
                yield pytest.param(figure_id, claim.formula, id=claim.id)


EACH_CLAIM = pytest.mark.parametrize(("figure_id", "formula"), list(claims_with_formulas()))


@EACH_CLAIM
def test_the_claims_of_the_two_figures_are_judged_soundly(figure_id: str, formula: str) -> None:
    """A thousand corners of the values they name, and values in between; the slow part has all."""
    figure = shipped(figure_id)
    found = judged(figure, formula)
    require_sound(figure, formula, found, named_in(formula, figure))


@pytest.mark.slow
@EACH_CLAIM
def test_no_corner_of_all_values_turns_a_firm_claim(figure_id: str, formula: str) -> None:
    """Each of them: 15 points have 32,768."""
    figure = shipped(figure_id)
    found = judged(figure, formula)
    require_sound(figure, formula, found, named_in(formula, figure), _ALL_CORNERS)


def named_in(formula: str, figure: Chart) -> list[tuple[str, Any]]:
    """The points of the series that a formula names."""
    return [
        (one.name, point.x)
        for one in figure.figure.series
        for point in one.points
        if f'"{one.name}"' in formula or "in series" in formula
    ]

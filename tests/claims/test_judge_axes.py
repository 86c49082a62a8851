"""What formulas say of places and names: along every kind of axis, for every kind of mark."""

import pytest

from figrepro.chart.chart import Chart
from figrepro.claims.errors import FormulaError
from figrepro.claims.judge import Judge
from figrepro.errors import FigreproError
from tests.claims.about import TWO, figure_of, judged
from tests.figures import below_one_another, made


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


@pytest.mark.parametrize("day", ["20240531", "2024-W22-5", "2024-5-31"])
def test_a_date_is_written_as_in_the_file(day: str) -> None:
    """What the CSV refuses is refused in a formula, too."""
    figure = made({"A": [("2024-05-31", "1")]}, x={"scale": "date"})
    for formula in (f'y("A", "{day}") == 1', f'highest_at("A") == "{day}"'):
        with pytest.raises(FormulaError, match="this is not a date"):
            judged(figure, formula)


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


def test_texts_are_compared_as_the_names_they_are(two: Chart) -> None:
    """A loop over quoted series says what a loop over all series says."""
    assert judged(two, '"A" == "B"').verdict == "contradicted"
    looped = 'all(a == b or y(a, 1) == y(b, 1) for a in ["A", "B"] for b in ["A", "B"])'
    assert judged(two, looped).verdict == "contradicted"


@pytest.mark.parametrize(
    "formula",
    ['any(s == "a" for s in series)', '"A" == "a"', '["A", "a"] == ["A", "B"]'],
)
def test_a_slip_in_a_compared_name_is_refused(two: Chart, formula: str) -> None:
    """It would make a statement true, or false, for nothing."""
    with pytest.raises(FormulaError) as raised:
        judged(two, formula)
    assert raised.value.problem.hint == "did you mean A?"


def test_a_slip_in_a_compared_category_is_refused() -> None:
    """Also where it is compared with where an extreme is."""
    figure = made({"A": [("Jan", "1"), ("Feb", "2")]}, x={"scale": "category"})
    for formula in ('highest_at("A") == "Fbe"', 'xs("A") == ["Jan", "Fbe"]'):
        with pytest.raises(FormulaError, match="no series has a point there"):
            judged(figure, formula)


def test_a_list_of_statements_may_stand_in_brackets(two: Chart) -> None:
    """Its numbers are told as well."""
    judge = Judge(two)
    parsed = judge.read('any([first("A") < 1, last("A") > 3])')
    assert judge.judge(parsed).verdict == "supported"
    assert [str(number) for number in judge.numbers(parsed)] == ["last of A: 12"]


def test_places_may_be_worked_out_from_places(two: Chart) -> None:
    """The last x of a series is a place like any other."""
    assert judged(two, 'y("A", max(xs("A"))) == 12').verdict == "supported"
    assert judged(two, 'highest_at("B") == max(xs("B"))').verdict == "supported"
    with pytest.raises(FormulaError, match="a place cannot depend on values"):
        judged(two, 'y("A", lowest("B")) > 1')


def test_series_of_several_panels_are_judged_together() -> None:
    """They are named by their labels or looked up at their x, whichever panel they are in."""
    both = below_one_another(
        made({"A": [(1, "1"), (2, "2")]}, x={"limits": [0, 4]}),
        made({"B": [(3, "7")]}, x={"limits": [0, 4]}, series={"B": {"label": "the lower"}}),
    )
    assert judged(both, 'y("A", 1) < y("B", 3)').verdict == "supported"
    assert judged(both, 'limits("x") == [0, 4]').verdict == "supported"
    with pytest.raises(FormulaError, match='it is the label of "B"'):
        judged(both, 'first("the lower") > 1')
    with pytest.raises(FormulaError, match='panels differ in this axis; found "y"'):
        judged(both, 'limits("y") == [0, 1]')


def test_categories_of_several_panels_stand_in_one_order() -> None:
    """Every one has its place."""
    both = below_one_another(
        *(made({name: [(place, "1")]}, x={"scale": "category"}) for name, place in ("AX", "BY"))
    )
    assert judged(both, 'y("A", "X") == y("B", "Y")').verdict == "supported"


def test_panels_with_x_of_several_types_are_refused() -> None:
    """What a place is could not be said before the values are known."""
    both = below_one_another(
        made({"A": [(1, "1")]}), made({"B": [("X", "1")]}, x={"scale": "category"})
    )
    with pytest.raises(FigreproError, match="x axes of one type in all panels; found number and"):
        judged(both, 'first("A") == 1')

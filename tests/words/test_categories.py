"""What is said of series over categories."""

import pytest

from tests.figures import made
from tests.words.holding import require_true, said_of

CATEGORY = {"scale": "category", "label": "Task"}


def test_few_categories_are_told_one_by_one() -> None:
    """With the highest and the lowest, where they neither rise nor fall throughout."""
    points = [("a", "3"), ("b", "5"), ("c", "1"), ("d", "4")]
    assert said_of(made({"A": points}, x=CATEGORY, kind="bar"), "series") == [
        "A is 3 at a, 5 at b, 1 at c and 4 at d.",
        "Its highest value, 5, is at b; its lowest, 1, is at c.",
    ]


def test_bars_stand_in_no_order() -> None:
    """They neither rise nor fall; they are highest and lowest somewhere."""
    values = {
        "west": "5",
        "south": "1",
        "north": "5",
        "east": "3",
        "inner": "2",
        "outer": "2",
        "old": "4",
    }
    figure = made(
        {"A": [*values.items()], "B": [(name, "2") for name in values]}, x=CATEGORY, kind="bar"
    )
    assert said_of(figure, "series") == [
        "A is highest at west and north (5) and lowest at south (1).",
        "B is 2 at all seven of its categories.",
    ]
    assert said_of(figure, "comparison") == [
        "A reaches highest and lowest of all.",
        "A and B are equal at inner and outer.",
    ]
    assert (
        require_true(figure)
        .text("short")
        .endswith(" A is highest at west and north (5) and lowest at south (1); B is 2 throughout.")
    )


@pytest.mark.parametrize("kind", ["line", "step", "area"])
def test_what_joins_categories_gives_them_an_order(kind: str) -> None:
    """A line from month to month has a course."""
    months = [("Jan", "5"), ("Feb", "1"), ("Mar", "3")]
    assert said_of(made({"A": months}, x=CATEGORY, kind=kind), "series") == [
        "A is 5 at Jan, 1 at Feb and 3 at Mar.",
        "It falls to a low of 1 at Feb and rises from there.",
    ]


def test_loose_points_over_categories_stand_in_no_order() -> None:
    """A line that is not drawn joins nothing."""
    points = {"A": [("a", "1"), ("b", "2"), ("c", "4")]}
    for spec in ({"kind": "scatter"}, {"series": {"A": {"line": "none"}}}):
        assert said_of(made(points, x=CATEGORY, **spec), "series") == [
            "A is 1 at a, 2 at b and 4 at c.",
            "Its highest value, 4, is at c; its lowest, 1, is at a.",
        ]


def test_many_categories_of_one_extreme_are_counted() -> None:
    """Four would be a list of their own."""
    points = [(name, "5") for name in "abcd"] + [("e", "1"), ("f", "2"), ("g", "2")]
    assert said_of(made({"A": points}, x=CATEGORY, kind="bar"), "series") == [
        "A is highest at four categories (5) and lowest at e (1)."
    ]


def test_ticks_may_name_categories_without_points() -> None:
    """They are categories of the axis all the same."""
    axis = {**CATEGORY, "ticks": ["Jan", "Feb", "Mar"]}
    figure = made({"A": [("Feb", "1"), ("Mar", "4")]}, x=axis, kind="bar")
    assert (
        said_of(figure, "chart")[1] == "The x axis, Task, has three categories: Jan, Feb and Mar."
    )


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([("a", "1"), ("a", "3"), ("b", "2")], "A has three points at two categories."),
        ([("a", "2"), ("a", "2"), ("b", "2")], "A has three points at two categories, all 2."),
        ([("a", "2"), ("a", "2")], "A has two points at a, both 2."),
    ],
)
def test_several_points_at_one_category(points: list[tuple[str, str]], expected: str) -> None:
    """They are counted; where all are equal, none is first reached anywhere."""
    assert said_of(made({"A": points}, x=CATEGORY, kind="scatter"), "series")[0] == expected

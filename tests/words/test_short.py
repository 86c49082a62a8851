"""The chart in one line: what stands in place of the picture."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.chart.chart import Chart
from figrepro.chart.overlay import with_overlay
from figrepro.chart.resolve import resolve
from figrepro.words.describe import describe
from figrepro.words.short import LONGEST, short_description
from tests.claims.about import figure_of
from tests.figures import EXERCISES, SHIPPED, below_one_another, load, made, overlaid, shipped
from tests.words.holding import require_true

POINTS = [(0, "1"), (1, "2")]


def short(figure: Chart) -> str:
    """The short form of a figure; all of what it says holds."""
    require_true(figure)
    return short_description(figure)


VOCAB_ACCURACY = (
    "Line chart: Accuracy against training batches. 40,960 Vocab Avg Accuracy against Batch Count. "
    "2.4B is highest throughout, about 0.495 to 0.525; 350M rises from about 0.45 to 0.49; 1.3B "
    "rises to about 0.50 at 80k, then falls to about 0.49."
)
HELLASWAG = (
    "Line chart: HellaSwag against training tokens. HellaSwag against Tokens Trained (Billion), "
    "six series. At 800, 16 Rec and 32 Rec are highest, both at 63 to 64; 1 Rec is lowest, at "
    "about 28; 1 Rec rises to about 31 at 300, then falls to about 28."
)


@pytest.mark.parametrize(
    ("figure_id", "expected"), [("vocab-accuracy", VOCAB_ACCURACY), ("hellaswag", HELLASWAG)]
)
def test_the_shipped_figures(figure_id: str, expected: str) -> None:
    """Kind, title, axes, what leads, and the course of as many series as there is room for."""
    assert short(shipped(figure_id)) == expected


@pytest.mark.parametrize(
    ("points", "spec", "expected"),
    [
        ({"A": [(0, "1")]}, {}, "A is 1 at 0."),
        ({"A": POINTS}, {}, "A rises from 1 to 2."),
        ({"A": [(0, "2"), (1, "1")]}, {}, "A falls from 2 to 1."),
        ({"A": [(0, "2"), (1, "2")]}, {}, "A stays at 2."),
        ({"A": [(0, "2"), (1, "5"), (2, "1"), (3, "2")]}, {},
         "A is 2 at both ends, reaching 5 and falling to 1 in between."),
        ({"A": [(0, "2"), (1, "5"), (2, "1"), (3, "3")]}, {},
         "A goes from 2 to 3, reaching 5 and falling to 1 in between."),
        ({"A": [(0, "2"), (1, "5"), (2, "3")]}, {}, "A rises to 5 at 1, then falls to 3."),
        ({"A": [(date(2024, 1, 1), "3"), (date(2024, 3, 1), "1")]}, {"x": {"scale": "date"}},
         "A falls from 3 to 1."),
        ({"A": [("a", "3"), ("b", "5"), ("c", "5")]},
         {"x": {"scale": "category"}, "kind": "bar"},
         "A is highest at b and c (5) and lowest at a (3)."),
        ({"A": [(0, "3"), (0, "5"), (1, "-4")]}, {"kind": "scatter"},
         "A has three points from −4 to 5."),
        ({"A": POINTS, "B": [(0, "0"), (1, "1")]}, {},
         "A is higher throughout, 1 to 2; B rises from 0 to 1."),
        ({"A": POINTS, "B": [(0, "3"), (1, "1")]}, {},
         "At 1, A is higher, at 2; B is lower, at 1; A rises from 1 to 2; B falls from 3 to 1."),
        ({"A": POINTS, "B": [(2, "3")]}, {}, "A rises from 1 to 2; B is 3 at 2."),
    ],
)  # fmt: skip
def test_what_is_said_of_small_figures(
    points: dict[str, list[tuple[Any, str]]], spec: dict[str, Any], expected: str
) -> None:
    """What leads, then each series, in as few words as can be."""
    found = short(made(points, **spec))
    assert found.partition(". up against across. ")[2] == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ("0 5 5 0", "A is 0 at both ends, reaching 5 in between."),
        ("0 100 100 0", "A is 0 at both ends, reaching 100 in between."),
        ("0 4 9 9 2 0", "A is 0 at both ends, reaching 9 in between."),
        ("3 1 1 4", "A goes from 3 to 4, falling to 1 in between."),
        ("3 3 4 4", "A goes from 3 to 4."),
    ],
)
def test_what_the_ends_do_not_show_is_told(values: str, expected: str) -> None:
    """The extremes, where they lie beyond both ends; also of the series that leads."""
    points = list(enumerate(values.split()))
    assert short(made({"A": points}, kind="step")).endswith(f". {expected}")
    below = [(x, "-9") for x, _ in points]
    ends = expected.removeprefix("A is ").removeprefix("A goes from ").replace(".", ";")
    assert f"A is higher throughout, {ends} B stays at −9." in short(
        made({"A": points, "B": below})
    )


def test_how_many_series_there_are_is_said_whatever_their_names_are() -> None:
    """Before what is said of any of them, and before the axes."""
    names = ("A" * 120, "B" * 120)
    figure = made({name: [(0, "1"), (1, "2")] for name in names}, x={"label": "x" * 90})
    assert short(figure) == f"Line chart: Title. Two series. {names[0]} rises from 1 to 2."
    figure = made(dict.fromkeys(names, POINTS), title="word " * 99)
    assert short(figure).endswith("word… Two series.")


def test_what_the_resolution_may_turn_is_hedged() -> None:
    """At the end of a clause that has no hedge of its own."""
    assert short(figure_of({"A": POINTS})).endswith("A rises from about 1 to 2.")


def test_many_series_are_counted_and_those_that_fit_are_told() -> None:
    """Whoever hears of some knows that there are others."""
    figure = made({f"a rather long name {n}": [(0, str(n)), (1, str(2 * n))] for n in range(1, 21)})
    found = short(figure)
    assert found.startswith("Line chart: Title. up against across, 20 series. ")
    assert found.count(" rises from ") == 3
    assert LONGEST - len("; a rather long name 4 rises from 4 to 8") < len(found) <= LONGEST


@pytest.mark.parametrize("figure_id", SHIPPED + EXERCISES)
def test_it_is_one_short_line(figure_id: str) -> None:
    """Whatever the labels hold."""
    described = short_description(load(figure_id))
    assert len(described) < 250
    assert described.isprintable() or figure_id == "other-scripts"
    assert described.endswith(".")


@given(
    st.text(max_size=300),
    st.text(max_size=300),
    st.text(min_size=1, max_size=300).filter(str.strip),
)
def test_labels_of_any_length_and_signs(title: str, label: str, name: str) -> None:
    """It holds whole words, says where a title goes on, and nothing in it acts."""
    described = short_description(
        made({name: [(0, "1"), (1, "2")]}, title=title, x={"label": label})
    )
    assert len(described) < 250
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in described)
    assert described.startswith(("Line chart: ", "Line chart."))
    assert described[-1] in ".!?…"


def test_a_title_that_is_too_long_is_cut_between_words() -> None:
    """And where there is no place to cut, it is left out."""
    found = short_description(made({"A": POINTS}, title="word " * 99))
    assert found == f"Line chart: {'word ' * 46}word…"
    assert short_description(made({"A": POINTS}, title="w" * 300)).startswith(
        "Line chart. up against across. "
    )


def test_a_reading_over_the_figure_is_named() -> None:
    """Also where there is no room for all series; a name that is too long is left out."""
    over = with_overlay(shipped("vocab-accuracy"), "published")
    assert short(over).endswith(" The reading “published” is drawn over it.")
    assert describe(over).parts[0].sentences[-1].text == "The reading “published” is drawn over it."
    many = made({f"a rather long name {n}": POINTS for n in range(20)})
    endless = overlaid(many, {"a rather long name 0": [(1, 1)]}, "x" * 300)
    assert "xxx" not in short_description(endless)


def test_it_says_nothing_of_other_readings() -> None:
    """A render carries none of them, and its description is that of its figure."""
    vocab = shipped("vocab-accuracy")
    alone = resolve(replace(vocab.figure, readings=()))
    assert short_description(alone) == short_description(vocab)


def test_a_large_figure_takes_no_time() -> None:
    """A description is part of every render."""
    points: dict[str, list[tuple[Any, str]]] = {
        name: [(x, str(Decimal(x * x % 97 + extra) / 8)) for x in range(20_000)]
        for name, extra in (("A", 0), ("B", 200))
    }
    figure = made(points, kind="scatter")
    start = process_time()
    assert "B is higher throughout" in short_description(figure)
    assert process_time() - start < 5


def test_several_panels_are_told_of_in_turn() -> None:
    """The title stands once, and what fits of the second behind the first."""
    upper = made({"A": [(1, "1"), (2, "2")]}, y={"label": "a"})
    lower = made({"B": [(1, "5"), (2, "3")]}, y={"label": "b"}, kind="bar")
    both = below_one_another(upper, lower)
    told = short_description(both)
    first, second = told.index("A rises"), told.index("B falls")
    assert told.startswith("Chart: Title.")
    assert told.count("Title") == 1
    assert first < second
    require_true(both)


def test_what_a_render_carries_is_what_the_program_prints() -> None:
    """The short form is the same wherever it is asked for."""
    figure = shipped("hellaswag")
    assert describe(figure).text("short") == short_description(figure)

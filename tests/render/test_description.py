"""The chart in one line: what stands in place of the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figrepro.figure.model import Figure
from figrepro.figure.overlay import with_overlay
from figrepro.words.short import LONGEST, short_description
from tests.render.making import EXERCISE_IDS, SHIPPED_IDS, Row, load, make, overlaid

POINTS: list[Row] = [(1, 1), (2, 2)]


def test_the_shipped_figures(vocab: Figure, hellaswag: Figure) -> None:
    """Kind, title, axes and series, in one sentence each."""
    assert short_description(vocab) == (
        "Line chart: Accuracy against training batches. 40,960 Vocab Avg Accuracy against Batch "
        "Count, 3 series: 350M, 1.3B, 2.4B."
    )
    assert short_description(hellaswag) == (
        "Line chart: HellaSwag against training tokens. HellaSwag against Tokens Trained "
        "(Billion), 6 series: 1 Rec, 4 Rec, 8 Rec, 16 Rec, 32 Rec, 64 Rec."
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("line", "Line chart"),
        ("scatter", "Scatter plot"),
        ("step", "Step chart"),
        ("bar", "Bar chart"),
        ("area", "Area chart"),
    ],
)
def test_every_kind_has_its_name(kind: str, words: str) -> None:
    """One series is named as one."""
    figure = make({"a": POINTS}, kind=kind)
    assert short_description(figure) == f"{words}: Title. y against x, one series: a."


def test_a_reading_over_the_figure_is_named(vocab: Figure) -> None:
    """Also where the names of the series are too many."""
    assert short_description(with_overlay(vocab, "published")) == (
        "Line chart: Accuracy against training batches. 40,960 Vocab Avg Accuracy against Batch "
        "Count, 3 series: 350M, 1.3B, 2.4B. Over it the reading published."
    )
    over: dict[str, list[Row]] = {"a rather long name 0": [(1, 1)]}
    many = make({f"a rather long name {number}": POINTS for number in range(20)})
    assert short_description(overlaid(many, over)).endswith("20 series. Over it the reading other.")
    endless = short_description(overlaid(many, over, "x" * 300))
    assert len(endless) <= LONGEST


def test_many_series_are_counted() -> None:
    """Their names would not be listened to."""
    figure = make({f"a rather long name {number}": POINTS for number in range(20)})
    assert short_description(figure) == "Line chart: Title. y against x, 20 series."


@pytest.mark.parametrize("figure_id", SHIPPED_IDS + EXERCISE_IDS)
def test_it_is_one_short_line(figure_id: str) -> None:
    """Whatever the labels hold."""
    described = short_description(load(figure_id))
    assert len(described) <= LONGEST
    assert described.isprintable() or figure_id == "other-scripts"
    assert described.endswith(".")


@given(st.text(max_size=300), st.text(max_size=300))
def test_labels_of_any_length_and_signs(title: str, label: str) -> None:
    """It is cut where it is long, and says so; nothing in it acts."""
    described = short_description(make({"a": POINTS}, title=title, x={"label": label}))
    assert len(described) <= LONGEST
    assert not any(ord(sign) < 0x20 or 0x7F <= ord(sign) < 0xA0 for sign in described)
    assert described.startswith("Line chart: ")
    assert described[-1] in ".…"

"""What the reading's resolution could turn is hedged, and nothing else is."""

import pytest

from tests.claims.about import figure_of
from tests.figures import made
from tests.words.holding import Points, require_true, said_of


def test_what_the_resolution_may_turn_is_hedged() -> None:
    """Values read in whole numbers: a step of one may be none, a step of two is one."""
    figure = figure_of({"A": [(0, "1"), (1, "2"), (2, "5")], "B": [(0, "9"), (1, "7"), (2, "5")]})
    assert said_of(figure, "series") == [
        "A rises from about 1 at 0 to about 5 at 2, by about 4.",
        "As read, it rises at every step.",
        "B falls from about 9 at 0 to about 5 at 2, by about 4.",
        "It falls at every step.",
    ]
    assert said_of(figure, "comparison") == [
        "At 2, the last x, both are at about 5.",
        "From first to last, A rises by about 4; B falls by about 4.",
    ]
    assert said_of(figure, "certainty") == [
        "All six values are approximate: each may be off by up to 0.5."
    ]


def test_a_series_of_which_even_the_change_may_turn() -> None:
    """It falls as it was read."""
    figure = figure_of({"A": [(0, "5"), (1, "4")], "B": [(0, "3"), (1, "9"), (2, "4")]})
    assert said_of(figure, "series") == [
        "A falls, as read, from about 5 at 0 to about 4 at 1, by about 1.",
        "B goes from about 3 at 0 to about 4 at 2, as read a net rise of about 1.",
        "It rises to a peak of about 9 at 1 and falls from there.",
    ]


@pytest.mark.parametrize("name", ["about A", "At rest", "It company", "as read", "From", "it"])
def test_a_name_is_no_hedge_and_keeps_its_letters(name: str) -> None:
    """Whatever it reads like, at the beginning of a sentence or behind a hedge."""
    rising: Points = {name: [(0, "1"), (1, "2")], "B": [(0, "1"), (1, "1"), (2, "1")]}
    exact = made(rising)
    assert said_of(exact, "series")[0] == f"{name} rises from 1 at 0 to 2 at 1, by 1."
    assert not any(one.is_hedged for part in require_true(exact).parts for one in part.sentences)
    read = figure_of({name: [(0, "1"), (1, "1")], "B": [(0, "9"), (1, "1")]})
    assert said_of(read, "series")[0] == f"As read, {name} stays at about 1 from 0 to 1."

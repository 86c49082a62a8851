"""Without the reference's metadata, its pixels tell what was changed."""

import pytest

from tests.diff.mutations.draft import FIGURES
from tests.diff.mutations.kinds import KINDS
from tests.diff.mutations.score import Outcome, by_drawing
from tests.diff.mutations.suite import single

QUICK = (
    "one letter in x.label", "text.title", "text.tick", "text.font", "x.limits high by 1 %",
    "y.limits high by 1 %", "x.ticks one removed", "y.ticks one moved", "x.scale", "x.grid",
    "margins.right", "legend.location", "legend.outside", "text.legend", "a point by 10 px",
    "a point moved along x", "order of the points", "order of the series", "a series added",
    "one letter in a label", "color", "size", "filled", "kind of a series",
)  # fmt: skip
"""Kinds of change of every sort, those that are measured in a moment."""


@pytest.mark.parametrize("kind", QUICK)
def test_a_change_is_named_and_every_pixel_explained(kind: str) -> None:
    """What was changed is said, nothing else is, and no pixel is left that it does not explain."""
    outcome = _outcome("vocab-accuracy", kind)
    assert outcome is not None
    assert outcome.status == "differ"
    assert outcome.found == outcome.expected
    assert outcome.unexplained == 0


@pytest.mark.slow
@pytest.mark.parametrize(("number", "kind"), [*enumerate(KINDS)], ids=[*KINDS])
def test_a_kind_of_change_is_named_in_every_second_figure(number: int, kind: str) -> None:
    """In this half of the figures or in the other; `make mutations` goes through all of them."""
    half = FIGURES[number % 2 :: 2]
    outcomes = [found for one in half if (found := _outcome(one, kind)) is not None]
    assert [str(one) for one in outcomes if one.status != one.expected_status] == []
    assert [str(one) for one in outcomes if not one.is_right] == []


def _outcome(figure_id: str, kind: str) -> Outcome | None:
    """What the pixels tell of a change of that kind; None where it does not apply."""
    case = single(figure_id, kind)
    return None if case is None else by_drawing(case, with_metadata=False)

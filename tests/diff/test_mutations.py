"""With the reference's metadata, a comparison names exactly what was changed."""

from collections.abc import Callable

import pytest

from tests.diff.mutations.draft import FIGURES
from tests.diff.mutations.kinds import KINDS
from tests.diff.mutations.score import Outcome, by_drawing, by_figures
from tests.diff.mutations.suite import (
    Case,
    pair,
    pairs,
    reference,
    single,
    singles,
    stripped_reference,
)
from tests.figures import SHIPPED

PAIRS = 200
SINGLES = [
    pytest.param(figure_id, case.kinds[0], marks=[] if figure_id in SHIPPED else [pytest.mark.slow])
    for figure_id in FIGURES
    for case in singles(figure_id)
]


@pytest.mark.parametrize(("figure_id", "kind"), SINGLES)
def test_a_single_change_is_named_and_nothing_else(figure_id: str, kind: str) -> None:
    """One change of a figure is what its comparison says; pixels differ where it draws."""
    case = single(figure_id, kind)
    assert case is not None
    outcome = by_drawing(case)
    assert outcome.found == case.named
    assert outcome.status == outcome.expected_status
    assert case.subpixel or outcome.equal_pixels is not case.draws


@pytest.mark.parametrize("figure_id", FIGURES)
def test_two_changes_are_named_and_nothing_else(figure_id: str) -> None:
    """Two changes that have nothing to do with each other are both named, and only they."""
    assert _wrong(figure_id, by_figures) == []


@pytest.mark.slow
@pytest.mark.parametrize("figure_id", FIGURES)
def test_two_changes_are_named_beside_a_drawing(figure_id: str) -> None:
    """Whole comparisons name both as well, and have the status that follows."""
    assert _wrong(figure_id, by_drawing) == []


def _wrong(figure_id: str, compared: Callable[[Case], Outcome]) -> list[str]:
    """The pairs of a figure that went wrong, in words."""
    outcomes = map(compared, pairs(figure_id, PAIRS))
    return [str(outcome) for outcome in outcomes if not outcome.is_right]


def test_there_are_enough_kinds_and_each_applies_to_a_figure() -> None:
    """No kind of change stands there in vain."""
    assert len(KINDS) >= 40
    assert {case.values[1] for case in SINGLES} == set(KINDS)


@pytest.mark.parametrize("figure_id", FIGURES)
def test_a_pair_is_the_same_whenever_it_is_made(figure_id: str) -> None:
    """A failure can be looked at again, by its number alone."""
    first = pair(figure_id, 7)
    pair.cache_clear()
    again = pair(figure_id, 7)
    assert again is not first
    assert again == first


def test_a_stripped_reference_has_the_same_pixels_and_no_text() -> None:
    """Without metadata, all else is as it was."""
    whole, bare = reference("dated"), stripped_reference("dated")
    assert b"iTXt" in whole
    assert b"iTXt" not in bare
    assert whole[whole.index(b"IDAT") :] == bare[bare.index(b"IDAT") :]

"""What comparisons with references that carry no figure make of the mutation suite's cases."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context

import numpy as np

from figrepro.diff.compare import Comparison, Status, compare
from figrepro.render.drawn import draw_figure
from tests.diff.mutations.draft import load
from tests.diff.mutations.edit import Named
from tests.diff.mutations.run import Key
from tests.diff.mutations.score import Outcome, found_in
from tests.diff.mutations.suite import Case, stripped_reference

_CHUNK = 5


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A case, as its pixels show it.

    Attributes:
        outcome: What was to be named and what was, as far as pixels can tell.
        comparison: All that was found.
    """

    outcome: Outcome
    comparison: Comparison


def seen(case: Case) -> Seen:
    """Compares a mutated figure with the original's pixels."""
    comparison, now = compare(
        case.draft.figure, stripped_reference(case.figure_id), "reference.png"
    )
    before = draw_figure(load(case.figure_id).figure)
    is_equal = np.array_equal(before.pixels, now.pixels)
    expected: Status = "match" if is_equal else "differ"
    named = {
        part.kind.name: frozenset[Named]() if is_equal else frozenset(map(_as_pixels, part.named))
        for part in case.parts
    }
    found = frozenset(map(_as_pixels, found_in(comparison.changes, with_nothing=False)))
    if comparison.same_size_with is not None:
        found |= _of_the_size(named)
    outcome = Outcome(case.name, named, found, comparison.status, expected, is_equal)
    return Seen(outcome, comparison)


def outcome_of(key: Key) -> Outcome:
    """What a comparison made of a case that can be made again in any process."""
    return seen(key.case()).outcome


def outcomes_of(keys: Sequence[Key], workers: int) -> list[Outcome]:
    """What the comparisons make of many cases, in the same order."""
    with ProcessPoolExecutor(workers, get_context("forkserver")) as pool:
        return list(pool.map(outcome_of, keys, chunksize=_CHUNK))


def _as_pixels(named: Named) -> Named:
    """A name as it can be seen: that of a series is the label in the legend."""
    return replace(named, field="label") if named.field == "name" else named


def _of_the_size(named: dict[str, frozenset[Named]]) -> frozenset[Named]:
    """The keys of the size: where sizes differ, the comparison says what would make them equal."""
    return frozenset(
        one for names in named.values() for one in names if one.field.startswith("size.")
    )

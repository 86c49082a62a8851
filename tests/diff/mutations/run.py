"""Many cases at once, in as many processes as are asked for."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context

from tests.diff.mutations.score import Outcome, by_drawing, crashed
from tests.diff.mutations.suite import Case, pair, single, singles

_CHUNK = 20


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a case again, in any process.

    Attributes:
        figure_id: The figure.
        what: The name of a kind, or the number of a pair.
        seed: The seed of the suite.
    """

    figure_id: str
    what: str | int
    seed: int

    def case(self) -> Case:
        """The case."""
        if isinstance(self.what, int):
            return pair(self.figure_id, self.what, self.seed)
        case = single(self.figure_id, self.what, self.seed)
        assert case is not None
        return case


def keys_of(
    figures: Sequence[str], kinds: Sequence[str] | None, count: int, seed: int
) -> Iterator[Key]:
    """The cases of the figures; where kinds are asked for, those that hold one of them."""
    for figure_id in figures:
        for case in singles(figure_id, seed):
            if not kinds or set(kinds) & set(case.kinds):
                yield Key(figure_id, case.kinds[0], seed)
        for index in range(count):
            if not kinds or set(kinds) & set(pair(figure_id, index, seed).kinds):
                yield Key(figure_id, index, seed)


def outcomes_of(keys: Sequence[Key], workers: int, *, with_metadata: bool) -> list[Outcome]:
    """What the comparisons make of the cases, in the same order."""
    work = partial(_outcome, with_metadata=with_metadata)
    if workers < 2:
        return list(map(work, keys))
    with ProcessPoolExecutor(workers, get_context("forkserver")) as pool:
        return list(pool.map(work, keys, chunksize=_CHUNK))


def _outcome(key: Key, *, with_metadata: bool) -> Outcome:
    """What the comparison made of a case; a crash is one of the failures, not the end of all."""
    case = key.case()
    try:
        return by_drawing(case, with_metadata=with_metadata)
    except Exception as error:  # noqa: BLE001 - whatever the comparison may raise
        return crashed(case, error)

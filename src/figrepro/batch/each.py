"""Work on each of many figures: those that it cannot be done with have an outcome, too."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from figrepro.chart.chart import Chart
from figrepro.chart.load import load_chart
from figrepro.errors import FigreproError, Problem
from figrepro.figure.folders import DataDir

_Outcome = TypeVar("_Outcome")
_Failed = Callable[[str, tuple[Problem, ...]], _Outcome]
"""The outcome of a figure, by its id, that has problems: a class of outcomes makes it."""


def of_each(
    data: DataDir,
    ids: Sequence[str],
    work: Callable[[Chart], _Outcome],
    failed: _Failed[_Outcome],
) -> Iterator[_Outcome]:
    """Loads each figure and works on it, one at a time as the outcomes are asked for.

    Args:
        data: Where the figures are.
        ids: Which figures.
        work: What is done with each.
        failed: The outcome of one that cannot be loaded or worked on.
    """

    def outcome(figure_id: str) -> _Outcome:
        return of_one(figure_id, lambda: work(load_chart(data, figure_id)), failed)

    return map(outcome, ids)


def of_one(figure_id: str, work: Callable[[], _Outcome], failed: _Failed[_Outcome]) -> _Outcome:
    """The outcome of work on one figure, also where it cannot be done."""
    try:
        return work()
    except FigreproError as error:
        return failed(figure_id, error.problems)

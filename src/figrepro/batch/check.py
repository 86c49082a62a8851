"""Checking figures: drawings against references, verdicts against the accepted ones."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from figrepro.batch.claims import judge_one
from figrepro.batch.compare import compare_one, comparison_failed
from figrepro.batch.each import of_each, of_one
from figrepro.errors import Problem
from figrepro.figure.folders import DataDir
from figrepro.figure.model import DRAWN
from figrepro.figure.readings import misnamed_series
from figrepro.results.outcomes import CheckOutcome, ClaimsOutcome

if TYPE_CHECKING:
    from figrepro.diff.policy import PolicyOverride
    from figrepro.figure.model import Figure


def check_figures(
    data: DataDir, ids: Sequence[str], policy: "PolicyOverride | None" = None
) -> Iterator[CheckOutcome]:
    """Compares figures with their references, and their claims with the accepted verdicts."""
    return of_each(data, ids, lambda figure: _check_one(figure, policy), _failed)


def _check_one(figure: "Figure", policy: "PolicyOverride | None") -> CheckOutcome:
    """Claims are judged also where nothing can be compared."""
    comparison = of_one(figure.id, lambda: compare_one(figure, policy), comparison_failed)
    warnings = (*comparison.warnings, *misnamed_series(figure))
    return CheckOutcome(replace(comparison, warnings=warnings), judge_one(figure))


def _failed(figure_id: str, problems: tuple[Problem, ...]) -> CheckOutcome:
    return CheckOutcome(comparison_failed(figure_id, problems), ClaimsOutcome(figure_id, DRAWN))

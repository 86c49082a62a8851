"""What a policy allows: changes within tolerance, and elements that are ignored."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from msgspec import structs

from figrepro.chart.chart import Chart
from figrepro.diff.change import Allowance, Change
from figrepro.figure import decimal_math
from figrepro.figure.csv_row import ERRORS
from figrepro.figure.spec import DiffPolicy
from figrepro.shapes import elements

_ALONG_X = frozenset({"x", "x_err_low", "x_err_high"})
_ALONG_Y = frozenset({"y", "shift", "y_low", "y_high", *ERRORS}) - _ALONG_X


@dataclass(frozen=True, slots=True)
class PolicyOverride:
    """What a call says about the policies of all figures it compares.

    Attributes:
        threshold: Takes the place of a policy's own; None leaves that.
        ignore: Further patterns of elements.
        tolerance_x: Takes the place of the tolerance along x.
        tolerance_y: The same along y.
        tolerance_of_series: Tolerances of series, each named plainly or as elements are, beside
            those that a policy names.
    """

    threshold: float | None = None
    ignore: tuple[str, ...] = ()
    tolerance_x: float | None = None
    tolerance_y: float | None = None
    tolerance_of_series: tuple[tuple[str, float], ...] = ()

    def applied_to(self, chart: Chart) -> Chart:
        """The chart with the policy of its figure changed."""
        figure = chart.figure
        own = figure.spec.diff
        names = [one.name for one in figure.series]
        of_series = {
            series_named(written, names) or written: amount
            for written, amount in self.tolerance_of_series
        }
        tolerance = structs.replace(
            own.tolerance,
            x=own.tolerance.x if self.tolerance_x is None else self.tolerance_x,
            y=own.tolerance.y if self.tolerance_y is None else self.tolerance_y,
            series=own.tolerance.series | of_series,
        )
        policy = structs.replace(
            own,
            threshold=own.threshold if self.threshold is None else self.threshold,
            ignore=(*own.ignore, *self.ignore),
            tolerance=tolerance,
        )
        judged = replace(figure, spec=structs.replace(figure.spec, diff=policy))
        return replace(chart, figure=judged)


def series_named(written: str, names: Sequence[str]) -> str | None:
    """The series that a call means: by its name, else by the one in the names of its elements."""
    if written in names:
        return written
    return next((name for name in names if elements.escaped(name) == written), None)


def judged(changes: Iterable[Change], policy: DiffPolicy) -> tuple[Change, ...]:
    """The changes, each with the reason why the policy allows it, if it does."""
    return tuple(replace(change, allowance=_allowance(change, policy)) for change in changes)


def _allowance(change: Change, policy: DiffPolicy) -> Allowance | None:
    if not change.drawn:
        return "draws nothing"
    if _fits_any(_key_of(change), policy.ignore) or is_ignored(change.element, policy):
        return "ignored"
    return "within tolerance" if _is_tolerated(change, policy) else None


def _key_of(change: Change) -> str:
    """The key of the spec that changed: `x.label`, `series.350M.color`."""
    if change.series is None or change.is_data:
        return change.field
    return f"series.{change.series}.{change.field}"


def is_ignored(element: str | None, policy: DiffPolicy) -> bool:
    """Whether a pattern of the policy fits an element, with names written plainly or escaped."""
    if element is None:
        return False
    escaped = (_with_names_escaped(pattern, element) for pattern in policy.ignore)
    return _fits_any(element, policy.ignore) or _fits_any(element, escaped)


def _with_names_escaped(pattern: str, element: str) -> str:
    """The pattern with those names that it spells out as the element has them.

    What a star stands for stays the same: `series/a/*` fits no part of a series called `a/b`.
    """
    for part in element.split("/"):
        if "%" in part:
            plain = re.escape(elements.unescaped(part))
            whole = rf"(?<![^/]){plain}(?![^/*?])"
            pattern = re.sub(whole, part.replace("\\", r"\\"), pattern)
    return pattern


def _fits_any(name: str, patterns: Iterable[str]) -> bool:
    """Whether a pattern fits.

    A bracket stands for itself: it may be part of the name of a series.
    """
    return any(fnmatchcase(name, pattern.replace("[", "[[]")) for pattern in patterns)


def _is_tolerated(change: Change, policy: DiffPolicy) -> bool:
    if change.difference is None:
        return False
    if change.field in _ALONG_X:
        allowed = policy.tolerance.x
    elif change.field in _ALONG_Y:
        allowed = policy.tolerance.series.get(change.series or "", policy.tolerance.y)
    else:
        return False
    return change.difference.copy_abs() <= decimal_math.of_float(allowed)


def makes_a_difference(changes: Iterable[Change]) -> bool:
    """Whether any change counts; what only follows from another counts with that one."""
    return any(change.counts and change.follows is None for change in changes)

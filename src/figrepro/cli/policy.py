"""Options that change what may differ from a reference, for one call."""

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.errors import FigreproError, Problem, did_you_mean, listed, quoted
from figrepro.figure.folders import DataDir

if TYPE_CHECKING:
    from figrepro.diff.policy import PolicyOverride

ThresholdOption = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        help="Allowed colour difference, 0 to 1, where the reference carries no figure.",
    ),
]
ToleranceOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHERE=N",
        help="Allowed difference from the reference's values: x=5, y=0.01, series/NAME=0.02. "
        "Repeat for several.",
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        help="Elements or spec keys that may differ, such as 'legend/*'. Repeat for several.",
    ),
]

_SERIES = "series/"
_PLAIN = re.compile(r"[0-9.eE+-]+")
"""What numbers are written with; Python would also take 1_0 and digits of other scripts."""


def policy_of(
    data: DataDir,
    ids: Sequence[str],
    threshold: float | None,
    tolerance: Sequence[str] | None,
    ignore: Sequence[str] | None,
    against: Path | None = None,
) -> "PolicyOverride | None":
    """What a call changes about the policies of the figures, None if nothing.

    Raises:
        FigreproError: An option cannot be understood, or a tolerance is of a series that no figure
            has, nor any reference.
    """
    if threshold is None and not tolerance and not ignore:
        return None
    if threshold is not None and not 0 <= threshold <= 1:
        found = f"{threshold:g}"
        raise _unusable(found, "a number from 0 to 1", option="--threshold")
    from figrepro.diff.policy import PolicyOverride

    amounts = dict(map(_amount, tolerance or ()))
    x, y = amounts.pop("x", None), amounts.pop("y", None)
    of_series = tuple((where.removeprefix(_SERIES), amount) for where, amount in amounts.items())
    if of_series:
        _require_known([name for name, _ in of_series], data, ids, against)
    return PolicyOverride(threshold, tuple(ignore or ()), x, y, of_series)


def _require_known(
    series: Sequence[str], data: DataDir, ids: Sequence[str], against: Path | None
) -> None:
    """Refuses series that no figure has, nor any reference: a tolerance of them would do nothing.

    Where one of the figures cannot be read, its own problems are told later.
    """
    from figrepro.batch.references import series_names
    from figrepro.diff.policy import series_named

    try:
        names = series_names(data, ids, against)
    except FigreproError:
        return
    unknown = [name for name in series if not series_named(name, names)]
    if unknown and names:
        raise FigreproError(_unknown_series(name, names) for name in unknown)


def _unknown_series(name: str, known: Sequence[str]) -> Problem:
    return Problem(
        "no figure has this series",
        key="--tolerance",
        found=quoted(name),
        allowed=listed(known),
        hint=did_you_mean(name, known),
    )


def _amount(option: str) -> tuple[str, float]:
    """Where a tolerance holds, and how much it is."""
    where, _, written = option.rpartition("=")
    try:
        amount = float(written if _PLAIN.fullmatch(written) else "nan")
    except ValueError:
        amount = math.nan
    known = where in {"x", "y"} or (where.startswith(_SERIES) and where != _SERIES)
    if not known or not 0 <= amount < math.inf:
        allowed = "x=N, y=N or series/NAME=N, where N is a number, 0 or more"
        raise _unusable(option, allowed, option="--tolerance")
    return where, amount


def _unusable(found: str, allowed: str, *, option: str) -> FigreproError:
    return FigreproError(
        Problem(f"invalid value for {option}", found=quoted(found), allowed=allowed)
    )

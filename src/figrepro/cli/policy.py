"""Options that change what may differ from a reference, for one call."""

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from figrepro.errors import FigreproError, Problem, quoted

if TYPE_CHECKING:
    from figrepro.diff.policy import PolicyOverride

ThresholdOption = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        help="How far apart colours may be, 0 to 1, where a reference carries no figure.",
    ),
]
ToleranceOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="WHERE=N",
        help="How far values may be from the reference's: x=5, y=0.01, series/NAME=0.02. "
        "Repeat it for several.",
    ),
]
IgnoreOption = Annotated[
    list[str] | None,
    typer.Option(
        metavar="PATTERN",
        help="Elements, or keys of the spec, that may differ: 'legend/*'. Repeat it for several.",
    ),
]

_SERIES = "series/"
_PLAIN = re.compile(r"[0-9.eE+-]+")
"""What numbers are written with; Python would also take 1_0 and digits of other scripts."""


def policy_of(
    threshold: float | None, tolerance: Sequence[str] | None, ignore: Sequence[str] | None
) -> "PolicyOverride | None":
    """What a call changes about the policies of the figures, None if nothing.

    Raises:
        FigreproError: An option cannot be understood.
    """
    if threshold is None and not tolerance and not ignore:
        return None
    if threshold is not None and not 0 <= threshold <= 1:
        found = f"{threshold:g}"
        raise _unusable(found, "a number from 0 to 1", option="--threshold")
    from figrepro.diff.policy import PolicyOverride

    amounts = dict(map(_amount, tolerance or ()))
    return PolicyOverride(
        threshold,
        tuple(ignore or ()),
        amounts.pop("x", None),
        amounts.pop("y", None),
        tuple((where.removeprefix(_SERIES), amount) for where, amount in amounts.items()),
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
        Problem(f"{option} cannot be understood", found=quoted(found), allowed=allowed)
    )

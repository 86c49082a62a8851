"""What a command found out about each figure: the values that batch makes and others show."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from figrepro.errors import Problem

if TYPE_CHECKING:
    from figrepro.claims.claim import JudgedClaim
    from figrepro.diff.change import Change
    from figrepro.diff.compare import Comparison
    from figrepro.render.carried import Format
    from figrepro.words.describe import Description


@dataclass(frozen=True, slots=True)
class Listed:
    """A figure in the list. What could not be read has problems and no numbers."""

    id: str
    title: str = ""
    series: int = 0
    points: int = 0
    reference: bool = False
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a render wrote, or found as it would write it."""

    path: Path
    format: "Format"
    action: Literal["drawn", "unchanged"]


@dataclass(frozen=True, slots=True)
class RenderOutcome:
    """What rendering one figure did."""

    id: str
    outputs: tuple[Output, ...] = ()
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareOutcome:
    """What comparing one figure with its reference found.

    Attributes:
        id: The figure.
        status: match, differ, missing or error.
        comparison: None where there was nothing to compare.
        image: The sheet of the difference, where one was written.
        warnings: About the drawing, and what of the reference was not compared.
        problems: Why it could not be compared, or the sheet not be written.
    """

    id: str
    status: Literal["match", "differ", "missing", "error"]
    comparison: "Comparison | None" = None
    image: Path | None = None
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimsOutcome:
    """What the numbers of one figure make of its claims.

    Attributes:
        id: The figure.
        reading: The reading that they were judged by.
        claims: In the order of the file.
        unjudged: How many others there are, which could not be read or judged.
        problems: Why the figure, or some of its claims, could not be judged.
    """

    id: str
    reading: str
    claims: "tuple[JudgedClaim, ...]" = ()
    unjudged: int = 0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckOutcome:
    """What checking one figure found: its drawing against the reference, its claims as accepted."""

    comparison: CompareOutcome
    claims: ClaimsOutcome

    @property
    def surprising(self) -> "tuple[JudgedClaim, ...]":
        """The claims whose verdict or firmness is not the accepted one."""
        return tuple(one for one in self.claims.claims if not one.is_accepted)


@dataclass(frozen=True, slots=True)
class DescribeOutcome:
    """A figure in words; None if it could not be read."""

    id: str
    description: "Description | None" = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptOutcome:
    """What making a drawing the reference accepted."""

    id: str
    action: Literal["accepted", "unchanged", "error"]
    was_missing: bool = False
    changes: "tuple[Change, ...]" = ()
    differing_pixels: int | None = None
    warnings: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class AcceptClaimsOutcome:
    """What accepting the verdicts of a figure's claims accepted: those that were not before."""

    id: str
    accepted: "tuple[JudgedClaim, ...]" = ()
    problems: tuple[Problem, ...] = ()

"""What a command found out about each figure: the values that batch makes and others show."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from figrepro.errors import Problem

if TYPE_CHECKING:
    from figrepro.claims.claim import JudgedClaim
    from figrepro.diff.change import Change
    from figrepro.diff.compare import Comparison
    from figrepro.render.metadata import Format
    from figrepro.words.describe import Description


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command found out about one figure; where the figure is unusable, problems alone.

    Attributes:
        id: The figure.
        problems: Why something could not be done with it.
        warnings: What else its user must know.
    """

    id: str
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()

    @property
    def status(self) -> Literal["ok", "match", "differ", "missing", "error"]:
        """The outcome in one word."""
        return "error" if self.problems else "ok"


@dataclass(frozen=True, slots=True)
class ListOutcome(Outcome):
    """A figure in the list: how many series and points it has, and whether a reference."""

    title: str = ""
    series: int = 0
    points: int = 0
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Output:
    """A file that a render wrote, or found as it would write it."""

    path: Path
    format: "Format"
    action: Literal["drawn", "unchanged"]


@dataclass(frozen=True, slots=True)
class RenderOutcome(Outcome):
    """The files of a figure that was rendered."""

    outputs: tuple[Output, ...] = ()


@dataclass(frozen=True, slots=True)
class CompareOutcome(Outcome):
    """What comparing one figure with its reference found.

    Attributes:
        comparison: None where there was nothing to compare.
        image: The sheet of the difference, where one was written.
    """

    comparison: "Comparison | None" = None
    image: Path | None = None

    @property
    def status(self) -> Literal["match", "differ", "missing", "error"]:
        """What was found; a sheet that could not be written is a problem, but changes nothing."""
        if self.comparison is not None:
            return self.comparison.status
        return "error" if self.problems else "missing"


@dataclass(frozen=True, slots=True)
class ClaimsOutcome(Outcome):
    """What the numbers of one figure make of its claims.

    Attributes:
        reading: The reading that they were judged by.
        claims: In the order of the file.
        unjudged: How many others there are, which could not be read or judged.
    """

    reading: str = ""
    claims: "tuple[JudgedClaim, ...]" = ()
    unjudged: int = 0


@dataclass(frozen=True, slots=True)
class CheckOutcome(Outcome):
    """What checking one figure found: its drawing against the reference, its claims as accepted.

    Its problems and warnings are those of both; neither is there if the figure cannot be loaded.
    """

    comparison: CompareOutcome | None = None
    claims: ClaimsOutcome | None = None

    @property
    def surprising(self) -> "tuple[JudgedClaim, ...]":
        """The claims whose verdict or firmness is not the accepted one."""
        claims = () if self.claims is None else self.claims.claims
        return tuple(one for one in claims if not one.is_accepted)

    @property
    def status(self) -> Literal["match", "differ", "missing", "error"]:
        """That of the comparison; a claim that is not as accepted makes the figure differ."""
        if self.problems or self.comparison is None:
            return "error"
        is_match = self.comparison.status == "match"
        return "differ" if is_match and self.surprising else self.comparison.status


@dataclass(frozen=True, slots=True)
class DescribeOutcome(Outcome):
    """A figure in words."""

    description: "Description | None" = None


@dataclass(frozen=True, slots=True)
class AcceptOutcome(Outcome):
    """What making a drawing the reference accepted."""

    action: Literal["accepted", "unchanged"] = "unchanged"
    was_missing: bool = False
    changes: "tuple[Change, ...]" = ()
    differing_pixels: int | None = None


@dataclass(frozen=True, slots=True)
class AcceptClaimsOutcome(Outcome):
    """What accepting the verdicts of a figure's claims accepted: those that were not before."""

    accepted: "tuple[JudgedClaim, ...]" = ()

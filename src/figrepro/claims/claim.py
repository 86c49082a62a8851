"""A claim as `claims.toml` has it, and what the numbers make of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from figrepro.claims.verdicts import Firmness, Judgement, Verdict
from figrepro.figure.spec import Text

if TYPE_CHECKING:
    from figrepro.claims.format_numbers import DecidingNumber


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement that the source makes about the series, with a formula that decides it.

    Either a formula stands in it, or the reason why no number of the chart can decide it.
    """

    id: Annotated[str, Meta(min_length=1, description="a name of its own, such as v11")]
    statement: Text
    where: Text = ""
    formula: Annotated[str, Meta(description="a formula in quotes")] | None = None
    untestable: (
        Annotated[str, Meta(min_length=1, description="why no number of the chart decides it")]
        | None
    ) = None
    verdict: Verdict | None = None
    firmness: Firmness | None = None
    note: Text = ""


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim with what the numbers make of it.

    Attributes:
        claim: The claim.
        judgement: Its verdict.
        numbers: The numbers that decide it.
    """

    claim: Claim
    judgement: Judgement
    numbers: "tuple[DecidingNumber, ...]" = ()

    @property
    def is_accepted(self) -> bool:
        """Whether verdict and firmness are those that the file accepts."""
        found = (self.judgement.verdict, self.judgement.firmness)
        return found == (self.claim.verdict, self.claim.firmness)

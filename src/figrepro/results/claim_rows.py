"""Claims with what the numbers make of them, as the JSON document has them."""

from typing import TYPE_CHECKING

from msgspec import Struct

from figrepro.figure.exact import fraction_text
from figrepro.figure.formats import format_x

if TYPE_CHECKING:
    from figrepro.claims.claim import JudgedClaim


class WitnessRow(Struct, frozen=True):
    """A value that a point would need for a claim to turn; of several at one x, by their rank."""

    series: str
    x: str
    y: str
    reading: str
    rank: int


class NumberRow(Struct, frozen=True):
    """A number that decides a claim."""

    label: str
    value: str


class ClaimRow(Struct, frozen=True):
    """A claim with what the numbers make of it; `accepted` is what the file accepts."""

    id: str
    statement: str
    where: str
    formula: str | None
    verdict: str
    firmness: str | None
    disputed_by: list[str]
    numbers: list[NumberRow]
    witness: list[WitnessRow]
    reason: str
    note: str
    accepted_verdict: str | None
    accepted_firmness: str | None
    is_accepted: bool


def claim_row(judged: "JudgedClaim") -> ClaimRow:
    """A claim as the document has it."""
    claim, found = judged.claim, judged.judgement
    return ClaimRow(
        claim.id,
        claim.statement,
        claim.where,
        claim.formula,
        found.verdict,
        found.firmness,
        list(found.disputed_by),
        [NumberRow(number.label, number.text) for number in judged.numbers],
        [
            WitnessRow(one.series, format_x(one.x), fraction_text(one.value), one.reading, one.rank)
            for one in found.witness
        ],
        found.reason,
        claim.note,
        claim.verdict,
        claim.firmness,
        judged.is_accepted,
    )

"""How verdicts are said in one line."""

from collections import Counter
from typing import TYPE_CHECKING

from figrepro.claims.verdicts import VERDICTS
from figrepro.errors import visible
from figrepro.figure.model import DRAWN

if TYPE_CHECKING:
    from figrepro.claims.claim import JudgedClaim
    from figrepro.results.outcomes import ClaimsOutcome


def counts_of_verdicts(outcome: "ClaimsOutcome") -> str:
    """How many claims have each verdict, and how many none."""
    counts = Counter(one.judgement.verdict for one in outcome.claims)
    told = [f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict]]
    summary = ", ".join(told) or "no claims"
    return f"{summary}; {outcome.unjudged} could not be judged" if outcome.unjudged else summary


def surprising_verdicts(outcome: "ClaimsOutcome") -> str:
    """The ids of the claims whose verdict is not the accepted one.

    Nothing where none was accepted yet, nor of another reading, whose verdicts nobody accepts.
    """
    if outcome.reading != DRAWN or not any(one.claim.verdict for one in outcome.claims):
        return ""
    return ", ".join(visible(one.claim.id) for one in outcome.claims if not one.is_accepted)


def verdict_change(one: "JudgedClaim") -> str:
    """How a claim is judged, against what is accepted, in one line."""
    now = _in_words(one.judgement.verdict, one.judgement.firmness)
    if one.claim.verdict is None:
        return f"claim {one.claim.id} is {now}; no verdict was accepted before"
    before = _in_words(one.claim.verdict, one.claim.firmness)
    return f"claim {one.claim.id} is {now}; accepted was {before}"


def _in_words(verdict: str, firmness: str | None) -> str:
    return f"{verdict} ({firmness})" if firmness else verdict

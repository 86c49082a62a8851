"""The claims of the two sources: what was found of them, and that each says where it stands."""

from collections import Counter

import pytest

from figrepro.claims.judge_claims import JudgedClaims, judge_claims
from tests.figures import SHIPPED, shipped


@pytest.fixture(scope="module")
def judged() -> dict[str, JudgedClaims]:
    """The claims of both figures."""
    return {figure_id: judge_claims(shipped(figure_id)) for figure_id in SHIPPED}


def test_every_claim_can_be_judged(judged: dict[str, JudgedClaims]) -> None:
    """None has a problem, and the verdicts are those that the repository accepts."""
    for found in judged.values():
        assert found.problems == ()
        assert [one.claim.id for one in found.claims if not one.is_accepted] == []


def test_there_are_all_sixty_seven_claims(judged: dict[str, JudgedClaims]) -> None:
    """Of which fifty-five can be tested; twenty are contradicted by the chart's own numbers."""
    claims = [one for found in judged.values() for one in found.claims]
    counts = Counter(one.judgement.verdict for one in claims)
    assert (len(claims), len({one.claim.id for one in claims})) == (67, 67)
    assert counts == {"contradicted": 20, "supported": 35, "untestable": 12}


def test_forty_two_verdicts_are_proved(judged: dict[str, JudgedClaims]) -> None:
    """As many as an independent computation found that no values can turn; none is left open."""
    claims = [one for found in judged.values() for one in found.claims]
    counts = Counter(one.judgement.firmness for one in claims if one.claim.formula)
    assert counts == {"firm": 42, "narrow": 13}


def test_every_claim_says_where_it_stands_and_why_it_is_not_tested(
    judged: dict[str, JudgedClaims],
) -> None:
    """A reader can look it up."""
    for found in judged.values():
        for one in found.claims:
            assert one.claim.where
            assert one.claim.statement.endswith(".")
            assert (one.claim.formula is None) == bool(one.judgement.reason)


_H39 = 'abs(y("64 Rec", 800) - y("32 Rec", 800)): 16–17, 64 Rec at 800: 47, 32 Rec at 800: 63–64'


@pytest.mark.parametrize(
    ("claim_id", "numbers"),
    [
        ("v24", "350M +0.040, 1.3B +0.010, 2.4B +0.030"),
        ("v17", "1.3B at 100000: 0.490, 350M at 100000: 0.490"),
        ("v19", "1.3B: 0.480, 0.485, 0.495, 0.500, 0.490"),
        ("h21", "64 Rec -1"),
        ("h18", "16 Rec at 400: 62"),
        ("h23", "16 Rec at 800: 63–64, 32 Rec at 800: 63–64"),
        ("h39", _H39),
        ("v32", "r squared of 350M: 0.9529"),
    ],
)
def test_the_numbers_that_decide_are_told(
    judged: dict[str, JudgedClaims], claim_id: str, numbers: str
) -> None:
    """Of a statement about all, those for which it fails."""
    found = next(one for each in judged.values() for one in each.claims if one.claim.id == claim_id)
    assert ", ".join(map(str, found.numbers)) == numbers


def test_the_second_description_disputes_that_64_rec_does_not_increase(
    judged: dict[str, JudgedClaims],
) -> None:
    """It reads 65 where the first reads 47: a misread point can be firm, and wrong."""
    found = next(one for one in judged["hellaswag"].claims if one.claim.id == "h21")
    assert (found.judgement.verdict, found.judgement.firmness) == ("contradicted", "firm")
    assert found.judgement.disputed_by == ("second-description",)


def test_by_the_published_numbers_most_is_undecided() -> None:
    """The paper prints the values at the end of training only."""
    found = judge_claims(shipped("vocab-accuracy"), "published")
    by_id = {one.claim.id: one.judgement for one in found.claims}
    assert by_id["v18"].verdict == "undecided"
    assert by_id["v18"].reason.startswith("the reading published has no point of")
    assert by_id["v17"].verdict == "contradicted"

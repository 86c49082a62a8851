"""Accepting verdicts changes their lines and no other byte."""

import pytest

from figrepro.claims.accept import with_verdicts
from figrepro.claims.claim import Claim, JudgedClaim
from figrepro.claims.verdicts import Judgement
from figrepro.errors import FigreproError

TEXT = """# head

[[claim]]
id = "a"
statement = "A."
formula = "1 < 2"   # behind

# about b
[[claim]]
id = "b"
verdict = "supported"  # old
firmness = "firm"
statement = '''B,
in two lines.'''
untestable = "why"
"""


def judged(*names: str) -> list[JudgedClaim]:
    """The claims of the text: the first is supported and firm, the others are untestable."""
    first = Judgement("supported", "firm")
    return [
        JudgedClaim(
            claim=Claim(id=name, statement="…", formula="1 < 2"),
            judgement=Judgement("untestable") if place else first,
        )
        for place, name in enumerate(names)
    ]


def test_new_verdicts_stand_behind_the_last_key_and_old_ones_change_in_place() -> None:
    """Comments stay where they are; a firmness that no longer is goes with its line."""
    expected = TEXT.replace(
        "# behind\n", '# behind\nverdict = "supported"\nfirmness = "firm"\n'
    ).replace(
        'verdict = "supported"  # old\nfirmness = "firm"\n', 'verdict = "untestable"  # old\n'
    )
    assert with_verdicts(TEXT, judged("a", "b"), "claims.toml") == expected


def test_line_ends_are_those_of_the_file() -> None:
    """Of Windows too, and at a last line that has none."""
    text = TEXT.replace("\n", "\r\n").rstrip()
    found = with_verdicts(text, judged("a", "b"), "claims.toml")
    assert "\n" not in found.replace("\r\n", "")
    assert not found.endswith("\n")


def test_accepting_again_changes_nothing() -> None:
    """The text is that of before, byte for byte."""
    once = with_verdicts(TEXT, judged("a", "b"), "claims.toml")
    assert with_verdicts(once, judged("a", "b"), "claims.toml") == once


def test_claims_in_one_list_are_refused() -> None:
    """What is written in one line cannot be changed by lines."""
    with pytest.raises(FigreproError, match="claims in one list cannot be changed in place"):
        with_verdicts('claim = [{id = "a"}]', judged("a"), "claims.toml")

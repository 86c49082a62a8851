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
            Claim(id=name, statement="…", formula="1 < 2"),
            Judgement("untestable") if place else first,
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


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("gone", "left"),
    [
        ('firmness = "firm" # sure\n', "# sure\n"),
        ('  firmness = "firm"\t# sure, says "b"\n', '  # sure, says "b"\n'),
        ('firmness = "firm"  \n', ""),
    ],
    ids=["comment", "indented", "blanks"],
)
def test_a_comment_behind_a_key_that_goes_stays_on_its_line(
    gone: str, left: str, line_end: str
) -> None:
    """It does not come to stand behind the key above, of which it says nothing."""
    before = TEXT.replace('firmness = "firm"\n', gone).replace("\n", line_end)
    found = with_verdicts(before, judged("a", "b"), "claims.toml")
    after = f'verdict = "untestable"  # old\n{left}statement'.replace("\n", line_end)
    assert after in found
    assert with_verdicts(found, judged("a", "b"), "claims.toml") == found


def test_a_last_key_that_goes_leaves_room_for_a_new_one() -> None:
    """Where a file has a firmness and no verdict."""
    before = '[[claim]]\nid = "b"\nfirmness = "firm" # sure'
    after = '[[claim]]\nid = "b"\n# sure\nverdict = "untestable"'
    assert with_verdicts(before, judged("a", "b")[1:], "claims.toml") == after


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

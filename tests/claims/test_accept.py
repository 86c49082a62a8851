"""Accepting verdicts changes their lines and no other byte."""

import re
import tomllib
from itertools import count
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    after = '[[claim]]\nid = "b"\nverdict = "untestable"\n# sure'
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
    with pytest.raises(FigreproError, match="verdicts cannot be written into claims in one list"):
        with_verdicts('claim = [{id = "a"}]', judged("a"), "claims.toml")


MIXED = (
    '[[claim]]\nid = "a"\nformula = "1 < 2" # behind\n\n'
    '[[claim]]\nid = "b"\nstatement = """B,\nin lines\r\nof two kinds."""\nuntestable = "why"\r\n'
)


def test_each_new_line_ends_as_the_line_that_it_follows() -> None:
    """In a file that two editors wrote, a comment ends where its line does, however that ends."""
    expected = MIXED.replace(
        "# behind\n", '# behind\nverdict = "supported"\nfirmness = "firm"\n'
    ).replace('"why"\r\n', '"why"\r\nverdict = "untestable"\r\n')
    assert with_verdicts(MIXED, judged("a", "b"), "claims.toml") == expected


@pytest.mark.parametrize("line_end", ["\n", "\r\n", ""])
def test_a_comment_outlives_the_firmness_that_it_stood_behind(line_end: str) -> None:
    """It is no word about the key of the line before, so that it keeps a line of its own."""
    text = f'[[claim]]\nid = "b"\nverdict = "supported"\n  firmness = "firm"  # sure{line_end}'
    expected = f'[[claim]]\nid = "b"\nverdict = "untestable"\n  # sure{line_end}'
    assert with_verdicts(text, judged("a", "b")[1:], "claims.toml") == expected


def test_a_verdict_is_written_where_a_firmness_alone_goes() -> None:
    """As it does where someone deleted the verdict."""
    text = '[[claim]]\nid = "b"\nfirmness = "firm"\n'
    expected = '[[claim]]\nid = "b"\nverdict = "untestable"\n'
    assert with_verdicts(text, judged("a", "b")[1:], "claims.toml") == expected


def test_a_value_that_stays_keeps_its_quotes() -> None:
    """Only what changes is written."""
    text = "[[claim]]\nid = 'a'\n'verdict' = 'supported'\nfirmness = '''firm'''\n"
    assert with_verdicts(text, judged("a"), "claims.toml") == text


def test_a_file_that_would_not_hold_the_same_claims_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The text is written by another parser than reads it: if they disagree, nothing is lost."""

    def astray(table: Any, _: object) -> None:
        table["statement"] = "A, too."

    monkeypatch.setattr("figrepro.claims.accept._accept", astray)
    with pytest.raises(FigreproError, match="cannot be written into this file"):
        with_verdicts(TEXT, judged("a", "b"), "claims.toml")


def test_headings_of_several_spellings_are_refused() -> None:
    """They could not be kept as they are."""
    text = "[[claim]]\nid = 'a'\n[[ claim ]]\nid = 'b'\n"
    with pytest.raises(FigreproError, match="cannot be written into this file"):
        with_verdicts(text, judged("a", "b"), "claims.toml")


LINE_ENDS = st.sampled_from(["\n", "\r\n"])
VALUES = st.sampled_from(
    [
        '"plain"',
        "'C:\\literal'",
        '"a # is no comment, nor is \\r\\n"',
        "'''\n[[claim]]\nverdict = \"supported\"\n# is text'''",
        '"""\r\n[[claim]]\r\n\'\'\' \\"\\"\\" \\\n   goes on\r\n"""',
        "''''quoted''''",
        '"größer \\u00df 潮"',
    ]
)
ACCEPTED = {
    "verdict": ('"supported"', "'undecided'", '"""contradicted"""'),
    "firmness": ('"firm"', "'narrow'"),
}
JUDGEMENTS = st.builds(
    Judgement,
    st.sampled_from(["supported", "contradicted", "undecided", "untestable"]),
    st.sampled_from(["firm", "narrow", "open", None]),
)


@st.composite
def claims_files(draw: st.DrawFn) -> str:
    """A claims file as people write it who have many editors and many habits."""
    comments = count()
    space = st.sampled_from(["", " ", "\t", "  "])

    def comment() -> str:
        after = f"# comment {next(comments)} «é» '''" if draw(st.booleans()) else ""
        return draw(space) + after + draw(LINE_ENDS)

    lines = [comment()]
    heading = draw(st.sampled_from(["[[claim]]", "[[ claim ]]", '[["claim"]]']))
    for place in range(draw(st.integers(1, 4))):
        lines.append(heading + comment())
        pairs = [f"id = 'v{place}'"]
        pairs += [f"{key} = {draw(VALUES)}" for key in ("statement", "note") if draw(st.booleans())]
        for key, values in ACCEPTED.items():
            if draw(st.booleans()):
                pairs.append(f"{key}={draw(st.sampled_from(values))}")
        for pair in draw(st.permutations(pairs)):
            lines += [draw(space) + pair + comment(), *([comment()] if draw(st.booleans()) else [])]
    text = "".join(lines)
    return text if draw(st.booleans()) else text.rstrip("\r\n")


@given(claims_files(), st.data())
def test_whatever_the_file_only_verdicts_change(text: str, data: st.DataObject) -> None:
    """Claims, comments and all other lines are as before; the verdicts are the present ones."""
    before = tomllib.loads(text)["claim"]
    found = [data.draw(JUDGEMENTS) for _ in before]
    claims = [
        JudgedClaim(claim=Claim(id=one["id"], statement="…"), judgement=judgement)
        for one, judgement in zip(before, found, strict=True)
    ]
    accepted = with_verdicts(text, claims, "claims.toml")
    after = tomllib.loads(accepted)["claim"]
    kept, news = [[without_verdict(one) for one in claims] for claims in (before, after)]
    assert kept == news
    assert [(one.get("verdict"), one.get("firmness")) for one in after] == [
        (judgement.verdict, judgement.firmness) for judgement in found
    ]
    assert other_lines(accepted) == other_lines(text)
    assert with_verdicts(accepted, claims, "claims.toml") == accepted


def without_verdict(claim: dict[str, str]) -> dict[str, str]:
    """A claim less what accepting changes."""
    return {key: value for key, value in claim.items() if key not in ACCEPTED}


def other_lines(text: str) -> list[str]:
    """The lines of a file that say something, less its verdicts: comments behind them stay."""
    found = re.sub(r"(?m)^[ \t]*(?:verdict|firmness) ?= ?([\"']+)\w+\1", "", text)
    return [line.strip() for line in found.split("\n") if line.strip()]

"""What `figrepro claims` says of a claims file that is wrong."""

import json
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import WRONG
from tests.acceptance.tides import CLAIMS, make_tides


@pytest.fixture
def tides(run: InProcess) -> Path:
    """A figure with three claims."""
    return make_tides(run.home / "data")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ('highest("sprng") > 1', 'there is no such series at column 20; found "sprng"'),
        ('highest("sprng") > 1', 'allowed: "spring", "neap"; did you mean spring?'),
        ('hihest("spring") > 1', "there is no such function at column 12; found hihest"),
        ('hihest("spring") > 1', "did you mean highest?"),
        ('y("spring", 7) > 1', "no series has a point there at column 24; found 7"),
        ('y("spring", 7) > 1', "allowed: 0, 6, 12"),
        ('highest("spring")', "this is of the wrong kind at column 12; found a number"),
        ('highest("spring")', 'allowed: a statement; a claim is a statement: change("A") > 0'),
        ('highest("spring", 1) > 1', "highest takes 1 value at column 12; found 2 values"),
        ('"spring" > 1', "these cannot be compared by > at column 12"),
        ("hours > 1", "this name is not known at column 12; found hours"),
        ("all(1 for s in series) ", "all is not for this at column 16; found a number"),
        ('1 + "a" > 1', "this is of the wrong kind at column 16; found a quoted text"),
        ('change("spring") > 1 and (', ") is missing at column 38"),
        ('limits("z") == [1, 2]', 'there is no such axis at column 19; found "z"'),
    ],
)
def test_a_wrong_formula_is_a_problem_with_line_and_column(
    run: InProcess, tides: Path, formula: str, said: str
) -> None:
    """The other claims are judged all the same."""
    broken = CLAIMS.replace("'abs(change(\"spring\")) <= 0.1'", f"'{formula}'")
    (tides / "claims.toml").write_text(broken)
    ran = run("claims")
    assert ran.status == WRONG
    assert ran.messages[0].startswith("error: data/tides/claims.toml:12: claim returns: ")
    assert said in ran.messages[0]
    assert ran.lines[0] == "tides: 1 supported, 1 untestable; 1 could not be judged"


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("'highest(\"sprng\") > 1'", (12, 20)),
        ('"highest(\\"sprng\\") > 1"', (12, 20)),
        ('"1 < 2 and highest(\\"spring\\") > sprng"', (12, 44)),
        ("'''\nall(\n  highest(s) > sprng\n  for s in series\n)'''", (14, 16)),
        ('"""highest("spring") \\\n   > sprng"""', (13, 6)),
        ("'''\nhighest(\"spring\") >\n'''", (13, 20)),
    ],
)
def test_a_fault_stands_at_its_line_and_column_in_the_file(
    run: InProcess, tides: Path, written: str, place: tuple[int, int]
) -> None:
    """However the text of the formula is written, an editor finds it there."""
    broken = CLAIMS.replace("'abs(change(\"spring\")) <= 0.1'", written)
    (tides / "claims.toml").write_text(broken)
    ran = run("claims")
    line, column = place
    assert ran.messages[0].startswith(f"error: data/tides/claims.toml:{line}: claim returns: ")
    assert f" at column {column};" in ran.messages[0] + ";"


def test_claims_that_could_not_be_judged_are_counted(run: InProcess, tides: Path) -> None:
    """Those that could not be read too, whatever verdict is asked for; the document has them."""
    broken = CLAIMS.replace('highest("spring")', 'highest("sprng")').replace('"returns"', "1")
    (tides / "claims.toml").write_text(broken)
    assert run("claims").lines[0] == "tides: 1 untestable; 2 could not be judged"
    asked = run("claims", "--only", "supported").lines
    assert asked == ["tides: 1 untestable; 2 could not be judged"]
    (figure,) = json.loads(run("claims", "--json").out)["figures"]
    assert figure["unjudged"] == 2
    (tides / "claims.toml").write_text(CLAIMS.replace("[[claim]]", "[[claim]"))
    ran = run("claims")
    assert (ran.status, ran.out, len(ran.messages)) == (WRONG, "", 1)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[[claim]]\nid", "[claim]\nid", "error: data/tides/claims.toml:9: this is not valid TOML"),
        ('id = "moon"', 'id = ""', "error: data/tides/claims.toml:15: id: wrong value"),
        ('id = "returns"', 'id = "higher"',
         'error: data/tides/claims.toml:10: id: duplicate claim id; found "higher"'),
        ('statement = "The moon', 'statemnt = "The moon',
         "error: data/tides/claims.toml:16: statemnt: unknown key; did you mean statement?"),
        ("untestable = ", "formula = '1 < 2'\nuntestable = ",
         "error: data/tides/claims.toml:17: formula: a claim needs a formula, or untest"),
        ('where = "page 3"', "where = 3", "error: data/tides/claims.toml:6: where: wrong value"),
        ('where = "page 3"', 'verdict = "true"',
         "error: data/tides/claims.toml:6: verdict: unknown verdict"),
        ('[[claim]]\nid = "moon"', '[[claims]]\nid = "moon"',
         "error: data/tides/claims.toml: claims: unknown key; did you mean claim?"),
    ],
)  # fmt: skip
def test_a_wrong_claims_file_is_a_problem_with_its_line(
    run: InProcess, tides: Path, before: str, after: str, said: str
) -> None:
    """Check and accept refuse it too, and nothing is written."""
    text = CLAIMS.replace(before, after, 1)
    (tides / "claims.toml").write_text(text)
    ran = run("claims")
    assert ran.status == WRONG
    assert any(line.startswith(said) for line in ran.messages), ran.err
    assert run("check").status == WRONG
    assert run("accept", "--claims", "tides").status == WRONG
    assert (tides / "claims.toml").read_text() == text

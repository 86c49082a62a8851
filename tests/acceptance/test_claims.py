"""`figrepro claims`, and what `accept` and `check` do with verdicts."""

import json
from pathlib import Path

import pytest

from tests.acceptance.program import DIFFERS, DONE, WRONG, Program

TIDES = """title = "Tide at the pier"
[x]
label = "Hour"
[y]
label = "Height (m)"
[reading.drawn]
resolution = 0.1
"""
POINTS = (
    "series,x,y\nspring,0,1.2\nspring,6,4.8\nspring,12,1.3\nneap,0,2.1\nneap,6,3.6\nneap,12,2.2\n"
)
CLAIMS = """# kept

[[claim]]
id = "higher"
statement = "Spring tides are higher than neap tides."  # also kept
where = "page 3"
formula = 'highest("spring") > highest("neap")'

[[claim]]
id = "returns"
statement = "The water returns to where it was."
formula = 'abs(change("spring")) <= 0.1'

[[claim]]
id = "moon"
statement = "The moon does it."
untestable = "It gives a cause; the chart shows none."
"""


@pytest.fixture
def tides(run: Program) -> Path:
    """A figure with three claims that nobody has accepted."""
    folder = run.home / "data" / "tides"
    folder.mkdir(parents=True)
    (folder / "figure.toml").write_text(TIDES)
    (folder / "series.csv").write_text(POINTS)
    (folder / "claims.toml").write_text(CLAIMS)
    return folder


def rows(text: str) -> dict[str, dict[str, object]]:
    """The claims of a document of one figure, by id."""
    (figure,) = json.loads(text)["figures"]
    return {claim["id"]: claim for claim in figure["claims"]}


@pytest.mark.usefixtures("data")
def test_claims_prints_a_table_with_the_contradicted_first(run: Program) -> None:
    """Counts stand above it; the numbers that decide stand in it."""
    ran = run("claims", "vocab-accuracy")
    assert ran.status == DONE
    assert ran.lines[0] == "vocab-accuracy: 11 contradicted, 13 supported, 7 untestable"
    verdicts = [line.split()[1] for line in ran.lines[3:]]
    assert verdicts == sorted(verdicts)
    (line,) = (line for line in ran.lines if line.startswith("v24 "))
    assert "350M +0.040, 1.3B +0.010, 2.4B +0.030" in line


@pytest.mark.usefixtures("data")
def test_only_one_verdict_may_be_asked_for(run: Program) -> None:
    """And a word that is none is refused with those that are."""
    ran = run("claims", "hellaswag", "--only", "contradicted")
    assert ran.lines[0] == "hellaswag: 9 contradicted"
    assert {line.split()[1] for line in ran.lines[3:]} == {"contradicted"}
    refused = run("claims", "--only", "contradictd")
    assert (refused.status, refused.out) == (WRONG, "")
    assert "'contradictd' is not one of 'contradicted', 'undecided', 'supported'" in refused.err
    assert "contradicted|undecided|supported|untestable" in run("claims", "--help").out
    document = json.loads(run("claims", "--only", "contradictd", "--json").out)
    assert "'contradictd' is not one of" in document["problems"][0]["message"]


@pytest.mark.usefixtures("data")
def test_the_document_carries_witness_numbers_and_dispute(run: Program) -> None:
    """The same facts as the table, and the values that turn a narrow verdict."""
    found = rows(run("claims", "hellaswag", "--json").out)
    assert found["h21"]["verdict"] == "contradicted"
    assert found["h21"]["firmness"] == "firm"
    assert found["h21"]["disputed_by"] == ["second-description"]
    assert found["h21"]["numbers"] == [{"label": "64 Rec", "value": "-1"}]
    assert found["h20"]["firmness"] == "narrow"
    assert found["h20"]["witness"] == [
        {"series": "32 Rec", "x": "400", "y": "62.5", "reading": "drawn", "rank": 1}
    ]
    assert found["h15"]["reason"] == "No points between: only 100 and 800 are given."


@pytest.mark.usefixtures("data")
def test_a_reading_that_lacks_points_leaves_claims_undecided(run: Program) -> None:
    """By the paper's own table most of the text cannot be decided, and nothing is false for it."""
    ran = run("claims", "vocab-accuracy", "--reading", "published", "--json")
    found = rows(ran.out)
    assert found["v18"]["verdict"] == "undecided"
    assert found["v17"]["verdict"] == "contradicted"


@pytest.mark.usefixtures("data")
def test_without_an_id_every_figure_that_has_the_reading_is_judged(run: Program) -> None:
    """The others are passed over without a word, as in render; every figure has the drawn one."""
    ran = run("claims", "--reading", "second-description")
    assert (ran.status, ran.err) == (DONE, "")
    summaries = [line for line in ran.lines if "by the reading" in line]
    assert [line.partition(":")[0] for line in summaries] == ["hellaswag"]
    document = json.loads(run("claims", "--reading", "second-description", "--json").out)
    assert [row["id"] for row in document["figures"]] == ["hellaswag"]
    drawn = json.loads(run("claims", "--reading", "drawn", "--json").out)
    assert [row["id"] for row in drawn["figures"]] == ["hellaswag", "vocab-accuracy"]


@pytest.mark.usefixtures("data")
def test_a_named_figure_that_lacks_the_reading_is_an_error(run: Program) -> None:
    """The others are judged all the same."""
    ran = run("claims", "vocab-accuracy", "hellaswag", "--reading", "second-description")
    assert ran.status == WRONG
    assert ran.lines[0].startswith("hellaswag: ")
    said = 'vocab-accuracy has no other reading "second-description"'
    assert ran.messages == [f"error: reading: {said}; readings there: drawn, published"]


@pytest.mark.usefixtures("data")
def test_an_unknown_reading_is_one_error_with_the_nearest_names(run: Program) -> None:
    """Said as render says it; the document has it too."""
    ran = run("claims", "--reading", "publishd")
    assert (ran.status, ran.out) == (WRONG, "")
    said = 'reading: no figure has any other reading "publishd"; did you mean published?'
    assert ran.messages == [f"error: {said}"] == run("render", "--reading", "publishd").messages
    document = json.loads(run("claims", "--reading", "publishd", "--json").out)
    assert document["problems"][0]["hint"] == "did you mean published?"
    assert "did you mean drawn?" in run("claims", "--reading", "drwn").err
    named = run("claims", "vocab-accuracy", "--reading", "publishd")
    said = 'vocab-accuracy has no other reading "publishd"; did you mean published?'
    assert (named.status, named.messages) == (WRONG, [f"error: reading: {said}"])


def test_check_fails_until_the_verdicts_are_accepted(run: Program, tides: Path) -> None:
    """Accepting writes them into the file, which keeps all else."""
    assert run("accept", "tides").status == DONE
    before = run("check")
    assert before.status == DIFFERS
    assert "  claim higher is supported (firm); no verdict was accepted before" in before.lines
    accepted = run("accept", "--claims", "tides")
    assert accepted.status == DONE
    assert accepted.lines[0] == "tides: accepted 3 verdicts"
    text = (tides / "claims.toml").read_text()
    assert text.startswith("# kept\n")
    assert "# also kept" in text
    assert run("check").lines[-1] == "1 of 1 figures pass"
    assert run("accept", "--claims", "tides").lines == ["tides: unchanged"]
    assert (tides / "claims.toml").read_text() == text


def test_check_fails_where_a_verdict_is_no_longer_the_accepted_one(
    run: Program, tides: Path
) -> None:
    """A claim that the source gets wrong is a finding; one that turns is a failure."""
    run("accept", "--claims", "tides")
    (tides / "series.csv").write_text(POINTS.replace("spring,6,4.8", "spring,6,3.5"))
    run("accept", "tides")
    ran = run("check", "--json")
    assert ran.status == DIFFERS
    (figure,) = json.loads(ran.out)["figures"]
    assert figure["status"] == "differ"
    turned = [claim["id"] for claim in figure["claims"] if not claim["is_accepted"]]
    assert turned == ["higher"]
    assert "claim higher is contradicted (firm); accepted was supported (firm)" in run("check").out


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
        ('change("spring") > 1 and (', "the formula ends too early at column 38"),
        ('limits("z") == [1, 2]', 'there is no such axis at column 19; found "z"'),
    ],
)
def test_a_wrong_formula_is_a_problem_with_line_and_column(
    run: Program, tides: Path, formula: str, said: str
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
        ("'''\nhighest(\"spring\") >\n'''", (14, 1)),
    ],
)
def test_a_fault_stands_at_its_line_and_column_in_the_file(
    run: Program, tides: Path, written: str, place: tuple[int, int]
) -> None:
    """However the text of the formula is written, an editor finds it there."""
    broken = CLAIMS.replace("'abs(change(\"spring\")) <= 0.1'", written)
    (tides / "claims.toml").write_text(broken)
    ran = run("claims")
    line, column = place
    assert ran.messages[0].startswith(f"error: data/tides/claims.toml:{line}: claim returns: ")
    assert f" at column {column};" in ran.messages[0] + ";"


def test_claims_that_could_not_be_judged_are_counted(run: Program, tides: Path) -> None:
    """Those that could not be read too, whatever verdict is asked for; the document has them."""
    broken = CLAIMS.replace('highest("spring")', 'highest("sprng")').replace('"returns"', "1")
    (tides / "claims.toml").write_text(broken)
    assert run("claims").lines[0] == "tides: 1 untestable; 2 could not be judged"
    asked = run("claims", "--only", "supported").lines
    assert asked == ["tides: no claims; 2 could not be judged"]
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
         'error: data/tides/claims.toml:10: id: another claim has this id; found "higher"'),
        ('statement = "The moon', 'statemnt = "The moon',
         "error: data/tides/claims.toml:16: statemnt: unknown key; did you mean statement?"),
        ("untestable = ", "formula = '1 < 2'\nuntestable = ",
         "error: data/tides/claims.toml:17: formula: a claim has a formula, or says why"),
        ('where = "page 3"', "where = 3", "error: data/tides/claims.toml:6: where: wrong value"),
        ('where = "page 3"', 'verdict = "true"',
         "error: data/tides/claims.toml:6: verdict: unknown verdict"),
        ('[[claim]]\nid = "moon"', '[[claims]]\nid = "moon"',
         "error: data/tides/claims.toml: claims: unknown key; did you mean claim?"),
    ],
)  # fmt: skip
def test_a_wrong_claims_file_is_a_problem_with_its_line(
    run: Program, tides: Path, before: str, after: str, said: str
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


def test_a_figure_without_claims_says_so(run: Program, tides: Path) -> None:
    """That is no problem."""
    (tides / "claims.toml").unlink()
    ran = run("claims")
    assert (ran.status, ran.lines) == (DONE, ["tides: no claims"])
    assert rows(run("claims", "--json").out) == {}


def test_texts_of_claims_are_never_markup(run: Program, tides: Path) -> None:
    """Brackets and escapes are shown as they are, or as pictures."""
    hostile = CLAIMS.replace("The moon does it.", "[red]The\\u001b[31m moon[/red]")
    (tides / "claims.toml").write_text(hostile)
    assert "[red]The␛[31m moon[/red]" in run("claims").out


def test_the_help_lists_every_function(run: Program) -> None:
    """With a formula to copy."""
    from figrepro.claims.functions import FUNCTIONS

    shown = run("claims", "--help").out
    for function in FUNCTIONS.values():
        assert function.example in shown


@pytest.mark.usefixtures("data")
def test_judging_claims_loads_no_library_of_drawings_or_arrays(run: Program) -> None:
    """They cost nothing that they do not need."""
    ran = run("claims", "--json", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ran.messages}
    assert not loaded & {"numpy", "matplotlib", "pandas", "PIL"}

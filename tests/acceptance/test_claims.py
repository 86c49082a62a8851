"""`figrepro claims`, and what `accept` and `check` do with verdicts."""

import json
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DIFFERS, DONE, WRONG
from tests.acceptance.tides import CLAIMS, POINTS, make_tides
from tests.acceptance.whole_process import WholeProcess
from tests.claims.about import values_of
from tests.claims.plain_python import holds
from tests.figures import shipped


@pytest.fixture
def tides(run: InProcess) -> Path:
    """A figure with three claims that nobody has accepted."""
    return make_tides(run.home / "data")


def rows(text: str) -> dict[str, dict[str, Any]]:
    """The claims of a document of one figure, by id."""
    (figure,) = json.loads(text)["figures"]
    return {claim["id"]: claim for claim in figure["claims"]}


@pytest.mark.usefixtures("data")
def test_claims_prints_a_table_with_the_contradicted_first(run: InProcess) -> None:
    """Counts stand above it; the numbers that decide stand in it."""
    ran = run("claims", "vocab-accuracy")
    assert ran.status == DONE
    assert ran.lines[0] == "vocab-accuracy: 11 contradicted, 13 supported, 7 untestable"
    verdicts = [line.split()[1] for line in ran.lines[3:]]
    assert verdicts == sorted(verdicts)
    (line,) = (line for line in ran.lines if line.startswith("v24 "))
    assert "350M +0.040, 1.3B +0.010, 2.4B +0.030" in line


@pytest.mark.usefixtures("data")
def test_only_one_verdict_may_be_asked_for(run: InProcess) -> None:
    """And a word that is none is refused with those that are."""
    ran = run("claims", "hellaswag", "--only", "contradicted")
    assert ran.lines[0] == "hellaswag: 9 contradicted, 22 supported, 5 untestable"
    assert run("claims", "hellaswag", "--only", "undecided").lines == ran.lines[:1]
    assert {line.split()[1] for line in ran.lines[3:]} == {"contradicted"}
    refused = run("claims", "--only", "contradictd")
    assert (refused.status, refused.out) == (WRONG, "")
    assert "'contradictd' is not one of 'contradicted', 'undecided', 'supported'" in refused.err
    assert "contradicted|undecided|supported|untestable" in run("claims", "--help").out
    document = json.loads(run("claims", "--only", "contradictd", "--json").out)
    assert "'contradictd' is not one of" in document["problems"][0]["message"]


@pytest.mark.usefixtures("data")
def test_the_document_carries_witness_numbers_and_dispute(run: InProcess) -> None:
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
@pytest.mark.parametrize(("figure_id", "narrow"), [("vocab-accuracy", 9), ("hellaswag", 4)])
def test_the_values_of_every_witness_turn_its_claim(
    run: InProcess, figure_id: str, narrow: int
) -> None:
    """Taken from the document, put in place, and worked out by Python."""
    document = rows(run("claims", figure_id, "--json").out)
    figure = shipped(figure_id)
    witnessed = [claim for claim in document.values() if claim["firmness"] == "narrow"]
    assert len(witnessed) == narrow
    for claim in witnessed:
        changed = {
            (point["series"], Decimal(point["x"])): Fraction(point["y"])
            for point in claim["witness"]
        }
        holds_now = holds(claim["formula"], values_of(figure, changed))
        assert holds_now == (claim["verdict"] == "contradicted"), claim["id"]


@pytest.mark.usefixtures("data")
def test_a_reading_that_lacks_points_leaves_claims_undecided(run: InProcess) -> None:
    """By the paper's own table most of the text cannot be decided, and nothing is false for it."""
    ran = run("claims", "vocab-accuracy", "--reading", "published", "--json")
    found = rows(ran.out)
    assert found["v18"]["verdict"] == "undecided"
    assert found["v17"]["verdict"] == "contradicted"


@pytest.mark.usefixtures("data")
def test_without_an_id_every_figure_that_has_the_reading_is_judged(run: InProcess) -> None:
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
def test_a_named_figure_that_lacks_the_reading_is_an_error(run: InProcess) -> None:
    """The others are judged all the same."""
    ran = run("claims", "vocab-accuracy", "hellaswag", "--reading", "second-description")
    assert ran.status == WRONG
    assert ran.lines[0].startswith("hellaswag: ")
    said = 'vocab-accuracy has no other reading "second-description"'
    assert ran.messages == [f"error: reading: {said}; readings there: drawn, published"]


@pytest.mark.usefixtures("data")
def test_an_unknown_reading_is_one_error_with_the_nearest_names(run: InProcess) -> None:
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


def test_check_fails_until_the_verdicts_are_accepted(run: InProcess, tides: Path) -> None:
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
    assert run("check").lines[-1] == "1 of 1 figure passes"
    assert run("accept", "--claims", "tides").lines == ["tides: unchanged"]
    assert (tides / "claims.toml").read_text() == text


def test_check_fails_where_a_verdict_is_no_longer_the_accepted_one(
    run: InProcess, tides: Path
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
    told = run("claims")
    assert (told.status, told.lines[1]) == (DONE, "not as accepted: higher")


def test_check_warns_of_a_series_of_a_reading_that_is_likely_miswritten(
    run: InProcess, tides: Path
) -> None:
    """Else nobody would see what the reading says of it; one of its own is no slip."""
    (tides / "readings").mkdir()
    (tides / "readings" / "log.csv").write_text("series,x,y\nsprng,0,1.2\nwind,0,3\n")
    said = 'only the reading log has a series "sprng"; did you mean spring?'
    assert run("check").messages == [f"warning: tides: series: {said}"]


def test_a_figure_without_claims_says_so(run: InProcess, tides: Path) -> None:
    """That is no problem."""
    (tides / "claims.toml").unlink()
    ran = run("claims")
    assert (ran.status, ran.lines) == (DONE, ["tides: no claims"])
    assert rows(run("claims", "--json").out) == {}


def test_texts_of_claims_are_never_markup(run: InProcess, tides: Path) -> None:
    """Brackets and escapes are shown as they are, or as pictures."""
    hostile = CLAIMS.replace("The moon does it.", "[red]The\\u001b[31m moon[/red]")
    (tides / "claims.toml").write_text(hostile)
    assert "[red]The␛[31m moon[/red]" in run("claims").out


def test_the_help_lists_every_function(run: InProcess) -> None:
    """With a formula to copy."""
    from figrepro.claims.functions import FUNCTIONS

    shown = run("claims", "--help").out
    for function in FUNCTIONS.values():
        assert function.example in shown


@pytest.mark.usefixtures("data")
def test_judging_claims_loads_no_library_of_drawings_or_arrays(run_process: WholeProcess) -> None:
    """They cost nothing that they do not need."""
    ran = run_process("claims", "--json", env={"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rsplit("|", 1)[-1].strip() for line in ran.messages}
    assert not loaded & {"numpy", "matplotlib", "pandas", "PIL"}

"""What `figrepro claims` looks like: on terminals of every width, and in a pipe."""

import re
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DONE, make_figure
from tests.acceptance.terminal import run_in_terminal

HEADLINE = re.compile(r"[hv]\d+[a-z]?  (contradicted|undecided|supported|untestable)(  \w+)?")
VERDICTS = ["contradicted", "supported", "untestable"]
CLAIMS = """[[claim]]
id = "odd"
statement = "supported"
formula = 'highest("spring") < 0'

[[claim]]
id = "long"
statement = "{statement}"
formula = 'highest("spring") > highest("neap")'
"""


@pytest.fixture
def tides(run: InProcess) -> Path:
    """A figure with a claim that sounds like a verdict, and one of many words."""
    folder = make_figure(run.home / "data" / "tides")
    statement = " ".join(f"word{number}" for number in range(30))
    (folder / "claims.toml").write_text(CLAIMS.format(statement=statement))
    return folder


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("columns", [40, 60, 80, 100])
def test_on_a_narrow_terminal_each_claim_has_lines_of_its_own(run: InProcess, columns: int) -> None:
    """Claim, verdict and firmness, then what it says; what needs looking at stands first."""
    seen = run_in_terminal(run.home, "claims", "hellaswag", columns=columns)
    assert (seen.status, seen.lines[1]) == (DONE, "")
    assert all(len(line.rstrip()) <= columns for line in seen.lines[1:])
    found = [match[1] for line in seen.lines if (match := HEADLINE.fullmatch(line.rstrip()))]
    assert len(found) == 36
    assert found == sorted(found, key=VERDICTS.index)
    start = seen.lines.index("h21  contradicted  firm")
    assert [line.rstrip() for line in seen.lines[start + 1 : start + 5]] == [
        "64 Rec increases from 100 to 800.",
        "numbers      64 Rec -1",
        "disputed by  second-description",
        "",
    ]


@pytest.mark.parametrize("columns", [30, 40, 80, 120, 200])
def test_words_are_never_cut(run: InProcess, tides: Path, columns: int) -> None:
    """A statement breaks between its words, and all of them are there."""
    seen = run_in_terminal(run.home, "claims", "tides", columns=columns)
    words = [word for line in seen.lines for word in line.split() if word.startswith("word")]
    assert words == [f"word{number}" for number in range(30)]
    assert not any("…" in line for line in seen.lines)
    assert tides.is_dir()


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize("figure_id", ["hellaswag", "vocab-accuracy"])
@pytest.mark.parametrize("columns", [120, 200])
def test_on_a_wide_terminal_claims_are_a_table(
    run: InProcess, figure_id: str, columns: int
) -> None:
    """With as much room for statements as the other columns leave."""
    seen = run_in_terminal(run.home, "claims", figure_id, columns=columns)
    assert seen.lines[1].split()[:4] == ["claim", "verdict", "firmness", "statement"]
    assert all(len(line.rstrip()) <= columns for line in seen.lines)
    statements = seen.lines[1].index("numbers or reason") - seen.lines[1].index("statement")
    assert statements > 30


@pytest.mark.parametrize("columns", [60, 160])
def test_the_colour_of_a_verdict_is_that_of_its_cell_alone(
    run: InProcess, tides: Path, columns: int
) -> None:
    """A statement that sounds like a verdict has none."""
    seen = run_in_terminal(run.home, "claims", "tides", columns=columns)
    red, green = "\x1b[31m", "\x1b[32m"
    assert seen.text.count(f"{red}contradicted") == 1
    assert seen.text.count(f"{green}supported") == 1  # of the other claim
    assert (seen.text.count(red), seen.text.count(green)) == (1, 1)
    plain = run_in_terminal(run.home, "claims", "tides", columns=columns, env={"NO_COLOR": "1"})
    assert red not in plain.text
    assert green not in plain.text
    assert plain.lines == seen.lines
    assert tides.is_dir()


@pytest.mark.usefixtures("data")
def test_in_a_pipe_every_claim_is_one_line(run: InProcess) -> None:
    """Whatever the width of the terminal is; figures are parted by an empty line."""
    ran = run("claims", env={"COLUMNS": "40"})
    assert ran.lines == run("claims").lines
    first, second = (ran.lines[: ran.lines.index("")], ran.lines[ran.lines.index("") + 1 :])
    assert first[0].startswith("hellaswag: ")
    assert second[0].startswith("vocab-accuracy: ")
    assert (len(first), len(second)) == (3 + 36, 3 + 31)

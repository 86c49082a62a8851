"""What may differ: `[diff]` in the spec, and the options of `diff` and `check`."""

import json
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import DIFFERS, DONE, WRONG, make_figure, replace_in


@pytest.fixture
def moved(data: Path) -> Path:
    """The folder of a figure with one point 0.01 higher than in its reference, and no claims."""
    folder = data / "vocab-accuracy"
    (folder / "claims.toml").unlink()  # what the point does to them is not asked here
    replace_in(folder / "series.csv", "1.3B,80000,0.50", "1.3B,80000,0.51")
    return folder


@pytest.mark.parametrize("command", ["diff", "check"])
@pytest.mark.parametrize(
    ("option", "status"),
    [
        ("y=0.01", DONE),
        ("y=0.0099", DIFFERS),
        ("x=5", DIFFERS),
        ("series/1.3B=0.01", DONE),
        ("series/350M=0.01", DIFFERS),
    ],
)
def test_a_tolerance_of_the_call_lets_values_differ(
    run: InProcess, moved: Path, command: str, option: str, status: int
) -> None:
    """A change no larger than the tolerance of its series or axis is listed and matches."""
    ran = run(command, moved.name, "--tolerance", option)
    assert (ran.status, ran.err) == (status, "")
    assert ("(within tolerance)" in ran.lines[1]) == (status == DONE)


def test_a_tolerance_of_a_series_wins_over_that_of_its_axis(run: InProcess, moved: Path) -> None:
    """What is said of one series holds for it, the rest keeps that of the axis."""
    options = ("--tolerance", "y=1", "--tolerance", "series/1.3B=0")
    assert run("diff", moved.name, *options).status == DIFFERS


def test_ignored_elements_are_listed_and_match(run: InProcess, data: Path) -> None:
    """Patterns fit names of elements and keys of the spec."""
    folder = data / "vocab-accuracy"
    replace_in(folder / "figure.toml", "Batch Count", "Batches")
    for pattern in ("x/label", "x/*", "x.label"):
        ran = run("diff", folder.name, "--ignore", pattern)
        assert ran.status == DONE
        assert ran.lines[1] == "  x.label: “Batch Count” in the reference, Batches now (ignored)"
    assert run("diff", folder.name, "--ignore", "y/*").status == DIFFERS


def test_the_policy_of_the_spec_holds_without_any_option(run: InProcess, moved: Path) -> None:
    """What may differ can be said once, beside the figure."""
    spec = moved / "figure.toml"
    spec.write_text(f'{spec.read_text()}\n[diff.tolerance]\nseries."1.3B" = 0.02\n')
    assert run("diff", moved.name).status == DONE
    assert run("diff", moved.name, "--tolerance", "series/1.3B=0").status == DIFFERS


def test_a_tolerance_for_a_series_that_is_not_there_is_a_problem(
    run: InProcess, moved: Path
) -> None:
    """A misspelt name would otherwise never be noticed."""
    spec = moved / "figure.toml"
    spec.write_text(f'{spec.read_text()}\n[diff.tolerance]\nseries."1.3b" = 0.02\n')
    ran = run("diff", moved.name)
    assert ran.status == WRONG
    assert "the series is not in series.csv" in ran.err
    assert "did you mean 1.3B?" in ran.err


@pytest.mark.parametrize("command", ["diff", "check"])
def test_a_call_for_a_series_that_no_figure_has_is_refused(
    run: InProcess, moved: Path, command: str
) -> None:
    """The message names the nearest; nothing is compared."""
    said = (
        'error: --tolerance: no figure has this series; found "1.3b"; '
        "allowed: 350M, 1.3B, 2.4B; did you mean 1.3B?"
    )
    ran = run(command, moved.name, "--tolerance", "series/1.3b=1")
    assert (ran.status, ran.out, ran.messages) == (WRONG, "", [said])
    ran = run(command, moved.name, "--tolerance", "series/1.3b=1", "--json")
    document = json.loads(ran.out)
    assert (ran.status, document["figures"]) == (WRONG, [])
    assert [problem["hint"] for problem in document["problems"]] == ["did you mean 1.3B?"]


def test_a_series_needs_only_be_in_one_of_the_figures(run: InProcess, moved: Path) -> None:
    """Or in the reference of one; where a figure cannot be read, its own problems are told."""
    assert run("diff", "--tolerance", "series/1.3B=0.01").status == DONE
    csv = make_figure(moved.parent / "tides") / "series.csv"
    assert run("accept", "tides").status == DONE
    csv.write_text(csv.read_text().replace("neap,", "ebb,"))
    assert run("diff", "tides", "--tolerance", "series/neap=0.01").status == DIFFERS
    csv.write_text("series,x,y\nebb,0,high\n")
    ran = run("diff", "--tolerance", "series/1=0.01")
    assert ran.status == WRONG
    assert "--tolerance" not in ran.err


@pytest.mark.parametrize("written", ["a/b 50%", "a%2Fb 50%25"])
def test_a_series_is_named_plainly_or_as_elements_are(run: InProcess, written: str) -> None:
    """As `--ignore` and the sheet have it."""
    csv = "series,x,y\na/b 50%,0,1\na/b 50%,5,2\nother,0,1.5\n"
    folder = make_figure(run.home / "data" / "slashes", csv=csv)
    assert run("accept", folder.name).status == DONE
    replace_in(folder / "series.csv", "5,2\n", "5,1.9\n")
    assert run("diff", folder.name).status == DIFFERS
    assert run("diff", folder.name, "--tolerance", f"series/{written}=0.1").status == DONE
    assert run("diff", folder.name, "--ignore", f"series/{written}/*").status == DONE
    assert run("diff", folder.name, "--ignore", "series/a/*").status == DIFFERS


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--tolerance", "0.01"), 'invalid value for --tolerance; found "0.01"'),
        (("--tolerance", "y=-1"), 'invalid value for --tolerance; found "y=-1"'),
        (("--tolerance", "y=nan"), 'invalid value for --tolerance; found "y=nan"'),
        (("--tolerance", "series/=1"), 'invalid value for --tolerance; found "series/=1"'),
        (("--threshold", "2"), 'invalid value for --threshold; found "2"'),
        (("--threshold", "nan"), 'invalid value for --threshold; found "nan"'),
    ],
)
def test_an_option_that_makes_no_sense_is_refused(
    run: InProcess, data: Path, options: tuple[str, str], message: str
) -> None:
    """The message says what is allowed."""
    assert data.is_dir()
    ran = run("diff", *options)
    assert ran.status == WRONG
    assert ran.err.startswith(f"error: {message}; allowed: ")


def test_the_document_says_why_a_change_is_allowed(run: InProcess, moved: Path) -> None:
    """A script can tell what was tolerated from what was not there."""
    ran = run("diff", moved.name, "--tolerance", "y=0.5", "--json")
    (figure,) = json.loads(ran.out)["figures"]
    assert figure["status"] == "match"
    (change,) = figure["changes"]
    assert (change["allowance"], change["difference"]) == ("within tolerance", "+0.010")

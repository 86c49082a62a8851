"""What may differ from a reference: `[diff]` in a spec, and options of `diff` and `check`."""

from pathlib import Path

import pytest

from tests.acceptance.png import paint
from tests.acceptance.program import DIFFERS, DONE, WRONG, Program, replace_in

MOVED = "  4 Rec at 100: 32 in the reference, 34 now (+2, 27.4 px up)"


@pytest.fixture
def moved(data: Path) -> Path:
    """The folder of a figure of which a point has moved by 2, and so have its bounds."""
    replace_in(data / "hellaswag" / "series.csv", "4 Rec,100,32,,,", "4 Rec,100,34,,,")
    return data / "hellaswag"


@pytest.mark.parametrize(("command", "option"), [("diff", "y=2"), ("check", "series/4 Rec=2.5")])
def test_a_change_within_tolerance_matches_and_is_listed(
    run: Program, moved: Path, command: str, option: str
) -> None:
    """It is told like any other, with the reason why it may be."""
    ran = run(command, "hellaswag", "--tolerance", option)
    assert (ran.status, ran.err) == (DONE, "")
    assert ran.lines[:2] == ["hellaswag: match", f"{MOVED} (within tolerance)"]
    assert moved.is_dir()


def test_a_change_beyond_tolerance_differs(run: Program, moved: Path) -> None:
    """Also where another axis or another series would tolerate it."""
    options = ("y=1.9", "x=10", "series/1 Rec=9")
    ran = run("check", "hellaswag", *(part for one in options for part in ("--tolerance", one)))
    assert ran.status == DIFFERS
    assert ran.lines[1] == MOVED
    assert moved.is_dir()


def test_a_spec_says_what_may_differ(run: Program, moved: Path) -> None:
    """An option takes the place of one of its tolerances, and adds to what it ignores."""
    spec = moved / "figure.toml"
    spec.write_text(f"{spec.read_text()}\n[diff]\ntolerance = {{ y = 3 }}\n")
    assert run("diff", "hellaswag").status == DONE
    assert run("diff", "hellaswag", "--tolerance", "y=1").status == DIFFERS
    assert run("diff", "hellaswag", "--tolerance", "y=1", "--ignore", "series/4*").status == DONE


def test_what_is_ignored_may_be_painted_over(run: Program, data: Path) -> None:
    """Elements by name, with patterns: edited pixels of all others still differ."""
    paint(data / "hellaswag" / "reference.png", (910, 100, 920, 110), (0, 0, 0))
    ran = run("check", "hellaswag")
    assert ran.status == DIFFERS
    assert {line.partition(":")[0] for line in ran.lines[2:-2]} == {
        "  legend/1 Rec/label",
        "  legend/frame",
    }
    assert run("check", "hellaswag", "--ignore", "legend/*").status == DONE


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--tolerance", "z=1"),
        ("--tolerance", "y=nan"),
        ("--tolerance", "series/=1"),
        ("--threshold", "2"),
    ],
)
def test_an_option_that_cannot_be_understood_is_a_problem(
    run: Program, data: Path, option: str, value: str
) -> None:
    """Status 2 and one line, before anything is drawn."""
    ran = run("diff", option, value)
    assert (ran.status, ran.out) == (WRONG, "")
    assert ran.messages[0].startswith(f"error: {option} cannot be understood; found ")
    assert data.is_dir()

"""The exit status says how a run ended, also one that could not end well."""

import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import (
    BUG,
    CLOSED_PIPE,
    DIFFERS,
    DONE,
    INTERRUPTED,
    WRONG,
    environment,
    make_figure,
)
from tests.acceptance.whole_process import WholeProcess, some_slow


@pytest.mark.parametrize("command", ["diff", "check"])
def test_wrong_input_wins_over_a_difference_and_that_over_a_match(
    run: InProcess, data: Path, command: str
) -> None:
    """0 while all match, 1 once one is missing, 2 once another cannot be read."""
    if command == "diff":
        assert run(command).status == DONE
    (data / "hellaswag" / "reference.png").unlink()
    assert run(command, "hellaswag").status == DIFFERS
    make_figure(data / "broken", csv="series,x,y\n")
    ran = run(command)
    assert ran.status == WRONG
    assert ran.lines[:2] == [
        "hellaswag: missing: there is no reference; `figrepro accept hellaswag` makes one",
        "vocab-accuracy: match",
    ]
    assert ran.messages == ["error: data/broken/series.csv:1: there are no points under the header"]


def _with_a_bug(where: Path) -> dict[str, str]:
    """An environment in which a function of figrepro fails as no function may."""
    (where / "sitecustomize.py").write_text(
        "import figrepro.figure.folders as folders\n"
        "def find_data(chosen=None):\n"
        "    raise ZeroDivisionError('the tide\\x1b[31m is out')\n"
        "folders.find_data = find_data\n"
    )
    path = os.pathsep.join(filter(None, [str(where), environment().get("PYTHONPATH")]))
    return {"PYTHONPATH": path, "TMPDIR": str(where)}


def test_a_bug_says_where_to_report_it_and_keeps_the_traceback_in_a_file(
    run_process: WholeProcess, tmp_path: Path
) -> None:
    """Status 70, two lines, and a file that holds what those who mend it need."""
    ran = run_process("list", env=_with_a_bug(tmp_path))
    assert (ran.status, ran.out) == (BUG, "")
    first, second = ran.messages
    assert first == "error: this is a bug in figrepro: ZeroDivisionError: the tide␛[31m is out"
    found = re.search(r"please report it with the file (\S+) \(see .Reporting a bug.", second)
    assert found is not None
    log = Path(found[1])
    assert log.parent == tmp_path
    assert re.fullmatch(r"figrepro \d+\.\d+\.\d+", log.read_text().splitlines()[0])
    assert "Traceback" in log.read_text()


def test_a_bug_is_reported_where_no_file_can_be_written(
    run_process: WholeProcess, tmp_path: Path
) -> None:
    """The line that says what happened does not depend on a disk with room."""
    env = _with_a_bug(tmp_path)
    script = (
        "import tempfile, runpy; tempfile.tempdir = '/dev/full'; "
        "runpy.run_module('figrepro', run_name='__main__')"
    )
    ran = run_process("list", env=env, command=[sys.executable, "-c", script])
    assert (ran.status, ran.out) == (BUG, "")
    assert ran.messages[1] == "please report it (see “Reporting a bug” in the README)"


def test_an_interrupt_ends_a_run_quietly(run_process: WholeProcess, tmp_path: Path) -> None:
    """Status 130; what was drawn is whole, what was being written has left nothing."""
    for number in range(200):
        make_figure(tmp_path / "data" / f"figure-{number:03}")
    process = run_process.start("render")
    out = tmp_path / "out"
    while not (out.is_dir() and any(out.glob("*.png"))):
        assert process.poll() is None
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=60)
    assert (process.returncode, stderr) == (INTERRUPTED, b"")
    drawn = list(out.iterdir())
    assert 0 < len(drawn) < 200
    assert {path.read_bytes()[-8:-4] for path in drawn} == {b"IEND"}


FULL = Path("/dev/full")
NEEDS_FULL = pytest.mark.skipif(not FULL.exists(), reason="only Linux has a disk that is full")

CALLS = [
    "--help",
    "--version",
    "list",
    "list --json",
    "table hellaswag",
    "table hellaswag --format csv",
    "show hellaswag",
    "schema",
]


@pytest.mark.parametrize(
    "call", some_slow([*CALLS, "render", "check --json"], quick=("--help", "list", "render"))
)
def test_a_reader_that_has_gone_is_no_failure_of_figrepro(
    run_process: WholeProcess, data: Path, call: str
) -> None:
    """`figrepro … | true` is quiet, and its status is none of those that say something else."""
    assert data.is_dir()
    process = run_process.start(*call.split())
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    assert (process.wait(timeout=60), said) == (CLOSED_PIPE, b"")


def test_a_reader_that_takes_one_line_gets_it(run_process: WholeProcess, tmp_path: Path) -> None:
    """`figrepro table … | head -1` prints the line and nothing else."""
    points = "".join(f"spring,{x},{x % 7}\n" for x in range(30_000))
    make_figure(tmp_path / "data" / "long", csv=f"series,x,y\n{points}")
    process = run_process.start("table", "long", "--format", "csv")
    assert process.stdout is not None
    assert process.stdout.readline() == b"series,x,y,y_low,y_high,basis\n"
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    assert (process.wait(timeout=60), said) == (CLOSED_PIPE, b"")


@NEEDS_FULL
def test_messages_nobody_reads_change_nothing(run_process: WholeProcess, data: Path) -> None:
    """With standard error closed, full or gone, data and status are what they were."""
    make_figure(data / "broken", csv="series,x,y\n")
    expected = (WRONG, run_process("list").stdout)
    with FULL.open("wb") as full:
        ran = run_process("list", stderr=full)
        assert (ran.status, ran.stdout) == expected
        closed = run_process("list", command=["sh", "-c", 'exec "$@" 2>&-', "sh", *_program()])
        assert (closed.status, closed.stdout) == expected
    process = run_process.start("list")
    assert process.stderr is not None
    process.stderr.close()
    assert process.stdout is not None
    printed = process.stdout.read()
    assert (process.wait(timeout=60), printed) == expected


@NEEDS_FULL
@pytest.mark.parametrize("call", some_slow(CALLS, quick=("--help", "table hellaswag --format csv")))
def test_output_that_cannot_be_written_is_said_so(run_process: WholeProcess, call: str) -> None:
    """A full disk is neither a bug nor success: status 2 and one line."""
    with FULL.open("wb") as full:
        ran = run_process(*call.split(), stdout=full)
    assert (ran.status, ran.messages) == (
        WRONG,
        ["error: cannot write to standard output: No space left on device"],
    )


@pytest.mark.parametrize(
    "call",
    some_slow(
        [
            *CALLS,
            "claims",
            "claims --json",
            "describe",
            "describe --json",
            "table hellaswag --format json",
            "check",
            "check --json",
            "diff",
            "render",
        ],
        quick=("--version", "table hellaswag", "list --json", "diff"),
    ),
)
def test_output_that_is_closed_is_said_so(run_process: WholeProcess, data: Path, call: str) -> None:
    """As a full disk is: whoever asked for a result and has none must learn of it."""
    assert data.is_dir()
    ran = run_process(*call.split(), command=["sh", "-c", 'exec "$@" >&-', "sh", *_program()])
    assert (ran.status, ran.out, ran.messages) == (
        WRONG,
        "",
        ["error: cannot write to standard output: it is closed"],
    )


def test_work_is_done_where_its_output_is_closed(run_process: WholeProcess, data: Path) -> None:
    """Files are written before their names are printed; messages still have their reader."""
    assert data.is_dir()
    closed = ["sh", "-c", 'exec "$@" >&-', "sh", *_program()]
    assert run_process("render", "hellaswag", command=closed).status == WRONG
    assert (run_process.home / "out" / "hellaswag.png").is_file()
    ran = run_process("list", "--data", "nowhere", command=closed)
    assert (ran.status, ran.messages) == (
        WRONG,
        ['error: --data: this is not a directory; found "nowhere"'],
    )


def _program() -> list[str]:
    return [sys.executable, "-m", "figrepro"]

"""Killed, interrupted, or run twice at once: a file is the old one or the new one."""

import random
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.acceptance.in_process import InProcess
from tests.acceptance.program import (
    DONE,
    files_under,
    make_figure,
    replace_in,
)
from tests.acceptance.whole_process import WholeProcess

if TYPE_CHECKING:
    import subprocess

COUNT = 10
"""Figures in a run: there are as many moments at which a file is being written."""

IN_RENDER = (["render", "--force"], "out", "{}.png")
IN_ACCEPT = (["accept", "--all"], "data", "{}/reference.png")
BOTH = pytest.mark.parametrize("call", [IN_RENDER, IN_ACCEPT], ids=["render", "accept"])
Call = tuple[list[str], str, str]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Figures whose values have changed since they were drawn and accepted; to be copied."""
    home = tmp_path_factory.mktemp("kills")
    run = InProcess(home)
    for number in range(COUNT):
        make_figure(home / "data" / f"figure-{number:02}")
    assert run("render").status == DONE
    assert run("accept", "--all").status == DONE
    for number in range(COUNT):
        replace_in(home / "data" / f"figure-{number:02}" / "series.csv", "neap,6,3.6", "neap,6,3.9")
    return home


@pytest.fixture
def run_process(tmp_path: Path, prepared: Path) -> WholeProcess:
    """The program as a process, in a copy of that directory."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return WholeProcess(tmp_path)


@pytest.fixture
def run(run_process: WholeProcess) -> InProcess:
    """The program in the same place: for what comes after the kills."""
    return InProcess(run_process.home)


def _places(home: Path, call: Call) -> list[Path]:
    _, folder, pattern = call
    return [home / folder / pattern.format(f"figure-{number:02}") for number in range(COUNT)]


def _outcomes(run_process: WholeProcess, call: Call, tries: int) -> Iterator[tuple[int, int]]:
    """How many files were old and how many new after each kill; there is nothing between."""
    arguments, _, _ = call
    places = _places(run_process.home, call)
    old = {place: place.read_bytes() for place in places}
    started = time.monotonic()
    assert run_process(*arguments).status == DONE
    whole = time.monotonic() - started
    new = {place: place.read_bytes() for place in places}
    assert all(old[place] != new[place] for place in places)
    moments = random.Random(20)  # noqa: S311 - nothing is kept secret
    for number in range(tries):
        for place in places:
            place.write_bytes(old[place])
        process = run_process.start(*arguments)
        if number % 2 == 0:
            _await_new(moments.randrange(1, COUNT), old, process)
        else:
            time.sleep(moments.uniform(0, whole))
        process.kill()
        process.communicate(timeout=60)
        now = {place: place.read_bytes() for place in places}
        counts = [sum(now[place] == one[place] for place in places) for one in (old, new)]
        assert sum(counts) == COUNT
        yield counts[0], counts[1]


def _await_new(count: int, old: dict[Path, bytes], process: "subprocess.Popen[bytes]") -> None:
    """Waits until so many files are new: a moment between two of them, however fast the run is."""
    while process.poll() is None:
        if sum(place.read_bytes() != content for place, content in old.items()) >= count:
            return
        time.sleep(0.001)


def _assert_leftovers_do_no_harm(run: InProcess, call: Call) -> None:
    """What a killed run left is no figure, and the next run ends as if it were not there."""
    assert len(run("list").lines) == COUNT + 1
    assert run(*call[0]).status == DONE
    assert len({place.read_bytes() for place in _places(run.home, call)}) == 1
    assert run("check").status == DONE if call is IN_ACCEPT else True


@pytest.mark.parametrize("call", [IN_RENDER], ids=["render"])
def test_a_kill_leaves_the_old_file_or_the_new_one(
    run: InProcess, run_process: WholeProcess, call: Call
) -> None:
    """Between the first file and the last; the suite that CI adds tries fifty moments."""
    assert len(list(_outcomes(run_process, call, tries=1))) == 1
    _assert_leftovers_do_no_harm(run, call)


@pytest.mark.slow
@BOTH
def test_fifty_kills_leave_the_old_file_or_the_new_one(
    run: InProcess, run_process: WholeProcess, call: Call
) -> None:
    """Over the whole duration, some of them between the first file and the last."""
    outcomes = list(_outcomes(run_process, call, tries=50))
    assert sum(0 < new < COUNT for _, new in outcomes) >= 1
    _assert_leftovers_do_no_harm(run, call)


def test_what_killed_runs_leave_is_passed_over(run: InProcess) -> None:
    """Half-written files beside figures, references and renders are nobody's."""
    data, out = run.home / "data", run.home / "out"
    (out / ".figure-00.png.x1y2.tmp").write_bytes(b"half")
    (data / "figure-00" / ".reference.png.x1y2.tmp").write_bytes(b"half")
    make_figure(data / ".new-x1y2" / "figure-99", csv="half")
    ran = run("render", "figure-00")
    assert (ran.status, ran.lines, ran.err) == (DONE, ["out/figure-00.png"], "")
    listed = run("list")
    assert (listed.status, len(listed.lines), listed.err) == (DONE, COUNT + 1, "")


@pytest.mark.slow
def test_two_runs_at_once_write_into_one_directory(
    run: InProcess, run_process: WholeProcess
) -> None:
    """Both end well, every file is whole and the same as from one run alone."""
    assert run("render", "--force", "--out", "alone").status == DONE
    both = [run_process.start("render", "--force") for _ in range(2)]
    for process in both:
        _, stderr = process.communicate(timeout=60)
        assert (process.returncode, stderr) == (DONE, b"")
    contents = {
        folder: {
            name: content
            for name, (_, _, content) in files_under(run_process.home / folder).items()
        }
        for folder in ("out", "alone")
    }
    assert contents["out"] == contents["alone"]
    assert len(contents["out"]) == COUNT


def test_a_new_figure_is_there_whole_or_not_at_all(
    run: InProcess, run_process: WholeProcess
) -> None:
    """A folder that is being made is no figure until it is one."""
    source = run_process.home / "out" / "figure-00.png"
    moments = random.Random(3)  # noqa: S311 - nothing is kept secret
    for number in range(3):
        process = run_process.start("new", f"made-{number}", "--from", source)
        time.sleep(moments.uniform(0.05, 0.4))
        process.kill()
        process.communicate(timeout=60)
    ran = run("list")
    assert (ran.status, ran.err) == (DONE, "")
    assert len(ran.lines) > COUNT

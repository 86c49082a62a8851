"""What each command imports: nothing heavy that it does not need."""

import json
import sys
from pathlib import Path

import pytest

from tests.acceptance.program import DONE, LEAST_CSV, make_figure
from tests.acceptance.whole_process import WholeProcess, some_slow

SCRIPT = """
import json, runpy, sys
try:
    runpy.run_module("figrepro", run_name="__main__", alter_sys=True)
except SystemExit as ended:
    heavy = {"matplotlib", "pandas", "numpy", "PIL", "rich", "typer", "pydantic"} & set(sys.modules)
    print(json.dumps([ended.code, sorted(heavy)]), file=sys.stderr)
"""

ARRAYS_AND_ABOVE = {"numpy", "pandas", "matplotlib", "PIL"}
NOR_CONVERSION = {*ARRAYS_AND_ABOVE, "pydantic"}
"""Also without pydantic, which newer releases of typer import to convert what a call says."""

NEVER: dict[str, set[str]] = {
    "--help": NOR_CONVERSION,
    "--version": ARRAYS_AND_ABOVE,
    "render --help": ARRAYS_AND_ABOVE,
    "list": NOR_CONVERSION,
    "list --json": NOR_CONVERSION,
    "schema": NOR_CONVERSION,
    "new again --from data/hellaswag/reference.png": ARRAYS_AND_ABOVE,
    "new again --from points.csv": NOR_CONVERSION,
    "show hellaswag": {"pandas", "matplotlib", "pydantic"},
    "table hellaswag": ARRAYS_AND_ABOVE,
    "table hellaswag --view readings --format markdown": {*ARRAYS_AND_ABOVE, "rich"},
    "table hellaswag --format latex": {*ARRAYS_AND_ABOVE, "rich"},
    "table hellaswag --format csv": {*ARRAYS_AND_ABOVE, "rich"},
    "table hellaswag --format json": {*ARRAYS_AND_ABOVE, "rich"},
    "table hellaswag --view similarity --format csv": {*ARRAYS_AND_ABOVE, "rich"},
    "describe hellaswag": {*NOR_CONVERSION, "rich"},
    "describe --json": {*ARRAYS_AND_ABOVE, "rich"},
    "render --format svg vocab-accuracy": {"pandas"},
    "diff vocab-accuracy": {"pandas"},
    "check --json vocab-accuracy": {"pandas"},
    "accept vocab-accuracy": {"pandas"},
}
"""The calls that are looked at, and what each must not import."""

QUICK = (
    "--help",
    "list --json",
    "schema",
    "new again --from points.csv",
    "show hellaswag",
    "table hellaswag",
    "table hellaswag --format csv",
    "describe hellaswag",
    "render --format svg vocab-accuracy",
)


def _imported(run_process: WholeProcess, *args: str | Path) -> tuple[int, set[str]]:
    """The status of a call, and which heavy libraries it has imported."""
    ran = run_process(*args, command=[sys.executable, "-c", SCRIPT])
    status, heavy = json.loads(ran.messages[-1])
    return status, set(heavy)


@pytest.mark.parametrize("call", some_slow([*NEVER], quick=QUICK))
def test_a_command_imports_only_what_it_needs(
    run_process: WholeProcess, data: Path, call: str
) -> None:
    """A command that draws nothing has no matplotlib, and none has pandas."""
    (run_process.home / "points.csv").write_text(LEAST_CSV)
    status, heavy = _imported(run_process, *call.split())
    assert (status, heavy & NEVER[call]) == (DONE, set())
    assert data.is_dir()


@pytest.mark.parametrize("options", [(), pytest.param(("--json",), marks=pytest.mark.slow)])
def test_a_render_that_finds_everything_unchanged_imports_next_to_nothing(
    run_process: WholeProcess, options: tuple[str, ...]
) -> None:
    """What is drawn already is recognised without the libraries that drew it."""
    make_figure(run_process.home / "data" / "tides")
    formats = ("--format", "png", "--format", "svg", "--format", "pdf")
    assert run_process("render", *formats).status == DONE
    status, heavy = _imported(run_process, "render", *formats, *options)
    assert (status, heavy & ARRAYS_AND_ABOVE) == (DONE, set())

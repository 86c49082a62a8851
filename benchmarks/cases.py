"""What is measured, against what, and how much it may take."""

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import charts
from benchmarks.measure import Program, run

_HERE = Path(__file__).parent
_PYTHON = sys.executable
_FIGREPRO = str(Path(sys.executable).with_name("figrepro"))


def _nothing(_: Path) -> None:
    """Prepares nothing."""


def _figrepro(*arguments: str) -> Program:
    return Program(f"figrepro {' '.join(arguments)}", (_FIGREPRO, *arguments))


def _python(code: str, name: str) -> Program:
    return Program(name, (_PYTHON, "-c", code))


_STARTED = _python("pass", "python")
_TYPER = _python("import typer", "import typer")
_AGG_LOADED = _python(
    "import matplotlib.figure, matplotlib.backends.backend_agg", "matplotlib.figure, Agg"
)
_LIBRARIES = _python("import typer, msgspec, tomllib, decimal", "typer, msgspec, tomllib, decimal")
_RICH = _python("import typer, msgspec, tomllib, decimal, rich.table", "the same, rich.table")
_PYTEST = _python("import pytest, matplotlib.pyplot", "pytest, pyplot")


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that must not take too long.

    Attributes:
        name: What the command line calls it.
        ours: What figrepro does.
        against: What it is measured against.
        limit: How many times as long as that it may take.
        aim: How few it should take, where that is less.
        floors: Imports that one of the two cannot do without, for what they take alone.
        prepare: Fills the empty folder that all of these run in.
        figures: By how many figures the times are divided.
    """

    name: str
    ours: Program
    against: Program
    limit: float
    aim: float | None = None
    floors: Sequence[Program] = (_STARTED,)
    prepare: Callable[[Path], None] = _nothing
    figures: int = 1


def _copy_data(folder: Path) -> None:
    """The figures, where figrepro looks for them and the script reads them."""
    shutil.copytree(_HERE.parent / "data", folder / "data")


def _write_charts(folder: Path) -> None:
    """The small charts for both sides, with a reference for each."""
    drawn = charts.charts()
    charts.write_folders(drawn, folder / "data")
    charts.write_tests(drawn, folder / "test_charts.py")
    shutil.copy(_HERE / "baselines" / "plain.py", folder)
    (folder / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    run(_figrepro("accept", "--all"), folder)
    run(_pytest_mpl("--mpl-generate-path=baseline"), folder)
    for made in (folder.glob("data/*/reference.png"), folder.glob("baseline/*.png")):
        if len(list(made)) != charts.COUNT:
            message = f"there must be {charts.COUNT} references on each side"
            raise RuntimeError(message)


def _pytest_mpl(*arguments: str) -> Program:
    """Runs pytest with no plugin but pytest-mpl, and matplotlib's own style."""
    plugins = ("-p", "no:cacheprovider", "-p", "pytest_mpl.plugin")
    style = "--mpl-default-style=default"
    command = (_PYTHON, "-m", "pytest", "-q", *plugins, style, *arguments, "test_charts.py")
    return Program("pytest-mpl", command, {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"})


_SCRIPT = Program(
    "the script",
    (_PYTHON, str(_HERE / "baselines" / "vocab_accuracy.py")),
    {"MPLBACKEND": "Agg"},
)

CASES: tuple[Case, ...] = (
    Case(
        "render",
        _figrepro("render", "vocab-accuracy", "--force"),
        _SCRIPT,
        limit=0.88,
        aim=0.80,
        floors=(_STARTED, _TYPER, _AGG_LOADED),
        prepare=_copy_data,
    ),
    Case(
        "unchanged",
        _figrepro("render", "vocab-accuracy"),
        _SCRIPT,
        limit=0.2,
        floors=(_STARTED, _LIBRARIES),
        prepare=_copy_data,
    ),
    Case(
        "table",
        _figrepro("table", "hellaswag"),
        _python("import pandas, rich.table", "import pandas, rich.table"),
        limit=1.4,
        floors=(_STARTED, _LIBRARIES, _RICH),
        prepare=_copy_data,
    ),
    Case(
        "list",
        _figrepro("list"),
        _TYPER,
        limit=2.5,
        floors=(_STARTED, _LIBRARIES),
        prepare=_copy_data,
    ),
    Case("help", _figrepro("--help"), _TYPER, limit=2.5),
    Case(
        "compare",
        _figrepro("diff"),
        _pytest_mpl("--mpl", "--mpl-baseline-path=baseline"),
        limit=0.85,
        floors=(_STARTED, _AGG_LOADED, _PYTEST),
        prepare=_write_charts,
        figures=charts.COUNT,
    ),
)
